import type { Inventory } from '../../shared/model/inventory.ts';
import type { DescribedChange } from '../../shared/model/plan.ts';
import { describedWords, isOwnName, type SettingWords, settingWords } from '../state/setting-words.ts';
import { useText } from '../state/text.ts';
import { Fold } from './fold.tsx';
import { PathText } from './path-text.tsx';

type Row = SettingWords & { readonly key: string };
type ChangeTableProps = {
  readonly changes: readonly DescribedChange[];
  /** What was looked at: knows what the program's own names mean. */
  readonly inventory: Inventory | null;
};

/** What changes: the values before and after in words; on demand what only has the program's own name, and every file. */
export function ChangeTable({ changes, inventory }: ChangeTableProps) {
  const text = useText();
  const known: Row[] = [];
  const others: Row[] = [];
  for (const { path, value, key, isKept, isFirst } of valuesOf(changes)) {
    // Of a message that is kept, the subject comes first and its folder is given up; the rest are its own fields.
    if (isKept) {
      if (isFirst) known.push({ ...value, after: text('repair-file-quarantine'), key });
      else others.push({ ...value, key });
      continue;
    }
    const words = inventory && settingWords(text, inventory, path, value);
    if (words) known.push({ ...words, key });
    else if (isOwnName(value.name)) others.push({ ...value, key });
    else known.push({ ...describedWords(text, value), key });
  }
  return (
    <>
      {known.length > 0 && <Values rows={known} />}
      {others.length > 0 &&
        (known.length > 0 ? (
          <Fold title={text('repair-other-settings', { count: others.length })}>
            <Values rows={others} />
          </Fold>
        ) : (
          <Values rows={others} />
        ))}
      <Fold title={text('repair-files')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{text('repair-file')}</th>
              <th scope="col">{text('repair-change')}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ kind, path, part }) => (
              <tr key={`${kind} ${path} ${part?.offset ?? ''}`}>
                <th scope="row">
                  <PathText path={path} />
                </th>
                <td>{text(`repair-file-${kind}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Fold>
    </>
  );
}

function Values({ rows }: { readonly rows: readonly Row[] }) {
  const text = useText();
  const shown = (value: string | null) =>
    value === null ? <span className="quiet">{text('repair-absent')}</span> : value;
  return (
    <div className="table-frame">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{text('repair-setting')}</th>
            <th scope="col">{text('repair-before')}</th>
            <th scope="col">{text('repair-after')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, before, after }) => (
            <tr key={key}>
              <th scope="row" className="breakable">
                {name}
              </th>
              <td className="breakable">{shown(before)}</td>
              <td className="breakable">
                <strong>{shown(after)}</strong>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const valuesOf = (changes: readonly DescribedChange[]) =>
  changes.flatMap(({ kind, path, part, values }) =>
    values.map((value, at) => ({
      path,
      value,
      key: `${path} ${part?.offset ?? ''} ${value.name}`,
      isKept: kind === 'quarantine',
      isFirst: at === 0,
    })),
  );

/** How many settings change; a message in a folder is none. */
export const settingCount = (changes: readonly DescribedChange[]): number =>
  changes.filter(({ kind }) => kind === 'write').reduce((sum, { values }) => sum + values.length, 0);
