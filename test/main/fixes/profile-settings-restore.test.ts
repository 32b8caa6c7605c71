import { writeFileSync } from 'node:fs';
import { expect } from 'vitest';
import { appendLine, setPref, testFix } from '../../support/fix-cases.ts';

testFix('profile-settings-restore', {
  'settings that the program could not read, and began anew': {
    home: 'control-clean',
    arrange: (scene) => {
      const lines = scene.read('prefs.js').split('\n');
      lines.splice(10, 0, 'user_pref("mail.torn');
      writeFileSync(scene.at('Invalidprefs.js'), lines.join('\n'), 'latin1');
      scene.edit('prefs.js', () => '// Mozilla User Preferences\n\nuser_pref("mail.rights.version", 1);\n');
    },
    check: 'profile-settings-lost',
    foreign: appendLine,
    survived: (scene) => {
      expect(scene.read('prefs.js')).toContain('user_pref("mail.theirs", 1);');
      expect(scene.read('prefs.js')).not.toContain('mail.account.');
    },
    meddle: setPref('mail.server.server1.hostname', '"else.example.com"'),
  },
});
