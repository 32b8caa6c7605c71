import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { fixesOf, repairable } from '../../shared/facts/fix-kinds.ts';
import type { Finding } from '../../shared/model/finding.ts';
import { guideFor, isGuideNote } from '../../shared/reports/guide.ts';
import { fixTitle } from '../state/repair-text.ts';
import { useText } from '../state/text.ts';
import type { Looked, OpenRepair } from '../state/window-state.ts';

type FindingFixesProps = {
  readonly looked: Looked;
  readonly finding: Finding;
  readonly onLookAgain: () => void;
  readonly onRepair: (repair: OpenRepair) => void;
};

/** What can be pressed about a finding, and always what can be done by hand. */
export function FindingFixes({ looked, finding, onLookAgain, onRepair }: FindingFixesProps) {
  const text = useText();
  const fixes = useFixes(finding);
  const steps = guideFor(finding, looked.inventory);
  const [asked, setAsked] = useState<Looked | null>(null);
  const isHere = canRepair(looked);
  return (
    <>
      {fixes.length > 0 && !isHere && <p className="measure quiet">{text('repair-only-here')}</p>}
      {isHere && fixes.length > 0 && (
        <ul className="plain fixes">
          {fixes.map((fix) => (
            <li key={fix}>
              <Button className="button" onPress={() => onRepair({ kind: 'one', finding, fix, looked })}>
                {fixTitle(text, fix)}
              </Button>
              <p className="measure quiet">{text.all(`fix.${fix}.does`)}</p>
            </li>
          ))}
        </ul>
      )}
      {fixes.length > 0 && <h4>{text.all('fix.by-hand.title')}</h4>}
      {steps ? (
        <ol className="measure guide">
          {steps
            .filter((one) => !isGuideNote(one))
            .map(({ key, params }) => (
              <li key={`${key} ${JSON.stringify(params)}`}>{text.all(`guide.${key}`, params)}</li>
            ))}
        </ol>
      ) : (
        <p className="measure">{text.all(`check.${finding.check}.hand`)}</p>
      )}
      {steps?.filter(isGuideNote).map(({ key, params }) => (
        <p key={key} className="measure quiet">
          {text.all(`guide.${key}`, params)}
        </p>
      ))}
      {isHere && (
        <Button
          className="button"
          onPress={() => {
            setAsked(looked);
            onLookAgain();
          }}
        >
          {text('repair-by-hand-done')}
        </Button>
      )}
      <p role="status" className="measure">
        {asked !== null && (asked === looked ? text('repair-looking') : text('repair-still'))}
      </p>
    </>
  );
}

/** Examples and saved scans are only looked at. */
export const canRepair = ({ target }: Looked): boolean => target.kind === 'this-computer' || target.kind === 'machine';

/** Some programs are repaired by hand only. */
export const hasRepair = ({ subject }: Finding): boolean => repairable.test(subject);

/** The fixes of a check, without the one by hand. The checks are fetched once there is something to judge. */
function useFixes({ check, subject }: Finding): readonly string[] {
  const [fixes, setFixes] = useState<readonly string[]>([]);
  useEffect(() => {
    let isLeft = false;
    import('../../shared/checks/index.ts').then(({ checks }) => {
      const found = checks.find(({ meta }) => meta.id === check);
      const offered = fixesOf(found?.meta.fixes ?? [], subject).filter(({ kind }) => kind !== 'guided');
      if (!isLeft) setFixes(offered.map(({ id }) => id));
    });
    return () => {
      isLeft = true;
    };
  }, [check, subject]);
  return fixes;
}
