import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { app, type BrowserWindow, clipboard, dialog, shell } from 'electron';
import { evaluate } from '../../shared/evaluate.ts';
import { isLocalFile } from '../../shared/facts/place.ts';
import type { About, Failure, Preferences, ScanEvent } from '../../shared/ipc/contract.ts';
import { product } from '../../shared/product.ts';
import { shareable } from '../../shared/reports/shareable.ts';
import { ok } from '../../shared/result.ts';
import { exportMessages } from '../engine/export-messages.ts';
import { history, journalFolder } from '../engine/history.ts';
import { readPage } from '../engine/pages.ts';
import { renderReport } from '../engine/report.ts';
import { addIgnored, readIgnored, removeIgnored } from '../store/ignored.ts';
import type { OpenLog } from '../store/log.ts';
import { type OutError, writeWhole } from '../store/out.ts';
import { readPreferences, writePreferences } from '../store/preferences.ts';
import type { Engine } from './engine-process.ts';
import { failed, type Handlers } from './ipc.ts';

export type LastScan = Extract<ScanEvent, { kind: 'done' }>;

type Desk = {
  readonly window: BrowserWindow;
  readonly about: About;
  readonly examples: string;
  readonly log: OpenLog;
  readonly engine: Engine;
  readonly last: () => LastScan | null;
  /** Theme and language of what the system draws. */
  readonly applyPreferences: (preferences: Preferences) => void;
};

const endings = { html: 'html', markdown: 'md', text: 'txt', json: 'json' } as const;

/** Why a chosen place took no file, where the reader can do something about it. */
const unwritten: Partial<Record<OutError['code'], Failure['code']>> = {
  denied: 'not-written-denied',
  'disk-full': 'not-written-disk-full',
  'folder-missing': 'not-written-folder-missing',
  'read-only': 'not-written-read-only',
};

/** What the window may ask, answered. */
export function makeHandlers(desk: Desk): Handlers {
  const { window, about, examples, log, engine, last, applyPreferences } = desk;
  const data = about.dataFolder;
  const save = async (name: string, content: () => string) => {
    const { filePath } = await dialog.showSaveDialog(window, { defaultPath: name });
    if (!filePath) return ok(null);
    const written = await writeWhole(filePath, content());
    return written.ok ? ok(filePath) : failed(unwritten[written.error.code] ?? 'file-not-written', filePath);
  };
  return {
    'scan.start': (target) => {
      const run = engine.scan(target);
      return run === null ? failed('busy') : ok(run);
    },
    'scan.cancel': (run) => {
      engine.cancel(run);
      return ok(null);
    },
    'scan.save': () => {
      const scan = last();
      if (!scan) return failed('not-in-scan');
      return save(`${product.id}-scan.json`, () => `${JSON.stringify(scan.inventory, null, 2)}\n`);
    },
    'examples.list': async () => {
      const files = await readdir(examples).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return [];
        throw error;
      });
      const ids = files.filter((file) => file.endsWith('.json')).map((file) => file.slice(0, -'.json'.length));
      return ok(ids.map((id) => ({ id, name: id })));
    },
    'target.choose': async (kind) => {
      const { filePaths } = await dialog.showOpenDialog(window, {
        properties: [kind === 'machine' ? 'openDirectory' : 'openFile'],
      });
      return ok(filePaths[0] ?? null);
    },
    'ignored.list': async () => ok((await readIgnored(data)).value),
    'ignored.add': async (added) => {
      const changed = await addIgnored(data, { ...added, at: new Date().toISOString() });
      return changed.ok ? changed : failed('file-not-written', changed.error.file);
    },
    'ignored.remove': async ({ findings }) => {
      const changed = await removeIgnored(data, findings);
      return changed.ok ? changed : failed('file-not-written', changed.error.file);
    },
    'preferences.get': async () => ok((await readPreferences(data)).value),
    'preferences.set': async (wanted) => {
      applyPreferences(wanted);
      const written = await writePreferences(data, wanted);
      return written.ok ? ok(wanted) : failed('file-not-written', written.error.file);
    },
    'about.get': () => ok(about),
    'page.read': async (check) => ok(await readPage(check)),
    'text.copy': (text) => {
      clipboard.writeText(text);
      return ok(null);
    },
    'file.show': (file) => {
      const scan = last();
      if (scan?.target.kind !== 'this-computer' || !isLocalFile(file) || !isInScan(scan, file))
        return failed('not-in-scan');
      shell.showItemInFolder(file);
      return ok(null);
    },
    'repair.do': (job) => {
      const target = last()?.target ?? about.start;
      return engine.repair(job, target) ?? failed('busy');
    },
    'repair.stop': () => {
      engine.stop();
      return ok(null);
    },
    'copies.show': (entry) => {
      if (!/^\w[\w.-]*$/.test(entry)) return failed('bad-request');
      shell.showItemInFolder(journalFolder(data, entry));
      return ok(null);
    },
    'messages.export': async (entry) => {
      const { filePaths } = await dialog.showOpenDialog(window, { properties: ['openDirectory', 'createDirectory'] });
      const [folder] = filePaths;
      if (folder === undefined) return ok(null);
      const listed = await history(data);
      const kept = listed.ok ? listed.value.find(({ id }) => id === entry) : undefined;
      let [written, there] = [0, 0];
      for await (const { file, outcome } of exportMessages(data, kept ?? { id: entry, quarantined: [] }, folder)) {
        if (outcome === 'written') written += 1;
        else if (outcome === 'there') there += 1;
        else return failed(unwritten[outcome] ?? 'file-not-written', file);
      }
      return ok({ folder, written, there });
    },
    'log.show': () => {
      shell.showItemInFolder(log.file);
      return ok(null);
    },
    'report.save': ({ format, shareable: hides, language }) => {
      const scan = last();
      if (!scan) return failed('not-in-scan');
      return save(`${product.id}-report.${endings[format]}`, () => {
        const inventory = hides ? shareable(scan.inventory) : scan.inventory;
        return renderReport(inventory, evaluate(inventory), { format, language, shareable: hides });
      });
    },
  };
}

/** Whether a value of the scan stands in this file; no other path is shown to the file manager, nor a registry key or a share. */
function isInScan({ inventory }: LastScan, file: string): boolean {
  const { accounts, identities, submissions, credentials, outbox, filters, stores, settings, setAside } = inventory;
  const { observations, popHistories, addIns } = inventory;
  return [
    ...[accounts, identities, submissions, credentials, outbox, filters, stores, settings, setAside],
    ...[observations, popHistories, addIns],
  ]
    .flat()
    .some((thing) => Object.values(thing.sources).some((source) => source.file === file));
}

export const outFolder = () => path.join(app.getAppPath(), 'out');
