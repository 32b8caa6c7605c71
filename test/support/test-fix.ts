import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  chownSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from 'vitest';
import { history } from '../../main/engine/history.ts';
import type { Planned } from '../../main/engine/planning.ts';
import { applyPlan, look, planWish, type RepairPlace, type Seen } from '../../main/engine/repair.ts';
import { undo } from '../../main/engine/undo.ts';
import type { FixId } from '../../shared/facts/fix-kinds.ts';
import type { Finding } from '../../shared/model/finding.ts';
import { journalEntry } from '../../shared/model/journal.ts';
import { plan as planSchema, type RefusalCode } from '../../shared/model/plan.ts';
import { leaksIn } from './canaries.ts';
import { homeFolder, quietRun } from './homes.ts';

const profileFolder = 'home/anna/.thunderbird/k3v9x2ab.default-default';
const isRoot = process.getuid?.() === 0;
/** Whoever owns the files must own them afterwards; nobody here has this number. */
const owner = 12345;
/** A time before the homes were looked at, to the millisecond. */
const written = 1_795_500_000.123;

/** A copy of a home, and a data folder of its own. */
export type Scene = {
  readonly folder: string;
  readonly place: RepairPlace;
  /** Where a file of the profile lies. */
  readonly at: (...parts: string[]) => string;
  readonly read: (...parts: string[]) => string;
  readonly edit: (file: string, change: (text: string) => string) => void;
};

type FixCase = {
  /** A home of test/machines/thunderbird. */
  readonly home: string;
  /** Makes the situation of it, where no home has it. */
  readonly arrange?: (scene: Scene) => void;
  readonly check: string;
  /** The end of the subject, where the check speaks more than once. */
  readonly subject?: string;
  readonly chosen?: Readonly<Record<string, string>>;
  /** Only applied and taken back, since its files are large. */
  readonly isLarge?: boolean;
  /** Other checks that fall silent by the same repair. */
  readonly alsoSilences?: readonly string[];
  /** Less exact checks that speak of the same as long as the program has not started again. */
  readonly uncovers?: readonly string[];
  /** For what a policy or a user.js can hold: the setting, and the value at which the trouble stays. */
  readonly managed?: { readonly name: string; readonly value: string | number | boolean };
  /** Writes to the same files as the program would; `survived` says that it is still there after the undo. */
  readonly foreign: (scene: Scene) => void;
  readonly survived: (scene: Scene, before: ReadonlyMap<string, string>) => void;
  /** Somebody changes what is ours; null where nothing can be in the way, and then the reason. */
  readonly meddle: ((scene: Scene) => void) | { readonly never: string };
};

/** The contract of every fix, on real files: what is previewed is done, it helps, it is taken back to the byte, and nobody else is hurt. */
export function testFix(fix: FixId, cases: Readonly<Record<string, FixCase>>): void {
  const root = mkdtempSync(path.join(tmpdir(), 'fix-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  const prepare = (given: FixCase) => sceneOf(root, given);
  const planned = (scene: Scene, given: FixCase) => planIt(fix, scene, given);

  describe.each(Object.entries(cases))(`${fix}: %s`, (name, given) => {
    // What does not depend on the case is tried once: whether the program runs, and whose process it is.
    const isFirst = name === Object.keys(cases)[0];

    it('does what was previewed, helps, tells no secret, and is taken back to the byte, and again', async () => {
      const scene = prepare(given);
      const before = treeOf(scene.folder);
      const { seen, finding, made } = await planned(scene, given);
      expect(treeOf(scene.folder), 'a preview writes nothing').toEqual(before);
      expect(planSchema.parse(made.plan)).toEqual(made.plan);
      const done = await applyPlan(seen, made, scene.place, quietRun());
      expect({ state: done.state, refusal: done.refusal }).toEqual({ state: 'done', refusal: undefined });
      expect(done.changes).toEqual(made.plan.changes);
      expect(journalEntry.parse(done)).toEqual(done);
      expectDescribed(scene, done.changes);
      const after = treeOf(scene.folder);
      expect(touched(before, after)).toEqual(new Set(pathsOf(made)));
      if (isRoot) expect(ownersOf(scene.folder)).toEqual(new Set([owner]));
      const told = linesOf(seen.evaluation.findings).filter((line) => line !== lineOf(finding));
      const now = linesOf((await see(scene)).evaluation.findings);
      expect(now).not.toContain(lineOf(finding));
      expect(checksOf(now, told), 'no new trouble').toEqual([...(given.uncovers ?? [])].sort());
      expect(checksOf(told, now), 'no other trouble hidden').toEqual([...(given.alsoSilences ?? [])].sort());

      const undone = await undo(done.id, scene.place, quietRun());
      expect({ state: undone.state, refusal: undone.refusal }).toEqual({ state: 'done', refusal: undefined });
      expect(treeOf(scene.folder)).toEqual(before);
      const again = await undo(undone.id, scene.place, quietRun());
      expect({ state: again.state, refusal: again.refusal }).toEqual({ state: 'done', refusal: undefined });
      expect(bytesOf(treeOf(scene.folder))).toEqual(bytesOf(after));
      const last = await undo(again.id, scene.place, quietRun());
      expect(last.state).toBe('done');
      expect(treeOf(scene.folder)).toEqual(before);
      const kept = await history(scene.place.data);
      expect(leaksIn(JSON.stringify([made.plan, done, undone, again, last, kept]))).toEqual([]);
    });

    if (given.isLarge) return;

    it('takes back only its own part where the program has written since', async () => {
      const scene = prepare(given);
      const before = textsOf(scene.folder);
      const { seen, made } = await planned(scene, given);
      const done = await applyPlan(seen, made, scene.place, quietRun());
      given.foreign(scene);
      const undone = await undo(done.id, scene.place, quietRun());
      expect({ state: undone.state, refusal: undone.refusal }).toEqual({ state: 'done', refusal: undefined });
      given.survived(scene, before);
      const now = (await see(scene)).evaluation.findings;
      const spoken = (findings: readonly Finding[]) => findings.filter(({ check }) => check === given.check).length;
      expect(spoken(now)).toBe(spoken(seen.evaluation.findings));
    });

    const { meddle } = given;
    if (typeof meddle === 'function')
      it('says what is in the way where somebody changed what is ours', async () => {
        const scene = prepare(given);
        const { seen, made } = await planned(scene, given);
        const done = await applyPlan(seen, made, scene.place, quietRun());
        meddle(scene);
        const left = treeOf(scene.folder);
        const refused = await undo(done.id, scene.place, quietRun());
        expect(refused).toMatchObject({ state: 'refused', refusal: { code: 'in-the-way' } });
        expect(refused.refusal?.params.copy).toBe(path.join(scene.place.data, 'journal', done.id));
        expect(leaksIn(JSON.stringify(refused))).toEqual([]);
        expect(treeOf(scene.folder)).toEqual(left);
      });

    it('is refused a second time, and where the files are no longer what was previewed', async () => {
      const scene = prepare(given);
      const { seen, made } = await planned(scene, given);
      const { path: where = '' } = made.plan.changes.find(({ kind, before }) => kind !== 'quarantine' && before) ?? {};
      const real = path.join(scene.folder, 'files', where);
      const bytes = readFileSync(real);
      appendFileSync(real, '\n');
      const stood = bytesOf(treeOf(scene.folder));
      const changed = await applyPlan(seen, made, scene.place, quietRun());
      expect(changed.refusal?.code).toBe('changed-since-preview');
      expect(bytesOf(treeOf(scene.folder))).toEqual(stood);
      writeFileSync(real, bytes);
      expect((await applyPlan(seen, made, scene.place, quietRun())).state).toBe('done');
      const after = treeOf(scene.folder);
      const second = await applyPlan(seen, made, scene.place, quietRun());
      expect(['refused', 'rolled-back']).toContain(second.state);
      expect(['changed-since-preview', 'not-found']).toContain(second.refusal?.code);
      expect(treeOf(scene.folder)).toEqual(after);
      expect(leaksIn(JSON.stringify(second))).toEqual([]);
    });

    if (isFirst)
      it.runIf(process.platform === 'linux')('is refused while the program runs', async () => {
        const scene = prepare(given);
        const { seen, made } = await planned(scene, given);
        const before = treeOf(scene.folder);
        // The disk alone, without its machine.json, may be a living one, so its locks count.
        const live = { ...scene.place, target: { ...scene.place.target, folder: path.join(scene.folder, 'files') } };
        const alive = await see({ ...scene, place: live });
        const release = hold(scene.at('.parentlock'));
        const refused = await applyPlan({ ...alive, evaluation: seen.evaluation }, made, live, quietRun());
        release();
        expect(refused).toMatchObject({ state: 'refused', refusal: { code: 'running' } });
        expect(bytesOf(treeOf(scene.folder))).toEqual(bytesOf(before));
      });

    const { managed } = given;
    if (managed)
      it('is refused where user.js or a policy decides, and names that file', async () => {
        const byUser = prepare(given);
        const user = byUser.at('user.js');
        writeFileSync(user, `user_pref(${JSON.stringify(managed.name)}, ${JSON.stringify(managed.value)});\n`);
        expect((await planned(byUser, given)).made.plan.refusal).toMatchObject({
          code: 'managed',
          file: `/${profileFolder}/user.js`,
          params: { name: managed.name, by: 'user-file' },
        });
        const byPolicy = prepare(given);
        const program = /^LastAppDir=(.+)$/m.exec(byPolicy.read('compatibility.ini'))?.[1]?.trim() ?? '';
        const folder = `${program}/distribution`;
        mkdirSync(path.join(byPolicy.folder, 'files', folder), { recursive: true });
        const Preferences = { [managed.name]: { Value: managed.value, Status: 'locked' } };
        const policies = JSON.stringify({ policies: { Preferences } });
        writeFileSync(path.join(byPolicy.folder, 'files', folder, 'policies.json'), policies);
        expect((await planned(byPolicy, given)).made.plan.refusal).toMatchObject({
          code: 'managed',
          file: `${folder}/policies.json`,
          params: { name: managed.name, by: 'policy' },
        });
      });

    it.skipIf(process.platform === 'win32')('is refused where a link lies in the way', async () => {
      const scene = prepare(given);
      const { seen, made } = await planned(scene, given);
      const last = path.join(scene.folder, 'files', pathsOf(made).at(-1) ?? '');
      for (const trap of [last, path.dirname(last)]) {
        renameSync(trap, `${trap}.real`);
        symlinkSync(`${path.basename(trap)}.real`, trap);
        const before = treeOf(scene.folder);
        const refused = await applyPlan(seen, made, scene.place, quietRun());
        expect(refused).toMatchObject({ state: 'refused', refusal: { code: 'link-in-the-way' } });
        expect(treeOf(scene.folder)).toEqual(before);
        rmSync(trap);
        renameSync(`${trap}.real`, trap);
      }
    });

    if (isFirst)
      it.skipIf(process.platform === 'win32')(
        'as an ordinary user: refused where a file may not be written',
        async () => {
          const [closed, foreign] = [prepare(given), prepare(given)];
          const lastOf = async (scene: Scene) => {
            const { made } = await planned(scene, given);
            return path.join(scene.folder, 'files', pathsOf(made).at(-1) ?? '');
          };
          const [last, others] = [await lastOf(closed), await lastOf(foreign)];
          const { finding } = await planned(closed, given);
          if (isRoot) {
            chownTree(root, 65534);
            chmodSync(root, 0o755);
            chmodSync(others, 0o666);
            chownSync(others, owner, owner);
          }
          chmodSync(last, 0o444);
          const before = [treeOf(closed.folder), treeOf(foreign.folder)];
          const scenes = isRoot ? [closed, foreign] : [closed];
          const refused = scenes.map((_, at) => ['refused', at === 0 ? 'read-only' : 'not-yours']);
          expect(asOrdinaryUser(scenes, fix, finding.id, given)).toEqual(refused);
          expect([treeOf(closed.folder), treeOf(foreign.folder)]).toEqual(before);
        },
      );
  });
}

type RefusedCase = Pick<FixCase, 'home' | 'arrange' | 'check' | 'subject' | 'chosen'> & {
  readonly refusal: RefusalCode;
};

/** What a fix says no to, and that it says so before anything is touched. */
export function testRefusals(fix: FixId, cases: Readonly<Record<string, RefusedCase>>): void {
  const root = mkdtempSync(path.join(tmpdir(), 'refused-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it.each(Object.entries(cases))(`${fix} is refused: %s`, async (_, given) => {
    const scene = sceneOf(root, given);
    const before = treeOf(scene.folder);
    const { seen, made } = await planIt(fix, scene, given);
    expect(made.plan).toMatchObject({ changes: [], refusal: { code: given.refusal } });
    const refused = await applyPlan(seen, made, scene.place, quietRun());
    expect(refused).toMatchObject({ state: 'refused', refusal: { code: given.refusal } });
    expect(treeOf(scene.folder)).toEqual(before);
    expect(leaksIn(JSON.stringify([made.plan, refused]))).toEqual([]);
  });
}

export function sceneOf(root: string, given: Pick<FixCase, 'home' | 'arrange'>): Scene {
  const folder = mkdtempSync(path.join(root, 'copy-'));
  cpSync(homeFolder(given.home), folder, { recursive: true });
  const at = (...parts: string[]) => path.join(folder, 'files', profileFolder, ...parts);
  const scene: Scene = {
    folder,
    place: { target: { folder, users: { kind: 'all' } }, data: mkdtempSync(path.join(root, 'data-')) },
    at,
    read: (...parts) => readFileSync(at(...parts), 'latin1'),
    edit: (file, change) => writeFileSync(at(file), change(readFileSync(at(file), 'latin1')), 'latin1'),
  };
  given.arrange?.(scene);
  chownTree(folder, isRoot ? owner : null);
  return scene;
}

function chownTree(folder: string, user: number | null): void {
  for (const name of namesIn(folder)) {
    const at = path.join(folder, name);
    if (user !== null) chownSync(at, user, user);
    if (lstatSync(at).isFile() && user !== 65534) utimesSync(at, written, written);
  }
}

/** Everything below a folder of `folder`, links as themselves. */
const namesIn = (folder: string, below = '') =>
  readdirSync(path.join(folder, below), { recursive: true }).map((name) => path.join(below, String(name)));

async function see({ place }: Pick<Scene, 'place'>): Promise<Seen> {
  const seen = await look(place.target, quietRun());
  if (!seen.ok) throw new Error(seen.error.code);
  return seen.value;
}

export async function planIt(
  fix: FixId,
  scene: Scene,
  { check, subject = '', chosen = {} }: Pick<FixCase, 'check' | 'subject' | 'chosen'>,
): Promise<{ readonly seen: Seen; readonly finding: Finding; readonly made: Planned }> {
  const seen = await see(scene);
  const finding = seen.evaluation.findings.find((one) => one.check === check && one.subject.endsWith(subject));
  if (!finding) throw new Error(`${check} is silent beside ${linesOf(seen.evaluation.findings).join('; ')}`);
  const wish = { finding: finding.id, fix, chosen: new Map(Object.entries(chosen)) };
  return { seen, finding, made: await planWish(seen, wish, scene.place, quietRun()) };
}

/** Bytes, mode, owner and time of every file; a folder's time changes with what is in it. */
export function treeOf(folder: string): ReadonlyMap<string, string> {
  const files = namesIn(folder, 'files').sort();
  return new Map(
    files.map((name) => {
      const at = path.join(folder, name);
      const stats = lstatSync(at);
      const { mode, uid, mtimeMs } = stats;
      const facts = `${mode.toString(8)} ${uid}`;
      return [
        name.slice('files'.length),
        stats.isFile() ? `${facts} ${Math.round(mtimeMs)} ${readFileSync(at, 'latin1')}` : facts,
      ];
    }),
  );
}
const bytesOf = (tree: ReadonlyMap<string, string>) =>
  new Map([...tree].map(([name, facts]) => [name, facts.replace(/^(\d+ \d+) \d+/, '$1')]));
const textsOf = (folder: string): ReadonlyMap<string, string> =>
  new Map([...treeOf(folder)].map(([name, facts]) => [name.replace(`/${profileFolder}/`, ''), bare(facts)]));
const bare = (facts: string) => facts.replace(/^\d+ \d+ \d+ /, '');
const touched = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>) =>
  new Set([...before.keys(), ...after.keys()].filter((name) => before.get(name) !== after.get(name)));
const ownersOf = (folder: string) =>
  new Set(namesIn(folder, 'files').map((name) => lstatSync(path.join(folder, name)).uid));

/** What of the machine is written, in order. */
const pathsOf = ({ plan }: Planned) =>
  plan.changes.filter(({ kind }) => kind !== 'quarantine').map((change) => change.path);

/** The sizes that were promised. */
function expectDescribed({ folder }: Scene, changes: Planned['plan']['changes']): void {
  for (const { kind, path: where, after } of changes) {
    if (kind === 'quarantine') continue;
    const stats = lstatSync(path.join(folder, 'files', where), { throwIfNoEntry: false });
    expect(stats?.size ?? null).toBe(after?.size ?? null);
  }
}

const lineOf = ({ check, subject, message }: Finding) => `${check} ${message} ${subject}`;
/** The checks of the lines that the others do not have. */
const checksOf = (lines: readonly string[], others: readonly string[]) =>
  [...new Set(lines.filter((line) => !others.includes(line)).map((line) => line.split(' ')[0] ?? ''))].sort();
const linesOf = (findings: readonly Finding[]) => findings.map(lineOf);

/** A POSIX lock as the program holds it: SQLite takes one on the file, which is put back afterwards. */
function hold(file: string): () => void {
  const facts = lstatSync(file);
  const bytes = readFileSync(file);
  const opened = new DatabaseSync(file);
  opened.exec('pragma journal_mode = memory; begin exclusive');
  return () => {
    opened.exec('rollback');
    opened.close();
    writeFileSync(file, bytes);
    utimesSync(file, facts.mtimeMs / 1000, facts.mtimeMs / 1000);
  };
}

/** Root may write whatever it likes, so a root process gives its rights up after it has loaded the code. */
function asOrdinaryUser(scenes: readonly Scene[], fix: FixId, finding: string, { chosen = {} }: FixCase): unknown {
  const script = `
    const { look, planWish, applyPlan } = await import(${JSON.stringify(new URL('../../main/engine/repair.ts', import.meta.url).href)});
    if (process.getuid() === 0) { process.setgroups([]); process.setgid(65534); process.setuid(65534); }
    const { places, fix, finding, chosen } = JSON.parse(process.argv[1]);
    const run = { signal: new AbortController().signal, progress() {}, log: { info() {}, error() {} } };
    const wish = { finding, fix, chosen: new Map(Object.entries(chosen)) };
    const answers = [];
    for (const place of places) {
      const seen = await look(place.target, run);
      const done = await applyPlan(seen.value, await planWish(seen.value, wish, place, run), place, run);
      answers.push([done.state, done.refusal?.code ?? null]);
    }
    console.log(JSON.stringify(answers));`;
  const told = JSON.stringify({ places: scenes.map(({ place }) => place), fix, finding, chosen });
  const parameters = ['--experimental-strip-types', '--no-warnings', '--input-type=module', '-e', script, told];
  const { stdout, stderr } = spawnSync(process.execPath, parameters, { encoding: 'utf8', cwd: '/' });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}
