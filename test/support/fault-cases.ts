import type { FixId } from '../../shared/facts/fix-kinds.ts';
import { draftsAsFiles, receivingInTheClear, setPref, settingsLost } from './fix-cases.ts';
import type { Scene } from './test-fix.ts';

/** One situation for a fix, the smallest there is. */
export type FaultCase = {
  readonly fix: FixId;
  /** Where a fix writes differently: how the profile keeps mail. */
  readonly kept?: 'maildir';
  readonly home: string;
  readonly arrange?: (scene: Scene) => void;
  readonly check: string;
  readonly chosen?: Readonly<Record<string, string>>;
};

/** Groups of about the same length, for test files that run side by side. */
export const faultCases = {
  outbox: [
    { fix: 'outbox-move-to-drafts', home: 'stuck-outbox', check: 'outbox-item-stuck' },
    { fix: 'outbox-quarantine', home: 'stuck-outbox', check: 'outbox-item-stuck' },
    { fix: 'outbox-quarantine', kept: 'maildir', home: 'outbox-maildir', check: 'outbox-item-stuck' },
  ],
  mail: [
    {
      fix: 'outbox-move-to-drafts',
      kept: 'maildir',
      home: 'outbox-maildir',
      arrange: draftsAsFiles,
      check: 'outbox-item-stuck',
    },
    {
      fix: 'outbox-mend-submission',
      home: 'outbox-smtp-gone',
      check: 'outbox-submission-missing',
      chosen: { server: 'smtp2' },
    },
    { fix: 'filter-switch-off', home: 'filters', check: 'filter-target-missing' },
    { fix: 'password-forget', home: 'saved-logins', check: 'password-orphaned' },
  ],
  accounts: [
    { fix: 'pop3-leave-on-server', home: 'pop-imap-leave', check: 'pop3-expires-shared-mailbox' },
    { fix: 'pop3-stop-checking', home: 'pop-imap-leave', check: 'pop3-expires-shared-mailbox' },
    {
      fix: 'check-interval-restore',
      home: 'control-clean',
      arrange: setPref('mail.server.server1.check_time', 1),
      check: 'check-interval-short',
    },
  ],
  settings: [
    {
      fix: 'connection-encrypt',
      home: 'control-clean',
      arrange: receivingInTheClear,
      check: 'connection-cleartext',
    },
    {
      fix: 'submission-sign-in-on',
      home: 'control-clean',
      arrange: setPref('mail.smtpserver.smtp1.authMethod', 1),
      check: 'submission-without-sign-in',
    },
    {
      fix: 'profile-settings-restore',
      home: 'control-clean',
      arrange: settingsLost,
      check: 'profile-settings-lost',
    },
  ],
} as const satisfies Readonly<Record<string, readonly FaultCase[]>>;
export type FaultGroup = keyof typeof faultCases;
