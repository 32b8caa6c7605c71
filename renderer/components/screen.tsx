import { type ReactNode, useEffect, useRef } from 'react';

type ScreenFrameProps = {
  readonly title: string;
  readonly actions?: ReactNode;
  /** The screen scrolls its own parts. */
  readonly filled?: boolean;
  readonly children: ReactNode;
};

let isFirst = true;

/** A screen: its name as the heading, which takes the focus when the screen is changed to. */
export function ScreenFrame({ title, actions, filled = false, children }: ScreenFrameProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // At the start the focus belongs to the window, not to a heading.
    if (!isFirst) heading.current?.focus();
    isFirst = false;
  }, []);
  return (
    <div className={filled ? 'screen filled' : 'screen'}>
      <header className="screen-header">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {actions && <div className="actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}
