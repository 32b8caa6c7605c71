import type { Finding } from '../../shared/model/finding.ts';
import { findingText } from '../../shared/reports/words.ts';
import type { Text } from './text.ts';

/** The sentence of a finding as it is shown: what a server said is not broken behind its first sign (`-ERR`). */
export const titleText = ({ all }: Text, finding: Finding): string =>
  findingText(all, finding).replace(/(?<=\s)-(?=[A-Z])/g, '\u2011');
