import { defineCheck, vendor } from './define-check.ts';

const note = 'name: the add-in’s name';
const example = { name: 'CRM for Outlook' };

export default defineCheck({
  meta: {
    id: 'add-in-set-aside',
    topic: 'profile',
    severity: 'advice',
    since: '0.2.0',
    needs: ['addIns'],
    clients: ['outlook'],
    references: [vendor('Microsoft', 'How to: Re-enable a VSTO Add-in that has been disabled')],
    fixes: [],
    yieldsTo: [],
  },
  messages: {
    title: { text: 'Outlook has switched an add-in off', note: 'Heading in the list of checks' },
    why: {
      text: 'What the add-in did is missing since then: a button, an archive, the link to another program. Outlook says so only once.',
      note: 'One or two sentences under the heading',
    },
    hand: {
      text: 'Look for a newer version of the add-in first. Then choose File > Options > Add-ins > Manage: Disabled Items > Go, and enable it. If Outlook ends again, leave it off.',
      note: 'What a person can do by hand. Names in Outlook; use those of the translated program',
    },
    crashed: {
      text: 'Outlook has switched the add-in {name} off, because it ended unexpectedly while the add-in ran.',
      note,
      example,
    },
    off: {
      text: 'The add-in {name} is off, and Outlook has it in its list of add-ins that failed. Probably Outlook itself switched it off.',
      note,
      example,
    },
  },
  applies: ({ addIns }) => addIns.length > 0,
  run({ addIns }, report) {
    for (const { id, name, setAside } of addIns) {
      if (setAside === null) continue;
      const message = setAside === 'not-known' ? 'off' : setAside;
      report(message, {
        subject: id,
        evidence: [`${id}#setAside`, `${id}#loads`],
        params: { name },
        sureness: message === 'off' ? 'likely' : 'seen',
      });
    }
  },
});
