import { describe, expect, test } from 'vitest';
import { menuTemplate } from '../../../main/electron/menu.ts';
import { languages, translator } from '../../../shared/messages/format.ts';

type Item = ReturnType<typeof menuTemplate>[number];
const platforms = ['windows', 'macos', 'linux'] as const;
const everyMenu = platforms.flatMap((platform) => languages.map((language) => ({ platform, language })));

const template = (platform: (typeof platforms)[number], language: (typeof languages)[number] = 'en', tools = false) =>
  menuTemplate({ platform, text: translator(language), tools });
const itemsOf = (items: readonly Item[]): readonly Item[] =>
  items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? itemsOf(item.submenu) : [])]);
const rolesOf = (items: readonly Item[]) => itemsOf(items).flatMap(({ role }) => role ?? []);

describe.each(everyMenu)('the menu on $platform in $language', ({ platform, language }) => {
  const items = itemsOf(template(platform, language));

  test('edits text and zooms', () => {
    const roles = items.map(({ role }) => role);
    for (const role of ['undo', 'cut', 'copy', 'paste', 'selectAll', 'zoomIn', 'zoomOut', 'resetZoom'] as const)
      expect(roles).toContain(role);
  });

  test('neither reloads the page nor opens developer tools', () => {
    const roles = items.map(({ role }) => role);
    for (const role of ['reload', 'forceReload', 'toggleDevTools', 'viewMenu'] as const)
      expect(roles).not.toContain(role);
    expect(items.map(({ accelerator }) => accelerator)).not.toContain('CommandOrControl+R');
  });

  test('names every visible item itself', () => {
    for (const item of items) if (item.type !== 'separator' && item.visible !== false) expect(item.label).toBeTruthy();
  });

  test('gives no shortcut twice', () => {
    const given = items.flatMap(({ accelerator }) => accelerator ?? []);
    expect(new Set(given).size).toBe(given.length);
  });
});

test('German words stand in the German menu', () => {
  expect(template('linux', 'de').map(({ label }) => label)).toEqual(['Datei', 'Bearbeiten', 'Ansicht', 'Fenster']);
});

test('macOS has the program’s own menu first, and the system’s window menu', () => {
  const items = template('macos');
  expect(items[0]?.label).toBe('Postmender');
  expect(rolesOf(items)).toEqual(expect.arrayContaining(['about', 'services', 'hide', 'quit', 'windowMenu', 'front']));
});

test('a checkout has developer tools', () => {
  expect(rolesOf(template('linux', 'en', true))).toContain('toggleDevTools');
});
