import { useState } from 'react';
import { Button } from 'react-aria-components';
import { ask } from '../state/ask.ts';
import { failureText } from '../state/failure-text.ts';
import { refusalText } from '../state/repair-text.ts';
import { useText } from '../state/text.ts';
import type { Journal } from '../state/use-journal.ts';

/** Above every screen while a change that was cut off waits to be ended. */
export function RecoverBand({ journal, onChanged }: { readonly journal: Journal; readonly onChanged: () => void }) {
  const text = useText();
  const [works, setWorks] = useState(false);
  const [why, setWhy] = useState<string | null>(null);
  if (!journal.entries.some(({ state }) => state === 'open')) return null;
  const recover = async () => {
    setWorks(true);
    const answer = await ask('repair.do', { kind: 'recover' });
    setWorks(false);
    if (!answer.ok) return setWhy(failureText(text, answer.error));
    if (answer.value.kind !== 'entries') return;
    const refusal = answer.value.refusal ?? answer.value.entries.find(({ state }) => state === 'open')?.refusal ?? null;
    setWhy(refusal && refusalText(text, refusal));
    journal.read();
    if (!refusal) onChanged();
  };
  return (
    <div className="band" role="alert">
      <span>{why ?? text('recover-text')}</span>
      <Button className="button" isDisabled={works} onPress={recover}>
        {text('recover-do')}
      </Button>
    </div>
  );
}
