import type { Evidence } from '../../shared/facts/evidence.ts';
import type { Inventory } from '../../shared/model/inventory.ts';
import type { Source } from '../../shared/model/source.ts';
import { fieldText, placeText, valueText } from '../../shared/reports/words.ts';
import { profileText } from '../state/profile-text.ts';
import { splitPath, subjectOf } from '../state/subjects.ts';
import { useText } from '../state/text.ts';
import { CopyButton } from './copy-button.tsx';
import { PathText } from './path-text.tsx';

type EvidenceTableProps = { readonly inventory: Inventory; readonly evidence: readonly Evidence[] };

/** The name of a profile's setting, which says more than "value". */
export const settingNameOf = (inventory: Inventory, { noun, subject }: Evidence): string | undefined =>
  noun === 'settings' ? inventory.settings.find((one) => one.id === subject)?.name : undefined;

/** What was seen: setting, value, where it stands; under the program and the account it belongs to. */
export function EvidenceTable({ inventory, evidence }: EvidenceTableProps) {
  const text = useText();
  const subjects = [...new Set(evidence.map((one) => one.subject))];
  const rows = subjects.flatMap((subject) => evidence.filter((one) => one.subject === subject));
  const namesFile = ({ source }: Evidence) => source !== null && source.by !== 'default' && source.file !== null;
  const isInSameFile = (one: Evidence) =>
    rows.slice(0, rows.indexOf(one)).findLast(namesFile)?.source?.file === one.source?.file;
  return (
    <div className="table-frame">
      <table className="table evidence">
        <thead>
          <tr>
            <th scope="col">{text('evidence-setting')}</th>
            <th scope="col">{text('evidence-value')}</th>
            <th scope="col">{text('evidence-place')}</th>
          </tr>
        </thead>
        {subjects.map((subject) => {
          const { label, profile } = subjectOf(inventory, subject);
          const program = profile && profileText(text, inventory, profile);
          return (
            <tbody key={subject}>
              <tr className="table-group">
                <th scope="rowgroup" colSpan={3}>
                  <span className="breakable">{label}</span>
                  {program && <span className="quiet"> {program}</span>}
                </th>
              </tr>
              {rows
                .filter((one) => one.subject === subject)
                .map((one) => {
                  const name = fieldText(text.all, one, settingNameOf(inventory, one));
                  return (
                    <tr key={one.path}>
                      <th scope="row">{name}</th>
                      <td className="breakable">{valueText(text.all, one)}</td>
                      <td>
                        <Place source={one.source} setting={name} isInSameFile={isInSameFile(one)} />
                      </td>
                    </tr>
                  );
                })}
            </tbody>
          );
        })}
      </table>
    </div>
  );
}

type PlaceProps = {
  readonly source: Source | null;
  readonly setting: string;
  /** As a row above, which names the folder. */
  readonly isInSameFile: boolean;
};

function Place({ source, setting, isInSameFile }: PlaceProps) {
  const text = useText();
  if (!source) return <span className="block quiet">{text('by-derived')}</span>;
  if (source.by === 'default' || source.file === null) return <span className="block quiet">{text('by-default')}</span>;
  const { folder, name } = splitPath(source.file);
  const place =
    source.line !== null
      ? text('evidence-line', { file: name, line: source.line })
      : source.key !== null
        ? text('evidence-key', { file: name, key: source.key })
        : name;
  return (
    <div className="place">
      <span>
        <span className="breakable">{place}</span>
        {!isInSameFile && (
          <span className="place-folder">
            <PathText path={folder} />
          </span>
        )}
        {source.by !== 'program' && <span className="block quiet">{text(`by-${source.by}`)}</span>}
      </span>
      <CopyButton label={text('copy-place', { setting })} copies={() => placeText(text.all, source)} />
    </div>
  );
}
