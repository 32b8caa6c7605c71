import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { thunderbird } from '../../../../main/clients/thunderbird/client.ts';
import { canaries } from '../../../support/canaries.ts';
import { homeFolder, homes } from '../../../support/homes.ts';
import { testClient } from '../../../support/test-client.ts';

testClient({
  client: thunderbird,
  machines: homes.map(homeFolder),
  canaries,
  breakOne(copy) {
    const folder = path.join(copy, 'files/home/anna/.thunderbird');
    mkdirSync(path.join(folder, 'second.broken'));
    writeFileSync(path.join(folder, 'second.broken/prefs.js'), 'user_pref("mail.accountmanager.acc');
    appendFileSync(path.join(folder, 'profiles.ini'), '\n[Profile7]\nName=second\nIsRelative=1\nPath=second.broken\n');
  },
});
