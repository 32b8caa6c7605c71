import type { AddIn } from '../../../shared/model/add-in.ts';
import type { Profile } from '../../../shared/model/profile.ts';
import type { Source } from '../../../shared/model/source.ts';
import { versionOf } from './locate.ts';
import type { UserRegistry, Values } from './registry.ts';

const office = 'Software\\Microsoft\\Office';
/** LoadBehavior: 3 is loaded at start; 2 was meant to be and is not, by the user or after a failure (Microsoft, VSTO registry entries). */
const atStart = 3;

type Registered = { readonly id: string; readonly path: string; readonly values: Values };

/**
 * The add-ins of one user, as far as the user's own registry tells: those for the whole computer stand elsewhere and show here only when
 * Outlook has set one aside. `DisabledItems` holds what made Outlook end unexpectedly (Microsoft, "hard disabling"). What
 * `CrashingAddinList` means is written nowhere, so an add-in named there counts only if it is off too; `NotificationReminderAddinData`
 * and the layout of `AddInLoadTimes` are written nowhere either, and are left alone.
 */
export async function collectAddIns(profile: Profile, registry: UserRegistry): Promise<AddIn[]> {
  const version = versionOf(profile);
  const resiliency = `${office}\\${version}\\Outlook\\Resiliency`;
  const policyPath = `Software\\Policies\\Microsoft\\Office\\${version}\\Outlook\\Resiliency\\AddinList`;
  const disabledPath = `${resiliency}\\DisabledItems`;
  const keptPath = `${resiliency}\\DoNotDisableAddinList`;
  const policy = await registry.values(policyPath);
  const kept = await registry.values(keptPath);
  const disabled = (await registry.values(disabledPath)).all().map(({ data }) => textsIn(data));
  const crashing = (await registry.values(`${resiliency}\\CrashingAddinList`))
    .all()
    .map(({ name, data }) => [name, ...textsIn(data)]);
  const matched = new Set<readonly string[]>();
  const addIn = (id: string, rest: Omit<AddIn, 'id' | 'profile'>): AddIn => ({
    id: `${profile.id}/add-in/${id}`,
    profile: profile.id,
    ...rest,
  });
  const found = (await registered(registry, version)).map(({ id, path, values }): AddIn => {
    const name = values.text('FriendlyName') ?? id;
    const names = [id, name];
    const entry = disabled.find((texts) => isNamed(texts, names));
    if (entry) matched.add(entry);
    // 0 always off, 1 always on, 2 as the user likes; text or number.
    const ruled = policy.text(id) ?? policy.number(id)?.toString() ?? null;
    const loads = ruled === '1' || (ruled !== '0' && values.number('LoadBehavior') === atStart);
    const source = (file: string, key: string, by: Source['by'] = 'program'): Source => ({
      file: `HKEY_CURRENT_USER\\${file}`,
      line: null,
      key,
      by,
    });
    const isManaged = ruled === '0' || ruled === '1';
    return addIn(id, {
      name,
      loads,
      setAside: entry ? 'crashed' : !loads && crashing.some((texts) => isNamed(texts, names)) ? 'not-known' : null,
      keptOn: ruled === '1' || (kept.number(id) ?? 0) !== 0,
      sources: {
        name: source(path, 'FriendlyName'),
        loads: isManaged ? source(policyPath, id, 'policy') : source(path, 'LoadBehavior'),
        ...(entry ? { setAside: source(resiliency, 'DisabledItems') } : {}),
        keptOn: ruled === '1' ? source(policyPath, id, 'policy') : source(keptPath, id),
      },
    });
  });
  const others = disabled.filter((texts) => texts.length > 0 && !matched.has(texts));
  return [
    ...found,
    ...others.map((texts, at) =>
      addIn(`set-aside/${at + 1}`, {
        name: nameIn(texts),
        loads: false,
        setAside: 'crashed',
        keptOn: false,
        sources: {
          setAside: { file: `HKEY_CURRENT_USER\\${resiliency}`, line: null, key: 'DisabledItems', by: 'program' },
        },
      }),
    ),
  ];
}

async function registered(registry: UserRegistry, version: string): Promise<Registered[]> {
  const found = new Map<string, Registered>();
  for (const root of [
    `${office}\\Outlook\\Addins`,
    'Software\\Wow6432Node\\Microsoft\\Office\\Outlook\\Addins',
    `${office}\\${version}\\Outlook\\Addins`,
  ])
    for (const id of await registry.keys(root)) {
      const path = `${root}\\${id}`;
      const values = await registry.values(path);
      // The key of a version holds measurements of add-ins that are registered elsewhere.
      if (values.has('LoadBehavior') && !found.has(id.toLowerCase())) found.set(id.toLowerCase(), { id, path, values });
    }
  return [...found.values()];
}

/** What is text in a binary value: its numbers are shorter than three letters. */
const textsIn = (data: Uint8Array): string[] =>
  Buffer.from(data.buffer, data.byteOffset, data.length)
    .toString('utf16le')
    .match(/[^\p{Cc}\p{Cn}\p{Co}\p{Cs}]{3,}/gu) ?? [];

const isNamed = (texts: readonly string[], names: readonly string[]) =>
  texts.some((text) => names.some((name) => text.toLowerCase() === name.toLowerCase()));

/** The last text is the name that people know; where it is only a file, its name without the folder. */
function nameIn(texts: readonly string[]): string {
  const last = texts.at(-1) ?? '';
  return last.slice(last.lastIndexOf('\\') + 1);
}
