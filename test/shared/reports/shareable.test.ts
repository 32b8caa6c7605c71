import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../shared/evaluate.ts';
import { type Inventory, inventory } from '../../../shared/model/inventory.ts';
import { shareable } from '../../../shared/reports/shareable.ts';
import { homeFolder, homes, scanFolder } from '../../support/homes.ts';
import * as build from '../../support/inventory.ts';

const verdictOf = (one: Inventory) => {
  const { findings, outcomes } = evaluate(one);
  return {
    findings: findings.map(({ check, message }) => `${check}/${message}`).sort(),
    outcomes: outcomes.map(({ check, kind }) => `${check}/${kind}`),
  };
};

const telling = build.anInventory({
  machine: { platform: 'linux', name: 'zephyrdesk', kind: 'live', users: [{ name: 'zora', home: '/home/zora' }] },
  profiles: [build.aProfile({ user: 'zora', path: '/home/zora/.thunderbird/zq1.mine', name: 'Zora privat' })],
  accounts: [
    build.anAccount({
      name: 'Zora bei Quux',
      address: 'Zora.Quill@quux.test',
      incoming: build.pop3({ leaveOnServer: false }, { host: 'pop.quux.test', user: 'zora.quill' }),
      directory: '/home/zora/.thunderbird/zq1.mine/Mail/pop.quux.test',
      sources: {
        'incoming/leaveOnServer': {
          file: '/home/zora/.thunderbird/zq1.mine/prefs.js',
          line: 3,
          key: 'zora',
          by: 'program',
        },
      },
    }),
  ],
  identities: [build.anIdentity({ address: 'zora.quill@quux.test', fullName: 'Zora Quill' })],
  credentials: [build.aCredential({ origin: 'mailbox://pop.quux.test', host: 'pop.quux.test', user: 'zora.quill' })],
  outbox: [
    build.anOutboxItem({
      subject: 'Kündigung Zora',
      from: 'zora.quill@quux.test',
      messageId: '<zq@quux.test>',
      failure: { code: '550', text: '550 5.1.1 <zora.quill@quux.test>: user unknown' },
      folder: '/home/zora/.thunderbird/zq1.mine/Mail/Local Folders/Unsent Messages',
    }),
  ],
  filters: [
    build.aFilter({
      name: 'Zora weg',
      condition: 'AND (subject,contains,Zora) OR (from,is,zora.quill@quux.test)',
      actions: [
        {
          kind: 'move',
          name: 'Move to folder',
          target: 'imap://zora.quill@pop.quux.test/Zora/Quill',
          targetState: 'not-known',
        },
      ],
    }),
  ],
  problems: [build.aProblem({ params: { file: '/home/zora/.thunderbird/zq1.mine/prefs.js', detail: 'zora' } })],
});

describe('a shareable inventory', () => {
  it('holds nothing of the original names', () => {
    expect(JSON.stringify(shareable(telling))).not.toMatch(/zor|quill|quux|zq1|zephyr|kündigung|privat/i);
  });

  it('is an inventory that is judged alike', () => {
    const shared = shareable(telling);
    expect(inventory.parse(shared)).toEqual(shared);
    expect(verdictOf(shared)).toEqual(verdictOf(telling));
  });

  it('gives equal originals equal stand-ins, and a user name the local part of its address', () => {
    const { accounts, identities } = shareable(telling);
    expect(accounts[0]?.incoming).toMatchObject({ endpoint: { host: 'pop.domain1.example' } });
    expect(accounts[0]?.address?.toLowerCase()).toBe(identities[0]?.address?.toLowerCase());
    expect(accounts[0]?.address).not.toBe(identities[0]?.address);
  });

  it.each(homes)('of the home %s is judged alike and names nobody', async (home) => {
    const seen = await scanFolder(homeFolder(home));
    const shared = shareable(seen);
    expect(inventory.parse(shared)).toEqual(shared);
    expect(verdictOf(shared)).toEqual(verdictOf(seen));
    expect(JSON.stringify(shared)).not.toMatch(/anna|example\.(?:test|org|net|com)\b|CANARY/i);
  });

  it('still says which part of a file was not read', () => {
    const params = { file: '/home/zora/Unsent Messages', from: 524_288, to: 9_999_475_711 };
    const { problems } = shareable(build.anInventory({ problems: [build.aProblem({ params })] }));
    expect(problems[0]?.params).toMatchObject({ from: 524_288, to: 9_999_475_711 });
  });
});
