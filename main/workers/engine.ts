import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ScanEvent, ScanTarget } from '../../shared/ipc/contract.ts';
import { type EngineRequest, engineRequest, type Repaired } from '../../shared/ipc/engine.ts';
import type { Inventory } from '../../shared/model/inventory.ts';
import { readSavedScan } from '../../shared/model/upgrade.ts';
import { err, type Result } from '../../shared/result.ts';
import type { Run } from '../clients/client.ts';
import { openMachine } from '../engine/open-machine.ts';
import { scan } from '../engine/scan.ts';
import { openLog } from '../store/log.ts';
import { repairFor } from './repair-job.ts';

type Failure = Extract<ScanEvent, { kind: 'failed' }>['failure'];
type RepairRequest = Extract<EngineRequest, { kind: 'repair' }>;
type ScanRequest = Extract<EngineRequest, { kind: 'scan' }>;

const tell = (event: ScanEvent | Repaired) => process.parentPort.postMessage(event);
let running: { readonly run: string; readonly stop: AbortController } | null = null;

process.parentPort.on('message', ({ data }: { data: unknown }) => {
  const request = engineRequest.parse(data);
  if (request.kind === 'scan') look(request);
  else if (request.kind === 'repair') repair(request);
  else if (running?.run === request.run) running.stop.abort();
});

async function look({ run, target, examples, data }: ScanRequest): Promise<void> {
  const stop = new AbortController();
  const log = openLog(data);
  running = { run, stop };
  const started = performance.now();
  try {
    const seen = await see(target, examples, {
      signal: stop.signal,
      progress: (progress) => tell({ kind: 'progress', run, progress }),
      log,
    });
    const milliseconds = Math.round(performance.now() - started);
    if (seen.ok) tell({ kind: 'done', run, target, inventory: seen.value, milliseconds });
    else tell({ kind: 'failed', run, failure: seen.error });
  } catch (error) {
    if (stop.signal.aborted) tell({ kind: 'cancelled', run });
    else {
      log.crash(error);
      tell({ kind: 'failed', run, failure: { code: 'unexpected', file: null } });
    }
  } finally {
    running = null;
  }
}

async function repair({ run, target, data, job }: RepairRequest): Promise<void> {
  const stop = new AbortController();
  const log = openLog(data);
  running = { run, stop };
  try {
    const value = await repairFor(job, target, data, { signal: stop.signal, progress: () => undefined, log });
    tell({ kind: 'repaired', run, answer: value });
  } catch (error) {
    if (!stop.signal.aborted) log.crash(error);
    tell({ kind: 'repaired', run, answer: err({ code: stop.signal.aborted ? 'stopped' : 'unexpected', file: null }) });
  } finally {
    running = null;
  }
}

async function see(target: ScanTarget, examples: string, run: Run): Promise<Result<Inventory, Failure>> {
  if (target.kind === 'saved-scan') return saved(target.file, run.signal);
  if (target.kind === 'example') {
    if (!/^[a-z0-9-]+$/.test(target.id)) return err({ code: 'not-a-scan', file: target.id });
    return saved(join(examples, `${target.id}.json`), run.signal);
  }
  const users = target.kind === 'this-computer' && !target.allUsers ? 'current' : 'all';
  const folder = target.kind === 'machine' ? target.folder : undefined;
  const machine = await openMachine({ folder, users: { kind: users } });
  if (machine.ok) return { ok: true, value: await scan(machine.value, run) };
  const { code, file } = machine.error;
  const isKnown = code === 'folder-missing' || code === 'folder-unreadable' || code === 'machine-json-invalid';
  return err({ code: isKnown ? code : 'folder-unreadable', file });
}

async function saved(file: string, signal: AbortSignal): Promise<Result<Inventory, Failure>> {
  const text = await readFile(file, { encoding: 'utf8', signal }).catch((error: NodeJS.ErrnoException) => {
    if (error.syscall === undefined) throw error;
    return null;
  });
  if (text === null) return err({ code: 'folder-unreadable', file });
  const read = readSavedScan(parsed(text));
  return read.ok ? read : err({ code: read.error.code, file });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
