import { expect, test } from '@playwright/test';
import { leaksIn } from '../support/canaries.ts';
import { recordMessages, takeMessages } from './messages.ts';
import { openPlace, type Place } from './program.ts';
import { copyOf, openFindingWith, openFolder, pressByKeyboard, tree } from './repairs.ts';

let place: Place;
test.beforeEach(async () => {
  place = await openPlace();
});
test.afterEach(() => place.remove());

const walks = [
  ['pop-imap-conflict', 'Leave mail on the server'],
  ['stuck-outbox', 'Take the message out of the outbox'],
  ['outbox-smtp-gone', 'Give the sender an outgoing server that exists'],
  ['saved-logins', 'Forget this saved password'],
] as const;

for (const [home, fix] of walks)
  test(`${home}: “${fix}” is shown, done and taken back to the byte, with the keyboard only`, async () => {
    const machine = await copyOf(place, home);
    const before = await tree(machine);
    const { app, page } = await place.start();
    await recordMessages(app);
    await openFolder(app, page, machine);
    await openFindingWith(page, fix);
    await pressByKeyboard(page, page.getByRole('article'), fix);
    const dialog = page.getByRole('dialog', { name: fix });
    if (home === 'outbox-smtp-gone') {
      await dialog.getByRole('radio').first().focus();
      await page.keyboard.press('Space');
      await expect(dialog).toContainText('cannot be called back', { timeout: 20_000 });
      await expect(dialog.getByRole('button', { name: fix })).toBeDisabled();
      await dialog.getByRole('checkbox').focus();
      await page.keyboard.press('Space');
    }
    const loses = home === 'outbox-smtp-gone';
    if (!loses) await expect(dialog).toContainText('It can be undone.', { timeout: 20_000 });
    else await expect(dialog).not.toContainText('It can be undone.');
    await expect(dialog).toContainText(`The change is made in the folder ${machine}.`);
    expect(await tree(machine)).toEqual(before);
    await pressByKeyboard(page, dialog, fix);
    await expect(dialog).toContainText('Done and checked', { timeout: 20_000 });
    await expect(dialog).toContainText('The new look says:', { timeout: 20_000 });
    await expect(page.getByRole('heading', { name: 'Findings', exact: true, includeHidden: true })).toHaveCount(1);
    expect(await tree(machine)).not.toEqual(before);
    await pressByKeyboard(page, dialog, 'Undo');
    await expect(dialog).toContainText('Everything is as it was before.', { timeout: 20_000 });
    expect(await tree(machine)).toEqual(before);
    expect(leaksIn(await page.content())).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await page.getByRole('navigation').getByText('History', { exact: true }).click();
    await expect(page.getByRole('heading', { name: `Taken back: ${fix}` })).toBeVisible({ timeout: 20_000 });
    const messages = await takeMessages(app);
    for (const kind of ['engine', 'to-engine', 'question', 'answer'] as const)
      expect(messages.some((one) => one.kind === kind && one.text.includes('"digest"'))).toBe(true);
    expect(leaksIn(messages.map(({ text }) => text).join('\n'))).toEqual([]);
  });
