import { messageName } from '../facts/message-name.ts';
import { isWaiting, waitsTooLong } from '../facts/stuck.ts';
import { offlineSetting } from '../facts/works-offline.ts';
import type { Setting } from '../model/store.ts';
import { defineCheck, measured } from './define-check.ts';

/** offline.send.unsent_messages of Thunderbird: 0 ask, 1 always, 2 never. */
const never = 2;

export default defineCheck({
  meta: {
    id: 'outbox-waits-by-design',
    topic: 'outbox',
    severity: 'advice',
    since: '0.1.0',
    needs: ['outbox', 'settings'],
    clients: 'any',
    references: [measured('Thunderbird 153.7 ESR')],
    fixes: [],
    yieldsTo: [
      'outbox-item-stuck',
      'outbox-sender-gone',
      'outbox-submission-missing',
      'outbox-item-oversized',
      'outbox-item-loops',
      'outbox-item-maybe-delivered',
    ],
  },
  messages: {
    title: { text: 'Messages wait because the program is told to wait', note: 'Heading in the list of checks' },
    why: {
      text: 'Nothing is broken. But a queued message leaves only when somebody, or the set time, lets it.',
      note: 'One or two sentences under the heading',
    },
    hand: {
      text: 'In Thunderbird, choose File > Send Unsent Messages; to work online again: File > Offline, and untick Work Offline. In Outlook, choose Send/Receive > Send/Receive All Folders.',
      note: 'What a person can do by hand. The menu names are those of Thunderbird',
    },
    queued: {
      text: '{named, select, true {“{subject}”} other {A message without a subject}} was put into the outbox and waits until somebody chooses to send it.',
      note: 'named: whether the message has a subject; subject: its subject. Thunderbird does not send queued mail by itself',
      example: { named: true, subject: 'Offer' },
    },
    scheduled: {
      text: '{named, select, true {“{subject}”} other {A message without a subject}} is put off to a set time. The program must be running then.',
      note: 'named: whether the message has a subject; subject: its subject',
      example: { named: true, subject: 'Offer' },
    },
    offline: {
      text: 'The program works offline, and {waiting, plural, one {# message waits} other {# messages wait}} in its outbox.',
      note: 'waiting: number of queued messages, at least 1',
      example: { waiting: 1 },
    },
    sendsLater: {
      text: 'Outlook is set not to send immediately{waiting, plural, =0 {: a message waits until Send/Receive is chosen} one {, and # message waits until Send/Receive is chosen} other {, and # messages wait until Send/Receive is chosen}}.',
      note: 'waiting: number of queued messages, 0 or more. Send/Receive is a button in Outlook; use the name of the translated program',
      example: { waiting: 2 },
    },
    neverOnGoingOnline: {
      text: 'The program is set never to send unsent messages when it goes online, and {waiting, plural, one {# message waits} other {# messages wait}} in its outbox.',
      note: 'waiting: number of queued messages, at least 1',
      example: { waiting: 1 },
    },
  },
  applies: ({ outbox, settings }) => outbox.length > 0 || settings.some(sendsLater),
  run({ outbox, settings, takenAt }, report) {
    for (const item of outbox)
      if (item.state === 'scheduled')
        report('scheduled', { subject: item.id, evidence: [`${item.id}#state`], params: messageName(item) });

    for (const setting of settings.filter(sendsLater)) {
      const waiting = outbox.filter((item) => item.profile === setting.profile && isWaiting(item));
      report('sendsLater', {
        subject: setting.id,
        evidence: [`${setting.id}#value`, ...waiting.map((item) => `${item.id}#state`)],
        params: { waiting: waiting.length },
      });
    }

    for (const profile of new Set(outbox.map((item) => item.profile))) {
      const waiting = outbox.filter((item) => item.profile === profile && isWaiting(item));
      if (waiting.length === 0) continue;
      const offline = offlineSetting(settings, profile);
      const named = (name: string) => settings.find((one) => one.profile === profile && one.name === name);
      const onGoingOnline = named('send-unsent-messages');
      const params = { waiting: waiting.length };
      const queue = waiting.map((item) => `${item.id}#state`);
      if (offline) report('offline', { subject: offline.id, evidence: [`${offline.id}#value`, ...queue], params });
      else if (onGoingOnline?.value === never)
        report('neverOnGoingOnline', {
          subject: onGoingOnline.id,
          evidence: [`${onGoingOnline.id}#value`, ...queue],
          params,
        });
      // With sending in the background every message passes through the outbox: a young one is on its way.
      else if (!named('send-immediately') && named('send-in-background')?.value !== true)
        for (const item of waiting)
          if (!waitsTooLong(item, takenAt))
            report('queued', { subject: item.id, evidence: [`${item.id}#state`], params: messageName(item) });
    }
  },
});

/** Outlook’s “Send immediately when connected”, switched off (KB 2797572). */
const sendsLater = ({ name, value }: Setting) => name === 'send-immediately' && value === false;
