import { Button } from 'react-aria-components';
import type { Failure, ScanTarget } from '../../shared/ipc/contract.ts';
import { MarkIcon } from '../components/icons.tsx';
import { type Example, OpenMenu } from '../components/open-menu.tsx';
import { ScreenFrame } from '../components/screen.tsx';
import { useText } from '../state/text.ts';
import { type Sorted, type Verdict, verdictText } from '../state/verdict.ts';
import type { Looked, Scan } from '../state/window-state.ts';
import { LookedAt, NeedsYou, NotVisible } from './overview-parts.tsx';
import { Cancelled, Failed, FirstStart, NothingToJudge, Running } from './overview-states.tsx';

export type OverviewProps = {
  readonly scan: Scan;
  readonly looked: Looked | null;
  readonly sorted: Sorted;
  readonly verdict: Verdict | null;
  readonly examples: readonly Example[];
  readonly logFile: string;
  readonly details: (failure: Failure) => string;
  readonly onLook: (target: ScanTarget) => void;
  readonly onLookAgain: () => void;
  readonly onCancel: () => void;
  readonly onDismiss: () => void;
  readonly onOpenFinding: (finding: string) => void;
  readonly onAllFindings: () => void;
};

export function Overview(props: OverviewProps) {
  const { scan, looked, verdict, examples, onLook, onLookAgain } = props;
  const text = useText();
  const running = scan.kind === 'running';
  // At the first start, and where a scan has ended early, the state itself offers to look.
  const offersLook = scan.kind === 'cancelled' || scan.kind === 'failed' || (scan.kind === 'idle' && !looked);
  return (
    <ScreenFrame
      title={text('screen-overview')}
      actions={
        <>
          {!offersLook && (
            <Button className="button" data-testid="look-again" isDisabled={running} onPress={onLookAgain}>
              {text('look-again')}
            </Button>
          )}
          <OpenMenu examples={examples} onOpen={onLook} disabled={running} />
        </>
      }
    >
      <Body {...props} />
      {scan.kind === 'idle' && looked && verdict && verdict.kind === 'nothing-visible' && (
        <NotVisible looked={looked} />
      )}
    </ScreenFrame>
  );
}

function Body(props: OverviewProps) {
  const { scan, looked, verdict, sorted, onLook, onLookAgain, onCancel, onDismiss } = props;
  switch (scan.kind) {
    case 'running':
      return <Running scan={scan} onCancel={onCancel} />;
    case 'cancelled':
      return <Cancelled onLookAgain={onLookAgain} onDismiss={looked ? onDismiss : null} />;
    case 'failed':
      return (
        <Failed
          failure={scan.failure}
          logFile={props.logFile}
          details={props.details}
          onLookAgain={onLookAgain}
          onDismiss={looked ? onDismiss : null}
        />
      );
    case 'idle':
      if (!looked || !verdict) return <FirstStart onLook={() => onLook({ kind: 'this-computer', allUsers: false })} />;
      if (verdict.kind === 'nothing-installed' || verdict.kind === 'no-accounts' || verdict.kind === 'nothing-visible')
        return <NothingToJudge verdict={verdict} looked={looked} examples={props.examples} onLook={onLook} />;
      return (
        <>
          <VerdictLine verdict={verdict} needs={sorted} />
          <NeedsYou looked={looked} sorted={sorted} onOpen={props.onOpenFinding} onAll={props.onAllFindings} />
          <div className="columns">
            <LookedAt looked={looked} />
            <NotVisible looked={looked} />
          </div>
        </>
      );
  }
}

function VerdictLine({ verdict, needs }: { readonly verdict: Verdict; readonly needs: Sorted }) {
  const text = useText();
  const { first, second } = verdictText(text, verdict);
  const worst = needs.needs.some((finding) => finding.severity === 'error') ? 'error' : 'warning';
  const mark =
    verdict.kind === 'needs' ? worst : 'partly' in verdict && verdict.partly ? ('unseen' as const) : 'passed';
  return (
    <div className="verdict" data-testid="verdict">
      <MarkIcon mark={mark} size={40} />
      <div>
        <p className="verdict-first">{first}</p>
        {second !== null && <p className="verdict-second">{second}</p>}
      </div>
    </div>
  );
}
