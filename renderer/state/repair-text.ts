import { programName } from '../../shared/facts/program-name.ts';
import type { ClientId } from '../../shared/model/ids.ts';
import type { Refusal } from '../../shared/model/plan.ts';
import type { Text } from './text.ts';

export const refusalText = (text: Text, { code, file, params }: Refusal): string =>
  text.all(`refusal.${code}`, { file: file ?? '', ...params });

export const fixTitle = (text: Text, fix: string): string => text.all(`fix.${fix}.title`);

/** The program that must be closed, by its own name. */
export const programOf = ({ params: { program } }: Refusal): string => programName(String(program) as ClientId);
