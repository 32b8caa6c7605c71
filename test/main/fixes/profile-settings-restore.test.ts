import { expect } from 'vitest';
import { appendLine, setPref, settingsLost, testFix } from '../../support/fix-cases.ts';

testFix('profile-settings-restore', {
  'settings that the program could not read, and began anew': {
    home: 'control-clean',
    arrange: settingsLost,
    check: 'profile-settings-lost',
    foreign: appendLine,
    survived: (scene) => {
      expect(scene.read('prefs.js')).toContain('user_pref("mail.theirs", 1);');
      expect(scene.read('prefs.js')).not.toContain('mail.account.');
    },
    meddle: setPref('mail.server.server1.hostname', '"else.example.com"'),
  },
});
