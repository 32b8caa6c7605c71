import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { ask } from '../state/ask.ts';
import { useText } from '../state/text.ts';
import { CopyIcon, TickIcon } from './icons.tsx';

const shownFor = 2_000;

type CopyButtonProps = {
  /** What goes to the clipboard; asked for when pressed. */
  readonly copies: () => string;
  /** Words on the button; without them it shows its icon only and is called `label`. */
  readonly words?: string;
  readonly label?: string;
};

export function CopyButton({ copies, words, label }: CopyButtonProps) {
  const text = useText();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), shownFor);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <Button
      className={words === undefined ? 'icon-button' : 'button'}
      {...(label === undefined ? {} : { 'aria-label': label })}
      onPress={async () => setCopied((await ask('text.copy', copies())).ok)}
    >
      {copied ? <TickIcon /> : <CopyIcon />}
      {words !== undefined && (copied ? text('copied') : words)}
      {words === undefined && copied && <span className="visually-hidden">{text('copied')}</span>}
    </Button>
  );
}
