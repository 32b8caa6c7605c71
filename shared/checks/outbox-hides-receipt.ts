import { dataFiles, fileName } from '../facts/data-files.ts';
import { defineCheck, measured } from './define-check.ts';

export default defineCheck({
  meta: {
    id: 'outbox-hides-receipt',
    topic: 'outbox',
    severity: 'advice',
    since: '0.2.0',
    needs: ['stores', 'profiles'],
    clients: ['outlook'],
    references: [measured('Outlook data files of versions 2003 to 2019')],
    fixes: [],
    yieldsTo: [],
  },
  messages: {
    title: { text: 'Something waits in the outbox that Outlook does not show', note: 'Heading in the list of checks' },
    why: {
      text: 'The outbox looks empty, though Outlook goes on trying to send. Mostly it is a read receipt that hangs; other mail is not lost by it.',
      note: 'One or two sentences under the heading',
    },
    hand: {
      text: 'Choose Send/Receive once and wait. If Outlook still says that it is sending, close it and start it again. What remains only a tool for MAPI folders can show; leave that to somebody who knows it.',
      note: 'What a person can do by hand. Send/Receive is a button in Outlook; use the name of the translated program',
    },
    receipt: {
      text: 'The outbox of {file} shows no message and probably holds {count, plural, one {# read receipt that hangs} other {# read receipts that hang}}.',
      note: 'file: name of the data file; count: how many, at least 1',
      example: { file: 'anna.pst', count: 1 },
    },
    queued: {
      text: 'The outbox of {file} shows no message, but Outlook probably holds {count, plural, one {# entry} other {# entries}} for sending that no list shows.',
      note: 'file: name of the data file; count: how many, at least 1',
      example: { file: 'anna.pst', count: 1 },
    },
  },
  applies: ({ stores }) =>
    stores.some(({ hiddenReceipts, queued }) => hiddenReceipts !== undefined || queued !== undefined),
  run(seen, report) {
    for (const { id, path, messages, hiddenReceipts = 0, queued = 0 } of dataFiles(seen)) {
      if (messages !== 0) continue;
      const told = { subject: id, sureness: 'likely' as const };
      const file = fileName(path);
      if (hiddenReceipts > 0)
        report('receipt', {
          ...told,
          evidence: [`${id}#messages`, `${id}#hiddenReceipts`],
          params: { file, count: hiddenReceipts },
        });
      else if (queued > 0)
        report('queued', { ...told, evidence: [`${id}#messages`, `${id}#queued`], params: { file, count: queued } });
    }
  },
});
