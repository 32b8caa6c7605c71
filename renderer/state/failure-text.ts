import type { Failure } from '../../shared/ipc/contract.ts';
import type { Text } from './text.ts';

/** A refusal or failure in words; the file it is about is named. */
export const failureText = (text: Text, { code, file }: Failure): string =>
  text(`failure-${code}`, { file: file ?? '' });
