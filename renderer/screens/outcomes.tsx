import type { Outcome } from '../../shared/model/finding.ts';
import { problemText } from '../../shared/reports/words.ts';
import { Fold } from '../components/fold.tsx';
import { MarkShape } from '../components/mark.tsx';
import { useText } from '../state/text.ts';
import type { Looked } from '../state/window-state.ts';

/** What the checks without findings came to, folded: there for whoever asks, out of the way of whoever does not. */
export function Outcomes({ looked }: { readonly looked: Looked }) {
  const text = useText();
  const { outcomes } = looked.evaluation;
  const of = (kind: Outcome['kind']) => outcomes.filter((outcome) => outcome.kind === kind);
  const blind = of('inconclusive');
  const passed = of('passed');
  const absent = of('not-applicable');
  const title = (outcome: Outcome) => text.all(`check.${outcome.check}.title`);
  const reason = (outcome: Outcome) =>
    looked.inventory.problems
      .filter((problem) => outcome.problems.includes(problem.id))
      .map((problem) => problemText(text.all, problem))
      .join(' ');
  return (
    <>
      {blind.length > 0 && (
        <Fold title={text('group-unseen', { count: blind.length })}>
          <ul className="plain">
            {blind.map((outcome) => (
              <li key={outcome.check} className="with-mark">
                <MarkShape mark="unseen" size={16} />
                <span>
                  {title(outcome)}
                  <span className="quiet block breakable">{reason(outcome)}</span>
                </span>
              </li>
            ))}
          </ul>
        </Fold>
      )}
      {passed.length > 0 && (
        <Fold title={text('group-passed', { count: passed.length })}>
          <ul className="plain">
            {passed.map((outcome) => (
              <li key={outcome.check} className="with-mark">
                <MarkShape mark="passed" size={16} />
                <span>{title(outcome)}</span>
              </li>
            ))}
          </ul>
        </Fold>
      )}
      {absent.length > 0 && (
        <Fold title={text('group-absent', { count: absent.length })}>
          <ul className="plain quiet">
            {absent.map((outcome) => (
              <li key={outcome.check}>{title(outcome)}</li>
            ))}
          </ul>
        </Fold>
      )}
    </>
  );
}
