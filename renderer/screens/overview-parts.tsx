import { programName } from '../../shared/facts/program-name.ts';
import type { Finding } from '../../shared/model/finding.ts';
import type { Problem } from '../../shared/model/problem.ts';
import { findingText, problemText, versionText } from '../../shared/reports/words.ts';
import { Fold } from '../components/fold.tsx';
import { ChevronIcon } from '../components/icons.tsx';
import { MarkShape } from '../components/mark.tsx';
import { WithPath } from '../components/path-text.tsx';
import { profileText } from '../state/profile-text.ts';
import { subjectOf } from '../state/subjects.ts';
import { type Text, useText } from '../state/text.ts';
import { titleText } from '../state/title-text.ts';
import type { Sorted } from '../state/verdict.ts';
import type { Looked } from '../state/window-state.ts';

const shownFirst = 3;

type NeedsYouProps = {
  readonly looked: Looked;
  readonly sorted: Sorted;
  readonly onOpen: (finding: string) => void;
  readonly onAll: () => void;
};

/** At most three rows; the rest is one press away. */
export function NeedsYou({ looked, sorted, onOpen, onAll }: NeedsYouProps) {
  const text = useText();
  const { needs, advice } = sorted;
  const rows = (needs.length > 0 ? needs : advice).slice(0, shownFirst);
  if (rows.length === 0) return null;
  const count = needs.length + advice.length;
  return (
    <section aria-labelledby="needs-you">
      <h2 id="needs-you">{text(needs.length > 0 ? 'needs-you' : 'worth-knowing')}</h2>
      <ul className="rows">
        {rows.map((finding) => (
          <li key={finding.id}>
            <button type="button" className="row" onClick={() => onOpen(finding.id)}>
              <MarkShape mark={finding.severity} />
              <span className="row-text">
                <span className="row-title">{titleText(text, finding)}</span>
                <FindingPlace looked={looked} finding={finding} />
              </span>
              <ChevronIcon />
            </button>
          </li>
        ))}
        {count > rows.length && (
          <li>
            <button type="button" className="row row-more" onClick={onAll}>
              {text('all-findings', { count })}
            </button>
          </li>
        )}
      </ul>
    </section>
  );
}

/** Whose finding it is, in one quiet line; what its title names already is not said twice. */
export function FindingPlace({ looked, finding }: { readonly looked: Looked; readonly finding: Finding }) {
  const text = useText();
  const { label, profile } = subjectOf(looked.inventory, finding.subject);
  const program = profile && profileText(text, looked.inventory, profile);
  const isSaid = label === profile?.name || findingText(text.all, finding).includes(label);
  const parts = profile && isSaid ? [program] : [label, program];
  return <span className="row-place">{parts.filter((part) => part !== null).join(' · ')}</span>;
}

export function LookedAt({ looked }: { readonly looked: Looked }) {
  const text = useText();
  const { inventory, evaluation } = looked;
  const used = inventory.profiles.filter((profile) => profile.use !== 'empty');
  const programs = new Set(
    used.map((profile) => {
      const [program, version] = [programName(profile.client), versionText(text.all, profile)];
      return version === null ? program : text('looked-program', { program, version });
    }),
  );
  const open = new Set(
    inventory.profiles.filter((profile) => profile.running === 'yes').map((profile) => programName(profile.client)),
  );
  const count = (kind: string) => evaluation.outcomes.filter((outcome) => outcome.kind === kind).length;
  const rows = [
    [text('looked-computer'), inventory.machine.name],
    [text('looked-programs'), [...programs].join(', ')],
    [
      text('looked-profiles'),
      text('looked-profiles-value', { count: used.length, empty: inventory.profiles.length - used.length }),
    ],
    [
      text('looked-accounts'),
      text('looked-accounts-value', { count: inventory.accounts.length, outbox: inventory.outbox.length }),
    ],
    [
      text('looked-checks'),
      text('looked-checks-value', {
        passed: count('passed'),
        failed: count('failed'),
        blind: count('inconclusive'),
      }),
    ],
    [
      text('looked-time'),
      [text('looked-time-value', { when: Date.parse(inventory.takenAt) }), durationText(text, looked)]
        .filter((part) => part !== null)
        .join(', '),
    ],
  ] as const;
  return (
    <section aria-labelledby="looked-at" className="card">
      <h2 id="looked-at">{text('looked-at')}</h2>
      <dl className="facts">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {[...open].map((program) => (
        <p key={program} className="quiet">
          {text('running-program', { program })}
        </p>
      ))}
    </section>
  );
}

/** How long the scan took; null where it was only opened. */
function durationText(text: Text, { target, milliseconds }: Looked): string | null {
  const isOpened = target.kind === 'example' || target.kind === 'saved-scan';
  return isOpened ? null : text('looked-took', { seconds: Math.floor(milliseconds / 1_000) });
}

/** What could not be read, why, and what was therefore not judged. */
export function NotVisible({ looked }: { readonly looked: Looked }) {
  const text = useText();
  const { problems } = looked.inventory;
  const first = problems.slice(0, shownFirst);
  const rest = problems.slice(shownFirst);
  return (
    <section aria-labelledby="not-visible" className="card">
      <h2 id="not-visible">{text('not-visible')}</h2>
      {problems.length === 0 && (
        <p className="with-mark">
          <MarkShape mark="passed" />
          <span>{text('not-visible-none')}</span>
        </p>
      )}
      <ProblemList looked={looked} problems={first} />
      {rest.length > 0 && (
        <Fold title={text('not-visible-more', { count: rest.length })}>
          <ProblemList looked={looked} problems={rest} />
        </Fold>
      )}
    </section>
  );
}

function ProblemList({ looked, problems }: { readonly looked: Looked; readonly problems: readonly Problem[] }) {
  const text = useText();
  return (
    <ul className="plain">
      {problems.map((problem) => {
        const blind = looked.evaluation.outcomes.filter(
          (outcome) => outcome.kind === 'inconclusive' && outcome.problems.includes(problem.id),
        );
        const checks = blind.map((outcome) => text.all(`check.${outcome.check}.title`));
        return (
          <li key={problem.id} className="with-mark">
            <MarkShape mark="unseen" />
            <div>
              <span className="breakable">
                <WithPath words={problemText(text.all, problem)} path={problem.params.file ?? problem.subject} />
              </span>
              <NotJudged checks={checks} />
            </div>
          </li>
        );
      })}
    </ul>
  );
}

const listedChecks = 6;

/** What follows from a reason; folded where it is nearly everything. */
function NotJudged({ checks }: { readonly checks: readonly string[] }) {
  const text = useText();
  if (checks.length === 0) return null;
  const list = (
    <ul className="quiet dashes">
      {checks.map((check) => (
        <li key={check}>{check}</li>
      ))}
    </ul>
  );
  if (checks.length > listedChecks) return <Fold title={text('group-unseen', { count: checks.length })}>{list}</Fold>;
  return (
    <>
      <p className="quiet blinds">{text('not-visible-blinds')}</p>
      {list}
    </>
  );
}
