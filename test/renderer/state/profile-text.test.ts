import { expect, it } from 'vitest';
import { profileText } from '../../../renderer/state/profile-text.ts';
import { textOf } from '../../../renderer/state/text.ts';
import { anInventory, aProfile } from '../../support/inventory.ts';

const text = textOf('en', 'UTC');
const main = aProfile({ name: 'default-release' });
const other = aProfile({ id: 'thunderbird:ada/other', name: 'Shop' });
const unused = aProfile({ id: 'thunderbird:ada/unused', name: 'default', use: 'empty' });

it('names the profile only where there is another one that is set up', () => {
  expect(profileText(text, anInventory({ profiles: [main, unused] }), main)).toBe('Thunderbird');
  expect(profileText(text, anInventory({ profiles: [main, other] }), main)).toBe(
    'Thunderbird, profile default-release',
  );
});

it('names a profile that was never used', () => {
  expect(profileText(text, anInventory({ profiles: [main, unused] }), unused)).toBe('Thunderbird, profile default');
});
