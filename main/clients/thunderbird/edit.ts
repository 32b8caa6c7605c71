import type { Account } from '../../../shared/model/account.ts';
import type { TlsMode } from '../../../shared/model/endpoint.ts';
import type { Refusal } from '../../../shared/model/plan.ts';
import type { Profile } from '../../../shared/model/profile.ts';
import { assertNever, type Result } from '../../../shared/result.ts';
import type { Machine } from '../../machine/machine.ts';
import { type Change, refuse } from '../change.ts';
import type { Intent } from '../intent.ts';
import { toDrafts, toQuarantine } from './edit-outbox.ts';
import { openSettings, type PrefSet, setPrefs } from './edit-prefs.ts';
import { forgetLogin, restoreSettings, switchOff } from './edit-stores.ts';
import type { PrefLayers } from './prefs.ts';

/** socketType of servers, try_ssl of outgoing ones (thunderbird.md, measured on 153.7 ESR). */
const tlsNumbers: Readonly<Record<Exclude<TlsMode, 'not-known'>, number>> = {
  cleartext: 0,
  opportunistic: 1,
  starttls: 2,
  implicit: 3,
};
const passwordMethod = 3;

/** What an intent means in a profile's files; refused where it cannot be done safely. Reads only. */
export async function edit(
  intent: Intent,
  profile: Profile,
  machine: Machine,
  signal: AbortSignal,
): Promise<Result<readonly Change[], Refusal>> {
  switch (intent.kind) {
    case 'message-to-drafts':
      return toDrafts(machine, intent.item, signal);
    case 'message-to-quarantine':
      return toQuarantine(machine, intent.item, signal);
    case 'forget-credential':
      return forgetLogin(profile, machine, intent.entry);
    case 'switch-filter-off':
      return switchOff(machine, intent.filter);
    case 'restore-settings':
      return restoreSettings(profile, machine, intent.setAside);
    case 'leave-on-server':
    case 'stop-checking':
    case 'check-every':
    case 'send-through':
    case 'sign-in-to-submission':
    case 'connect-account':
    case 'connect-submission': {
      const settings = await openSettings(profile, machine);
      if (!settings.ok) return settings;
      const sets = prefsOf(intent, settings.value.prefs);
      return sets ? setPrefs(settings.value, sets, ownersOf(sets)) : refuse('not-found', settings.value.file);
    }
    default:
      return assertNever(intent);
  }
}

/** The settings that tell which account, sender or server the changed ones belong to. */
function ownersOf(sets: readonly PrefSet[]): string[] {
  const keys = new Set(
    sets.flatMap(({ name }) => /^mail\.(?:server|identity|smtpserver)\.[^.]+\./.exec(name)?.[0] ?? []),
  );
  const names = (key: string) =>
    key.startsWith('mail.server.')
      ? ['type', 'hostname', 'userName']
      : key.startsWith('mail.identity.')
        ? ['useremail']
        : ['hostname'];
  return [...keys].flatMap((key) => names(key).map((name) => `${key}${name}`));
}

type PrefIntent = Exclude<
  Intent,
  {
    kind:
      | 'message-to-drafts'
      | 'message-to-quarantine'
      | 'forget-credential'
      | 'switch-filter-off'
      | 'restore-settings';
  }
>;

/** The settings that an intent needs; null where what it is about is not there. */
function prefsOf(intent: PrefIntent, prefs: PrefLayers): readonly PrefSet[] | null {
  if (intent.kind === 'send-through')
    return [{ name: `mail.identity.${intent.identity.key}.smtpServer`, value: intent.submission.key }];
  if (intent.kind === 'sign-in-to-submission' || intent.kind === 'connect-submission') {
    const at = (pref: string) => `mail.smtpserver.${intent.submission.key}.${pref}`;
    if (intent.kind === 'connect-submission')
      return [
        { name: at('port'), value: intent.to.port },
        { name: at('try_ssl'), value: tlsNumbers[intent.to.tls] },
      ];
    return [
      { name: at('authMethod'), value: passwordMethod },
      { name: at('username'), value: intent.user },
    ];
  }
  const server = serverOf(intent.account, prefs);
  if (server === null) return null;
  const at = (pref: string) => `mail.server.${server}.${pref}`;
  switch (intent.kind) {
    case 'leave-on-server':
      return leaving(prefs, at);
    case 'stop-checking':
      // "Get Messages" by hand still fetches, so what it fetches must stay on the server, too.
      return [
        { name: at('check_new_mail'), value: false },
        { name: at('login_at_startup'), value: false },
        { name: at('download_on_biff'), value: false },
        ...leaving(prefs, at),
      ];
    case 'check-every':
      return [{ name: at('check_time'), value: intent.minutes }];
    case 'connect-account':
      return [
        { name: at('port'), value: intent.to.port },
        { name: at('socketType'), value: tlsNumbers[intent.to.tls] },
      ];
    default:
      return assertNever(intent);
  }
}

const serverOf = (account: Account, prefs: PrefLayers) =>
  prefs.string(`mail.account.${account.key}.server`, '').value || null;

/** Leaving mail on the server, and none of the two settings that would take it away later all the same. */
function leaving(prefs: PrefLayers, at: (pref: string) => string): PrefSet[] {
  const undoing = ['delete_by_age_from_server', 'delete_mail_left_on_server'].filter(
    (pref) => prefs.boolean(at(pref), false).value || prefs.boolean(`mail.server.default.${pref}`, false).value,
  );
  return [{ name: at('leave_on_server'), value: true }, ...undoing.map((pref) => ({ name: at(pref), value: false }))];
}
