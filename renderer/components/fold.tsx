import type { ReactNode } from 'react';
import { ChevronIcon } from './icons.tsx';

/** A heading that unfolds. */
export function Fold({ title, children, open = false }: { title: ReactNode; children: ReactNode; open?: boolean }) {
  return (
    <details className="fold" open={open}>
      <summary>
        <ChevronIcon />
        {title}
      </summary>
      {children}
    </details>
  );
}
