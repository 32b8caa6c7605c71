import { Button, ProgressBar } from 'react-aria-components';
import { programName } from '../../shared/facts/program-name.ts';
import type { Failure, ScanTarget } from '../../shared/ipc/contract.ts';
import type { ClientId } from '../../shared/model/ids.ts';
import { product } from '../../shared/product.ts';
import { CopyButton } from '../components/copy-button.tsx';
import { MarkIcon, TickIcon } from '../components/icons.tsx';
import { type Example, tellingExample, useExampleName } from '../components/open-menu.tsx';
import { StatePage } from '../components/state-page.tsx';
import { ask } from '../state/ask.ts';
import { failureText } from '../state/failure-text.ts';
import { type Text, useText } from '../state/text.ts';
import { type Verdict, verdictText } from '../state/verdict.ts';
import type { Looked, Scan, Step } from '../state/window-state.ts';

export function FirstStart({ onLook }: { readonly onLook: () => void }) {
  const text = useText();
  return (
    <StatePage
      title={text('first-title')}
      actions={
        <Button className="button primary" data-testid="look-again" onPress={onLook} autoFocus>
          {text('look-now')}
        </Button>
      }
    >
      <p>{text('first-text', { product: product.name })}</p>
      <ul className="plain promises">
        {(['promise-reads', 'promise-changes', 'promise-sends'] as const).map((key) => (
          <li key={key} className="with-mark">
            <MarkIcon mark="passed" />
            <span>{text(key)}</span>
          </li>
        ))}
      </ul>
    </StatePage>
  );
}

const programOf = (client: string | null): string => (client === null ? '' : programName(client as ClientId));

export function stepText(text: Text, step: Step | undefined): string {
  if (!step) return text('running-starting');
  const program = programOf(step.client);
  switch (step.step) {
    case 'locating':
      return text('running-locating', { program });
    case 'reading':
      return text('running-reading', { program, profile: step.subject ?? '' });
    case 'judging':
      return text('running-judging');
  }
}

/** A step that is done: what was read, no longer that it is being read. */
const doneText = (text: Text, step: Step): string =>
  step.step === 'reading' && step.subject !== null
    ? text('profile-of', { program: programOf(step.client), profile: step.subject })
    : stepText(text, step);

type RunningProps = { readonly scan: Extract<Scan, { kind: 'running' }>; readonly onCancel: () => void };

/** Lines are added below and none moves, so nothing jumps under the pointer; Cancel stays above them. */
export function Running({ scan, onCancel }: RunningProps) {
  const text = useText();
  const { steps } = scan;
  const lines: readonly (Step | undefined)[] = steps.length === 0 ? [undefined] : steps;
  return (
    <>
      <div className="verdict">
        <div>
          <p className="verdict-first">{text('running-title')}</p>
          <p className="verdict-second">{text('running-text')}</p>
        </div>
      </div>
      <div className="running-bar">
        <ProgressBar isIndeterminate aria-label={text('running-title')} className="progress">
          <div className="progress-fill" />
        </ProgressBar>
        <Button className="button" onPress={onCancel} isDisabled={scan.run === null}>
          {text('cancel')}
        </Button>
      </div>
      <section className="card measure" aria-labelledby="running-steps">
        <h2 id="running-steps">{text('running-steps')}</h2>
        <ul className="plain steps">
          {lines.map((step, at) => {
            const done = at < lines.length - 1;
            return (
              <li key={step ? `${step.step} ${step.client} ${step.subject}` : 'start'} className="with-mark">
                <span className={done ? 'step-done' : 'step-now'}>{done ? <TickIcon /> : null}</span>
                <span>
                  {done && step ? doneText(text, step) : stepText(text, step)}
                  {done && <span className="visually-hidden">{` ${text('running-read')}`}</span>}
                </span>
              </li>
            );
          })}
        </ul>
      </section>
    </>
  );
}

type AfterProps = { readonly onLookAgain: () => void; readonly onDismiss: (() => void) | null };

function AfterActions({ onLookAgain, onDismiss }: AfterProps) {
  const text = useText();
  return (
    <>
      <Button className="button primary" data-testid="look-again" onPress={onLookAgain}>
        {text('look-again')}
      </Button>
      {onDismiss && (
        <Button className="button" onPress={onDismiss}>
          {text('show-earlier')}
        </Button>
      )}
    </>
  );
}

export function Cancelled(props: AfterProps) {
  const text = useText();
  return (
    <StatePage title={text('cancelled-title')} actions={<AfterActions {...props} />}>
      <p>{text('cancelled-text')}</p>
    </StatePage>
  );
}

type FailedProps = AfterProps & {
  readonly failure: Failure;
  readonly logFile: string;
  readonly details: (failure: Failure) => string;
};

export function Failed({ failure, logFile, details, ...after }: FailedProps) {
  const text = useText();
  return (
    <StatePage
      title={text('failed-title')}
      mark={<MarkIcon mark="error" size={48} />}
      actions={
        <>
          <AfterActions {...after} />
          <CopyButton words={text('copy-details')} copies={() => details(failure)} />
          <Button className="button" onPress={() => ask('log.show', null)}>
            {text('show-log')}
          </Button>
        </>
      }
    >
      <p className="breakable">{failureText(text, failure)}</p>
      <p>
        {text('failed-log')}
        <code className="block breakable">{logFile}</code>
      </p>
    </StatePage>
  );
}

type NothingProps = {
  readonly verdict: Verdict;
  readonly looked: Looked;
  readonly examples: readonly Example[];
  readonly onLook: (target: ScanTarget) => void;
};

export function NothingToJudge({ verdict, looked, examples, onLook }: NothingProps) {
  const text = useText();
  const nameOf = useExampleName();
  const programs = new Intl.ListFormat(text.language).format(looked.inventory.clients.map(programOf));
  const blind = verdict.kind === 'nothing-visible';
  const { first } = verdictText(text, verdict);
  const example = examples.find(({ id }) => id === tellingExample) ?? examples[0];
  return (
    <StatePage
      title={first}
      {...(blind ? { mark: <MarkIcon mark="unseen" size={48} /> } : {})}
      {...(!blind && example
        ? {
            actions: (
              <Button className="button" onPress={() => onLook({ kind: 'example', id: example.id })}>
                {text('open-example', { name: nameOf(example) })}
              </Button>
            ),
          }
        : {})}
    >
      {blind ? (
        <p>{text('blind-text', { product: product.name })}</p>
      ) : (
        <>
          <p>{verdict.kind === 'no-accounts' ? text('unused-text') : text('empty-text', { programs })}</p>
          <p>{text('empty-example')}</p>
        </>
      )}
    </StatePage>
  );
}
