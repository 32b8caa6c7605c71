import type { AliasNames } from './alias-names.ts';

/** Names of files and folders that programs and systems choose; they tell nothing about anybody. */
const common = new Set(
  [
    'home|Users|root|mnt|media|run|opt|usr|lib|etc|var|tmp|srv|Volumes|files|Library|Application Support|AppData|Roaming|Local',
    'Packages|LocalCache|snap|thunderbird|common|current|.thunderbird|.icedove|.var|app|org.mozilla.Thunderbird',
    'net.thunderbird.Thunderbird|Thunderbird|Profiles|Mail|ImapMail|News|Local Folders|distribution|prefs.js|user.js|lock',
    'Invalidprefs.js|logins.json|logins.json.corrupt|logins-backup.json|key3.db|key4.db|signons.sqlite|signons.txt|logins.db',
    'folderTree.json|folderCache.json|msgFilterRules.dat|popstate.dat|profiles.ini|installs.ini|compatibility.ini',
    'HKEY_CURRENT_USER|Software|Microsoft|Office|12.0|14.0|15.0|16.0|Outlook|Policies|Cloud|Windows NT|CurrentVersion|PST|Preferences',
    'Windows Messaging Subsystem|9375CFF0413111d3B88A00104B2A6676|Options|Cached Mode|AutoDiscover|Security|Addins|Resiliency|Accounts',
    'NTUSER.DAT|Documents|Outlook Files|OneDrive|Dropbox|Google Drive|iCloudDrive|Nextcloud|ownCloud|Environment|Network',
    'Temp|Outlook Logging|Opmlog.log|policies.json|machine.json|cur|new|INBOX|Inbox|Sent|Drafts|Trash|Junk|Templates|Archives|Outbox|Unsent Messages',
  ]
    .join('|')
    .split('|'),
);
const ending = /\.(?:msf|sbd|mozmsgs|dat|json|js|ini|sqlite|db|eml|corrupt|pst|ost)$/;
/** An account's key below the accounts of an Outlook profile: counted up by Outlook, so it tells nothing. */
const counted = /^0000[0-9a-f]{4}$/i;
/** A folder that OneDrive or Dropbox names after whose it is: `OneDrive - Example GmbH`, `Dropbox (Example)`. */
const synced = /^(OneDrive - |Dropbox \()([^)]+)(\)?)$/;

/** What is known of a computer's places before any path is read. */
export type KnownPlaces = {
  readonly users: ReadonlySet<string>;
  readonly hosts: ReadonlySet<string>;
  /** Base names of profile folders. */
  readonly profiles: ReadonlySet<string>;
};

/** One step of a path or of a folder address. */
function step(names: AliasNames, known: KnownPlaces, original: string): string {
  if (original === '' || /^\.{1,2}$|^[A-Za-z]:$/.test(original) || common.has(original) || counted.test(original))
    return original;
  const [, program, owner, close = ''] = synced.exec(original) ?? [];
  if (program !== undefined && owner !== undefined) return program + names.name('folder', owner) + close;
  const tail = ending.exec(original)?.[0] ?? '';
  const base = original.slice(0, original.length - tail.length);
  if (common.has(base)) return original;
  if (known.users.has(base)) return names.systemUser(base) + tail;
  if (known.hosts.has(base.toLowerCase())) return names.host(base) + tail;
  return names.name(known.profiles.has(base) ? 'profile' : 'folder', base) + tail;
}

/** A path in either platform's form; known names stay, so that one still sees which file it is. */
export const aliasPath = (names: AliasNames, known: KnownPlaces, path: string): string =>
  path
    .split(/([\\/])/)
    .map((part) => (part === '/' || part === '\\' ? part : step(names, known, part)))
    .join('');

/** `imap://anna%40example.test@imap.example.test/Sub` or `smtp://smtp.example.test`; a text that is no address is a name. */
export function aliasAddress(names: AliasNames, known: KnownPlaces, address: string): string {
  const match = /^([a-z][a-z0-9+.-]*):\/\/(?:([^/]*)@)?([^/@]*)(\/.*)?$/i.exec(address);
  if (!match) return names.name('folder', address);
  const [, scheme = '', user, host = '', path = ''] = match;
  const who = user === undefined ? '' : `${encodeURIComponent(names.user(decoded(user)))}@`;
  const [name = '', port] = decoded(host).split(/:(?=\d+$)/);
  const where = common.has(name) ? host : names.host(name) + (port === undefined ? '' : `:${port}`);
  const steps = path.split('/').map((part) => encodeURIComponent(step(names, known, decoded(part))));
  return `${scheme}://${who}${where}${steps.join('/')}`;
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
};
