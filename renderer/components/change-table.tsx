import type { DescribedChange } from '../../shared/model/plan.ts';
import { useText } from '../state/text.ts';
import { Fold } from './fold.tsx';
import { PathText } from './path-text.tsx';

/** What changes: the named values before and after, and on demand every file. */
export function ChangeTable({ changes }: { readonly changes: readonly DescribedChange[] }) {
  const text = useText();
  const values = valuesOf(changes);
  const shown = (value: string | null) =>
    value === null ? <span className="quiet">{text('repair-absent')}</span> : value;
  return (
    <>
      {values.length > 0 && (
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
              {values.map(({ key, name, before, after }) => (
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
      )}
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

export const valuesOf = (changes: readonly DescribedChange[]) =>
  changes.flatMap(({ path, part, values }) =>
    values.map((value) => ({ ...value, key: `${path} ${part?.offset ?? ''} ${value.name}` })),
  );

/** The same changes the other way round, last one first. */
export const backwards = (changes: readonly DescribedChange[]): readonly DescribedChange[] =>
  changes
    .map((change) => ({
      ...change,
      before: change.after,
      after: change.before,
      values: change.values.map((value) => ({ ...value, before: value.after, after: value.before })),
    }))
    .reverse();
