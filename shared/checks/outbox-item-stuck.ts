import { saidIn, sendFailuresOf } from '../facts/last-failure.ts';
import { messageName } from '../facts/message-name.ts';
import { mayBeDeferred, waitsTooLong } from '../facts/stuck.ts';
import { between, day, epoch, hour } from '../facts/time.ts';
import { offlineSetting } from '../facts/works-offline.ts';
import { defineCheck, measured } from './define-check.ts';

const waited = { named: true, subject: 'Offer', since: 1_795_430_400_000, days: 2, hours: 50 };

export default defineCheck({
  meta: {
    id: 'outbox-item-stuck',
    topic: 'outbox',
    severity: 'error',
    since: '0.1.0',
    needs: ['outbox', 'settings', 'observations'],
    clients: 'any',
    references: [measured('Thunderbird 153.7 ESR')],
    fixes: ['outbox-move-to-drafts', 'outbox-quarantine'],
    yieldsTo: [
      'outbox-sender-gone',
      'outbox-submission-missing',
      'outbox-item-oversized',
      'outbox-item-loops',
      'outbox-item-maybe-delivered',
    ],
  },
  messages: {
    title: { text: 'A message has been waiting in the outbox too long', note: 'Heading in the list of checks' },
    why: {
      text: 'It looks sent to whoever wrote it, and nobody has received it. Often the program shows no error and does not say why the message did not leave.',
      note: 'One or two sentences under the heading',
    },
    hand: {
      text: 'Let the program send once more (Thunderbird: File > Send Unsent Messages; Outlook: Send/Receive > Send/Receive All Folders). If an error appears, its text names the cause. A message that is no longer wanted can be moved to Drafts.',
      note: 'What a person can do by hand. Outbox, Local Folders, Drafts and “File > Send Unsent Messages” are names in Thunderbird; use those of the translated program',
    },
    stuck: {
      text: '{named, select, true {“{subject}”} other {A message without a subject}} has been waiting {days, plural, =0 {{hours, plural, one {# hour} other {# hours}}} one {# day} other {# days}}, since {since, date, medium}.',
      note: 'named: whether the message has a subject; subject: its subject; since: when it was queued; days, hours: how long ago, hours only shown below one day',
      example: waited,
    },
    stuckOffline: {
      text: '{named, select, true {“{subject}”} other {A message without a subject}} has been waiting {days, plural, =0 {{hours, plural, one {# hour} other {# hours}}} one {# day} other {# days}}, since {since, date, medium}, probably because the program works offline.',
      note: 'As “stuck”; the likely cause is a setting that makes the program start or stay offline',
      example: waited,
    },
    stuckUnlessDeferred: {
      text: '{named, select, true {“{subject}”} other {A message without a subject}} has probably been waiting too long: {days, plural, =0 {{hours, plural, one {# hour} other {# hours}}} one {# day} other {# days}}, since {since, date, medium}. Whether it is put off to a date could not be seen.',
      note: 'As “stuck”, where a later time of sending may be set that we could not see',
      example: waited,
    },
    stuckRefused: {
      text: '{named, select, true {“{subject}”} other {A message without a subject}} has been waiting {days, plural, =0 {{hours, plural, one {# hour} other {# hours}}} one {# day} other {# days}}, since {since, date, medium}. The last attempt ended with: {code} {text}',
      note: 'As “stuck”; code and text are what the program or the server wrote about the failed attempt',
      example: { ...waited, code: '554', text: '5.7.1 Service unavailable' },
    },
    stuckLogged: {
      text: '{named, select, true {“{subject}”} other {A message without a subject}} has been waiting {days, plural, =0 {{hours, plural, one {# hour} other {# hours}}} one {# day} other {# days}}, since {since, date, medium}, probably because of the last failure in the program’s log: {said}',
      note: 'As “stuck”; said: code and words of a failed attempt to send with that account, from a log',
      example: { ...waited, said: '535 5.7.8 Authentication failed' },
    },
  },
  applies: ({ outbox }) => outbox.length > 0,
  run({ outbox, settings, observations, takenAt, problems }, report) {
    for (const item of outbox) {
      if (item.queuedAt === null || !waitsTooLong(item, takenAt)) continue;
      const waiting = between(item.queuedAt, takenAt);
      const params = {
        ...messageName(item),
        since: epoch(item.queuedAt),
        days: Math.floor(waiting / day),
        hours: Math.floor(waiting / hour),
      };
      const evidence = [`${item.id}#state`, `${item.id}#queuedAt`];
      const offline = offlineSetting(settings, item.profile);
      const [logged] = sendFailuresOf(item.account, observations, takenAt);
      if (item.failure)
        report('stuckRefused', {
          subject: item.id,
          evidence: [...evidence, `${item.id}#failure/code`, `${item.id}#failure/text`],
          params: { ...params, code: item.failure.code, text: item.failure.text },
        });
      else if (offline)
        report('stuckOffline', {
          subject: item.id,
          related: [offline.id],
          evidence: [...evidence, `${offline.id}#value`],
          params,
          sureness: 'likely',
        });
      else if (mayBeDeferred(item, problems))
        report('stuckUnlessDeferred', { subject: item.id, evidence, params, sureness: 'likely' });
      else if (logged)
        report('stuckLogged', {
          subject: item.id,
          related: [logged.id],
          evidence: [...evidence, `${logged.id}#code`, `${logged.id}#text`, `${logged.id}#localTime`],
          params: { ...params, said: saidIn(logged) },
          sureness: 'likely',
        });
      else report('stuck', { subject: item.id, evidence, params });
    }
  },
});
