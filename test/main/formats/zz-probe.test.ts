import { expect, it } from 'vitest';
import { parsePrefs } from '../../../main/formats/prefs-js.ts';
import { parseFilterRules } from '../../../main/formats/filter-rules.ts';
import { parseMessageHead } from '../../../main/formats/message-head.ts';
import { bytesOf } from '../../support/profile-file.ts';
it.each([
  ['blank', ' '.repeat(50e6)], ['newlines', '\n'.repeat(50e6)], ['comments', '# x\n'.repeat(12e6)],
  ['open comments', '/* x\n'.repeat(200000)], ['20 MB', `user_pref("a", "${'x\\"'.repeat(7e6)}");\n`],['20 MB cr', `user_pref("a", "\r`.repeat(1e5)],['esc', `user_pref("a", "\\\n`.repeat(3e6)],
  ['call', `user_pref(\n`.repeat(1e5)],
])('prefs %s', (_, t) => { const s = performance.now(); const r = parsePrefs(bytesOf(t)); console.log(_, performance.now() - s, r.faults.length); });
it('rules', () => { parseFilterRules(bytesOf(`name="${'x'.repeat(20e6)}"\n`)); });
it('rules esc', () => { parseFilterRules(bytesOf(`name="${'\\"'.repeat(10e6)}`)); });
it('head', () => { parseMessageHead(bytesOf(`To: "${'x'.repeat(20e6)}" <a@b>\n\n`)); });
it('head open', () => { parseMessageHead(bytesOf(`To: ${'"x\\'.repeat(1e5)} <a@b>\n\n`)); });
it('head parens', () => { parseMessageHead(bytesOf(`To: ${'('.repeat(1e5)} <a@b>\n\n`)); });
