import type { MenuItemConstructorOptions as Item } from 'electron';
import type { About } from '../../shared/ipc/contract.ts';
import type { Translate } from '../../shared/messages/format.ts';
import { product } from '../../shared/product.ts';

type MenuOptions = {
  readonly platform: About['platform'];
  readonly text: Translate;
  /** Developer tools, for a checkout; the packaged program has none. */
  readonly tools: boolean;
};

const line: Item = { type: 'separator' };

/**
 * The application menu. On macOS the menu bar and the shortcuts of text boxes come from it; elsewhere it is hidden and gives the
 * shortcuts. Every item has words of ours, since Electron's roles are named in English only. No item reloads the page:
 * Ctrl/Cmd+R is the page's own and looks again.
 */
export function menuTemplate({ platform, text, tools }: MenuOptions): Item[] {
  const mac = platform === 'macos';
  const item = (key: string, role: NonNullable<Item['role']>): Item => ({
    role,
    label: text(`menu.${key}`, { product: product.name }),
  });
  const menu = (key: string, submenu: Item[]): Item => ({ label: text(`menu.${key}`), submenu });
  const quit = item('quit', 'quit');
  const hiding = [item('hide', 'hide'), item('hide-others', 'hideOthers'), item('show-all', 'unhide')];
  return [
    mac
      ? {
          label: product.name,
          submenu: [item('about', 'about'), line, item('services', 'services'), line, ...hiding, line, quit],
        }
      : menu('file', [quit]),
    menu('edit', [
      item('undo', 'undo'),
      item('redo', 'redo'),
      line,
      item('cut', 'cut'),
      item('copy', 'copy'),
      item('paste', 'paste'),
      item('delete', 'delete'),
      item('select-all', 'selectAll'),
    ]),
    menu('view', [
      item('actual-size', 'resetZoom'),
      item('zoom-in', 'zoomIn'),
      item('zoom-out', 'zoomOut'),
      ...moreZoomKeys,
      line,
      item('full-screen', 'togglefullscreen'),
      ...(tools ? [line, { role: 'toggleDevTools' } as const] : []),
    ]),
    {
      ...menu('window', [
        item('minimise', 'minimize'),
        ...(mac ? [item('zoom', 'zoom'), line, item('to-front', 'front'), line] : []),
        item('close-window', 'close'),
      ]),
      ...(mac ? { role: 'windowMenu' as const } : {}),
    },
  ];
}

/** The role's own shortcut is one key; plus without Shift (US keyboards: the equals key) and the number pad are others. */
const moreZoomKeys: readonly Item[] = (
  [
    ['zoomIn', 'CommandOrControl+='],
    ['zoomIn', 'CommandOrControl+numadd'],
    ['zoomOut', 'CommandOrControl+numsub'],
    ['resetZoom', 'CommandOrControl+num0'],
  ] as const
).map(([role, accelerator]) => ({ role, accelerator, visible: false }));
