import type { Evidence } from '../../shared/facts/evidence.ts';
import { isRegistryKey } from '../../shared/facts/place.ts';
import type { Inventory } from '../../shared/model/inventory.ts';
import type { Source } from '../../shared/model/source.ts';
import { fieldText, placeText, valueText } from '../../shared/reports/words.ts';
import { profileText } from '../state/profile-text.ts';
import { splitPath, subjectOf } from '../state/subjects.ts';
import { type Text, useText } from '../state/text.ts';
import { CopyButton } from './copy-button.tsx';
import { LongText, PathText } from './path-text.tsx';

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
          const own = rows.filter((one) => one.subject === subject);
          const key = onlyKeyOf(own);
          return (
            <tbody key={subject}>
              <tr className="table-group">
                <th scope="rowgroup" colSpan={3}>
                  <span className="breakable">{label}</span>
                  {program && <span className="quiet"> {program}</span>}
                  {key !== null && (
                    <span className="place-folder">
                      <PathText path={key} />
                    </span>
                  )}
                </th>
              </tr>
              {own.map((one) => {
                const name = fieldText(text.all, one, settingNameOf(inventory, one));
                return (
                  <tr key={one.path}>
                    <th scope="row">{name}</th>
                    <td>
                      <LongText words={valueText(text.all, one)} />
                    </td>
                    <td>
                      <Place evidence={one} setting={name} isKnown={key !== null || isInSameFile(one)} />
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

/** The key of the registry in which all that was seen of one thing stands; null: it stands elsewhere, too. */
function onlyKeyOf(evidence: readonly Evidence[]): string | null {
  const files = evidence.flatMap(({ source }) => (source?.file ? [source.file] : []));
  const [first = ''] = files;
  return isRegistryKey(first) && files.every((file) => file === first) ? first : null;
}

type PlaceProps = {
  readonly evidence: Evidence;
  readonly setting: string;
  /** A row above names the folder, or the heading the key. */
  readonly isKnown: boolean;
};

function Place({ evidence: { noun, source }, setting, isKnown }: PlaceProps) {
  const text = useText();
  if (!source) return <span className="block quiet">{text('by-derived')}</span>;
  if (source.by === 'default') return <span className="block quiet">{text('by-default')}</span>;
  if (source.file === null)
    return <span className="block quiet">{text(noun === 'credentials' ? 'in-credential-manager' : 'by-default')}</span>;
  const { folder, name } = splitPath(source.file);
  const isKey = isRegistryKey(source.file);
  // Of a value in the registry its name comes first, as in the editor that Windows has for it.
  return (
    <div className="place">
      <span>
        <span className="breakable">{isKey ? (source.key ?? name) : placeIn(text, name, source)}</span>
        {!isKnown && (
          <span className="place-folder">
            <PathText path={isKey ? source.file : folder} />
          </span>
        )}
        {source.by !== 'program' && <span className="block quiet">{text(`by-${source.by}`)}</span>}
      </span>
      <CopyButton label={text('copy-place', { setting })} copies={() => placeText(text.all, source)} />
    </div>
  );
}

function placeIn(text: Text, file: string, { line, key }: Source): string {
  if (line !== null) return text('evidence-line', { file, line });
  return key === null ? file : text('evidence-key', { file, key });
}
