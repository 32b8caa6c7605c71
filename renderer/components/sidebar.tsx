import type { ReactNode } from 'react';
import { product } from '../../shared/product.ts';
import { useText } from '../state/text.ts';
import { type Screen, screens } from '../state/window-state.ts';
import {
  AccountsIcon,
  FindingsIcon,
  HistoryIcon,
  OutboxIcon,
  OverviewIcon,
  ReportIcon,
  SettingsIcon,
} from './icons.tsx';

const icons: Record<Screen, () => ReactNode> = {
  overview: OverviewIcon,
  findings: FindingsIcon,
  accounts: AccountsIcon,
  outbox: OutboxIcon,
  history: HistoryIcon,
  report: ReportIcon,
  settings: SettingsIcon,
};

type SidebarProps = {
  readonly current: Screen;
  /** How many findings need the reader; null where nothing was looked at. */
  readonly needs: number | null;
  readonly onShow: (screen: Screen) => void;
};

export function Sidebar({ current, needs, onShow }: SidebarProps) {
  const text = useText();
  return (
    <nav className="sidebar" aria-label={text('navigation')}>
      <p className="product">{product.name}</p>
      <ul>
        {screens.map((screen) => {
          const ScreenIcon = icons[screen];
          return (
            <li key={screen} className={screen === 'settings' ? 'at-foot' : undefined}>
              <button
                type="button"
                className="nav"
                aria-current={screen === current ? 'page' : undefined}
                onClick={() => onShow(screen)}
              >
                <ScreenIcon />
                <span className="nav-name">{text(`screen-${screen}`)}</span>
                {screen === 'findings' && needs !== null && needs > 0 && (
                  <span className="count">
                    <span aria-hidden="true">{needs}</span>
                    <span className="visually-hidden">{text('needs-you-count', { count: needs })}</span>
                  </span>
                )}
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
