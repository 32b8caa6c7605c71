import type { ReactNode } from 'react';
import { EnvelopeIcon } from './icons.tsx';

type StatePageProps = {
  readonly title: string;
  readonly mark?: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
};

/** What stands where there is nothing to list: one mark, one sentence, what to do. */
export function StatePage({ title, mark = <EnvelopeIcon />, children, actions }: StatePageProps) {
  return (
    <div className="state-page">
      {mark}
      <h2>{title}</h2>
      {children}
      {actions && <div className="actions">{actions}</div>}
    </div>
  );
}
