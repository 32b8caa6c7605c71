import { stepText } from '../screens/overview-states.tsx';
import { type Text, useText } from '../state/text.ts';
import { type Verdict, verdictText } from '../state/verdict.ts';
import type { Scan } from '../state/window-state.ts';

type AnnouncerProps = { readonly scan: Scan; readonly verdict: Verdict | null };

/** Reads the scan's steps and its end to whoever listens instead of looking. */
export function Announcer(props: AnnouncerProps) {
  const text = useText();
  return (
    <div role="status" className="visually-hidden">
      {wordsOf(text, props)}
    </div>
  );
}

function wordsOf(text: Text, { scan, verdict }: AnnouncerProps): string {
  switch (scan.kind) {
    case 'running':
      return stepText(text, scan.steps.at(-1));
    case 'cancelled':
      return text('cancelled-title');
    case 'failed':
      return text('failed-title');
    case 'idle':
      return verdict ? text('announce-done', { verdict: verdictText(text, verdict).first }) : '';
  }
}
