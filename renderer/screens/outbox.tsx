import { day, hour, minute } from '../../shared/facts/time.ts';
import type { Finding } from '../../shared/model/finding.ts';
import type { OutboxItem } from '../../shared/model/outbox.ts';
import { sizeText } from '../../shared/reports/words.ts';
import type { Mark } from '../components/icons.tsx';
import { MarkShape } from '../components/mark.tsx';
import { ScreenFrame } from '../components/screen.tsx';
import { StatePage } from '../components/state-page.tsx';
import { profileText } from '../state/profile-text.ts';
import { type Text, useText } from '../state/text.ts';
import type { Sorted } from '../state/verdict.ts';
import type { Looked } from '../state/window-state.ts';

type OutboxProps = {
  readonly looked: Looked | null;
  readonly sorted: Sorted;
  readonly onOpenFinding: (finding: string) => void;
};

export function Outbox({ looked, sorted, onOpenFinding }: OutboxProps) {
  const text = useText();
  const title = text('screen-outbox');
  if (!looked)
    return (
      <ScreenFrame title={title}>
        <StatePage title={text('nothing-looked-at')} />
      </ScreenFrame>
    );
  const { inventory } = looked;
  const unseen = inventory.problems.some((problem) => problem.blinds.includes('outbox'));
  const warning = unseen && (
    <p className="with-mark notice">
      <MarkShape mark="unseen" />
      <span>{text('outbox-none-unseen')}</span>
    </p>
  );
  if (inventory.outbox.length === 0)
    return (
      <ScreenFrame title={title}>
        {warning || (
          <StatePage title={text('outbox-none')}>
            <p>{text('outbox-none-text')}</p>
          </StatePage>
        )}
      </ScreenFrame>
    );
  const findings = [...sorted.needs, ...sorted.advice];
  return (
    <ScreenFrame title={title}>
      {warning}
      <p className="measure">{text('outbox-intro', { count: inventory.outbox.length })}</p>
      <div className="table-frame">
        <table className="table outbox">
          <thead>
            <tr>
              {(['state', 'subject', 'sender', 'age', 'size'] as const).map((column) => (
                <th key={column} scope="col" className={column === 'size' ? 'number' : undefined}>
                  {text(`column-${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {inventory.outbox.map((item) => (
              <Row
                key={item.id}
                looked={looked}
                item={item}
                finding={findings.find((one) => one.subject === item.id || one.related.includes(item.id)) ?? null}
                onOpenFinding={onOpenFinding}
              />
            ))}
          </tbody>
        </table>
      </div>
    </ScreenFrame>
  );
}

type RowProps = {
  readonly looked: Looked;
  readonly item: OutboxItem;
  readonly finding: Finding | null;
  readonly onOpenFinding: (finding: string) => void;
};

function Row({ looked, item, finding, onOpenFinding }: RowProps) {
  const text = useText();
  const profile = looked.inventory.profiles.find((one) => one.id === item.profile);
  const mark: Mark | null = finding?.severity ?? null;
  return (
    <tr>
      <td>
        <div className="with-mark">
          {mark && <MarkShape mark={mark} size={16} />}
          <span>
            {text(`state-${item.state}`)}
            {item.failure && <span className="block quiet">{`${item.failure.code} ${item.failure.text}`}</span>}
            {finding && (
              <button type="button" className="link block" onClick={() => onOpenFinding(finding.id)}>
                {text('see-finding')}
              </button>
            )}
          </span>
        </div>
      </td>
      <th scope="row">
        <span className="breakable">{item.subject || text('no-subject')}</span>
        {/* 0 also where the message was not opened to count them. */}
        {item.recipients > 0 && <span className="block quiet">{text('recipients', { count: item.recipients })}</span>}
      </th>
      <td>
        <span className="breakable">{item.from ?? text('no-sender')}</span>
        {profile && <span className="block quiet">{profileText(text, looked.inventory, profile)}</span>}
      </td>
      <td>{ageText(text, item.queuedAt, looked.inventory.takenAt)}</td>
      <td className="number">{sizeText(text.all, item.size)}</td>
    </tr>
  );
}

/** Relative under a week, a date after that. */
function ageText(text: Text, queuedAt: string | null, takenAt: string): string {
  if (queuedAt === null) return text('age-unknown');
  const age = Math.max(Date.parse(takenAt) - Date.parse(queuedAt), 0);
  if (age < hour) return text('age-minutes', { count: Math.floor(age / minute) });
  if (age < day) return text('age-hours', { count: Math.floor(age / hour) });
  if (age < 7 * day) return text('age-days', { count: Math.floor(age / day) });
  return text('age-date', { when: Date.parse(queuedAt) });
}
