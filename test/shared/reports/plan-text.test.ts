import { describe, expect, it } from 'vitest';
import check from '../../../shared/checks/connection-cleartext.ts';
import { evaluate } from '../../../shared/evaluate.ts';
import { translator } from '../../../shared/messages/format.ts';
import type { Plan } from '../../../shared/model/plan.ts';
import { columnsOf } from '../../../shared/reports/layout.ts';
import { planText } from '../../../shared/reports/plan-text.ts';
import { anAccount, anEndpoint, anInventory, aProfile, imap } from '../../support/inventory.ts';

const endpoint = anEndpoint({ host: 'mail.example.test', port: 143, tls: 'cleartext', method: 'password-cleartext' });
const inventory = anInventory({
  profiles: [aProfile({ version: '153.7.0' })],
  accounts: [anAccount({ incoming: imap(endpoint) })],
});
const [finding] = evaluate(inventory, undefined, [check]).findings;
if (!finding) throw new Error('no finding');

const plan = (change: Partial<Plan> = {}): Plan => ({
  finding: finding.id,
  check: finding.check,
  fix: 'connection-encrypt',
  kind: 'automatic',
  digest: '0',
  mustBeClosed: [],
  changes: [],
  choices: [],
  ...change,
});
const told = (one: Plan, language: 'en' | 'de' = 'en', options = {}) =>
  planText(translator(language), { plan: one, finding, inventory }, options);

const steps = {
  en: [
    '  By hand:',
    '    1. In Thunderbird 153.7, open the menu ≡ and choose Account Settings.',
    '    2. On the left, below “ada@example.com”, choose Server Settings.',
    '    3. Set Connection security to SSL/TLS and Port to 993.',
    '    4. These are the usual values. Ask whoever runs mail.example.test first: if',
    '       it offers others, take those.',
    '',
  ],
  de: [
    '  Von Hand:',
    '    1. Öffnen Sie in Thunderbird 153.7 das Menü ≡ und wählen Sie',
    '       „Konten-Einstellungen“.',
    '    2. Wählen Sie links unter „ada@example.com“ die „Server-Einstellungen“.',
    '    3. Stellen Sie „Verbindungssicherheit“ auf SSL/TLS und „Port“ auf 993.',
    '    4. Das sind die üblichen Werte. Fragen Sie vorher bei dem, der',
    '       mail.example.test betreibt: Bietet er andere an, nehmen Sie diese.',
    '',
  ],
} as const;

describe('the text of a plan', () => {
  it.each(['en', 'de'] as const)('numbers the steps by hand for a server that nobody vouches for: %s', (language) => {
    const refusal = { code: 'not-vouched', file: null, params: { host: endpoint.host } } as const;
    for (const one of [plan({ refusal }), plan({ kind: 'guided', fix: 'none' })])
      expect(told(one, language)).toContain(`\n${steps[language].join('\n')}`);
  });

  it('sends nobody to do by hand what a policy decides', () => {
    const refusal = { code: 'managed', file: null, params: { by: 'policy', key: 'x' } } as const;
    expect(told(plan({ refusal }))).toContain('Not possible:');
    expect(told(plan({ refusal }))).not.toContain('By hand');
  });

  it('shows each value before and after, where it stands, and what to type', () => {
    const mark = { size: 100, sha256: '0' };
    const values = [{ name: 'mail.server.server1.socketType', before: null, after: '3' }];
    const change = {
      kind: 'write',
      path: '/home/ada/prefs.js',
      before: mark,
      after: mark,
      part: null,
      values,
    } as const;
    const text = told(plan({ changes: [{ ...change, values: [...values] }], mustBeClosed: ['x'] }), 'en', {
      files: true,
      command: true,
    });
    expect(text).toContain('    mail.server.server1.socketType: not set → 3\n      in /home/ada/prefs.js\n');
    expect(text).toContain('    written: /home/ada/prefs.js\n');
    expect(text).toContain('The mail program must be closed.');
    expect(text).toContain(`postmender fix ${finding.id} --fix connection-encrypt`);
    for (const line of text.split('\n')) expect(columnsOf(line)).toBeLessThanOrEqual(80);
  });

  it('lets no text of the machine steer a terminal', () => {
    const values = [{ name: 'name\u001b[2J', before: '\u202e', after: 'x\ny' }];
    const change = { kind: 'write', path: '/home/\u001bada', before: null, after: null, part: null } as const;
    const text = told(plan({ changes: [{ ...change, values }] }), 'en', { files: true });
    for (const mark of ['\u001b', '\u202e']) expect(text).not.toContain(mark);
    expect(text).toContain('x y');
  });
});
