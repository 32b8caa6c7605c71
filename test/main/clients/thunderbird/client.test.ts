import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { thunderbird } from '../../../../main/clients/thunderbird/client.ts';
import { homeFolder, homes } from '../../../support/homes.ts';
import { testClient } from '../../../support/test-client.ts';

testClient({
  client: thunderbird,
  machines: homes.map(homeFolder),
  // The passwords of the homes (test/machines/thunderbird/README.md); most also begin with CANARY.
  canaries: [
    'CANARY-Right-Horse-7',
    'CANARY-Ben-Lantern-42',
    'CANARY-Ben-Candle-41',
    'CANARY-Cara-Ferry-19',
    'CANARY-Cara-Raft-18',
    'CANARY-Dan-Copper-88',
    'CANARY-Dan-Tin-87',
    'CANARY-Eva-Harbour-5',
    'CANARY-Forgotten-Goat-1',
    'CANARY-Before-OAuth-2',
    'CANARY-lab-refresh-token-not-real',
    'Primary-Key-55',
  ],
  breakOne(copy) {
    const folder = path.join(copy, 'files/home/anna/.thunderbird');
    mkdirSync(path.join(folder, 'second.broken'));
    writeFileSync(path.join(folder, 'second.broken/prefs.js'), 'user_pref("mail.accountmanager.acc');
    appendFileSync(path.join(folder, 'profiles.ini'), '\n[Profile7]\nName=second\nIsRelative=1\nPath=second.broken\n');
  },
});
