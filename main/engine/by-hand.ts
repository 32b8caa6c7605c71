import { translator } from '../../shared/messages/format.ts';
import { product } from '../../shared/product.ts';
import type { StoredEntry } from '../store/journal-entry.ts';

/** The entry's README.txt: how to put everything back without us, in every language that we speak. */
export function byHand(entry: StoredEntry): string {
  return (['en', 'de'] as const)
    .map((language) => {
      const translate = translator(language);
      const lines = entry.changes.map((change) =>
        translate(`journal.by-hand-${change.kind}`, {
          path: change.path,
          kept: change.kept ?? '',
          existed: change.before ? 'yes' : 'no',
          offset: change.part?.offset ?? 0,
          before: change.part?.before ?? '',
          after: change.part?.after ?? '',
          size: change.before?.size ?? 0,
        }),
      );
      const head = translate('journal.by-hand', { product: product.name, at: entry.at, fix: entry.fix });
      return [head, '', ...lines.map((line, at) => `${at + 1}. ${line}`), ''].join('\n');
    })
    .join('\n');
}
