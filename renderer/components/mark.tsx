import { useText } from '../state/text.ts';
import { type Mark, MarkIcon } from './icons.tsx';

const words = {
  error: 'outcome.error',
  warning: 'outcome.warning',
  advice: 'outcome.advice',
  passed: 'outcome.passed',
  unseen: 'outcome.inconclusive',
} as const satisfies Record<Mark, string>;

/** Shape, then word, then colour. */
export function MarkLabel({ mark }: { readonly mark: Mark }) {
  const text = useText();
  return (
    <span className={`mark-label mark-${mark}`}>
      <MarkIcon mark={mark} size={16} />
      {text.all(words[mark])}
    </span>
  );
}

/** The shape alone where the row is short; the word is there for those who do not see it. */
export function MarkShape({ mark, size = 20 }: { readonly mark: Mark; readonly size?: number }) {
  const text = useText();
  return (
    <span className="mark-shape">
      <MarkIcon mark={mark} size={size} />
      <span className="visually-hidden">{text.all(words[mark])}</span>
    </span>
  );
}
