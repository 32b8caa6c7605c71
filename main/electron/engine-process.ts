import { type UtilityProcess, utilityProcess } from 'electron';
import { type Answer, type RepairJob, type ScanEvent, type ScanTarget, scanEvent } from '../../shared/ipc/contract.ts';
import { type EngineRequest, repaired } from '../../shared/ipc/engine.ts';
import { err } from '../../shared/result.ts';
import type { OpenLog } from '../store/log.ts';

/** Milliseconds that a cancelled scan has to end by itself; then its process is ended. The window shows it within 200 in all. */
const patience = 120;

type EngineOptions = {
  /** The built entry of the engine's process. */
  readonly entry: string;
  readonly examples: string;
  readonly data: string;
  readonly log: OpenLog;
  readonly tell: (event: ScanEvent) => void;
};

/** The scan engine in its own process, so that the window never waits for a disk. One scan or repair at a time. */
export function openEngine({ entry, examples, data, log, tell }: EngineOptions) {
  let child: UtilityProcess | null = null;
  let running: { readonly run: string; timer: NodeJS.Timeout | null } | null = null;
  let repairing: { readonly run: string; readonly answer: (answer: Answer<'repair.do'>) => void } | null = null;
  let runs = 0;

  const endRepair = (given: Answer<'repair.do'>) => {
    const job = repairing;
    repairing = null;
    job?.answer(given);
  };

  const end = (event: ScanEvent) => {
    if (running?.timer) clearTimeout(running.timer);
    running = null;
    tell(event);
  };

  const start = (): UtilityProcess => {
    const made = utilityProcess.fork(entry, [], { serviceName: 'engine', stdio: 'ignore' });
    made.on('message', (message: unknown) => {
      if (made !== child) return;
      if (repairing) {
        const read = repaired.safeParse(message);
        if (read.success) {
          if (read.data.run === repairing.run) endRepair(read.data.answer);
          return;
        }
        log.error('engine.message-misfits');
        // Anything else than the repair's own end leaves it at work: while it may be writing, its process is never ended.
        if (isEndOf(message, repairing.run)) endRepair(err({ code: 'unexpected', file: null }));
        return;
      }
      if (!running) return;
      const read = scanEvent.safeParse(message);
      if (!read.success) {
        log.error('engine.message-misfits');
        child = null;
        made.kill();
        end({ kind: 'failed', run: running.run, failure: { code: 'unexpected', file: null } });
      } else if (read.data.run === running.run) {
        if (read.data.kind === 'progress') tell(read.data);
        else end(read.data);
      }
    });
    made.on('exit', (code) => {
      if (made !== child) return;
      child = null;
      if (repairing) {
        log.error('engine.ended', { code });
        return endRepair(err({ code: 'unexpected', file: null }));
      }
      if (!running) return;
      log.error('engine.ended', { code });
      end({ kind: 'failed', run: running.run, failure: { code: 'unexpected', file: null } });
    });
    return made;
  };
  const send = (request: EngineRequest) => child?.postMessage(request);

  return {
    /** The new run's id; null while another one runs. */
    scan(target: ScanTarget): string | null {
      if (running || repairing) return null;
      runs += 1;
      const run = `run-${runs}`;
      running = { run, timer: null };
      child ??= start();
      send({ kind: 'scan', run, target, examples, data });
      return run;
    },
    cancel(run: string): void {
      if (running?.run !== run || running.timer) return;
      send({ kind: 'cancel', run });
      running.timer = setTimeout(() => {
        log.info('engine.killed');
        const slow = child;
        child = null;
        slow?.kill();
        end({ kind: 'cancelled', run });
      }, patience);
    },
    /** Null while something else is at work. */
    repair(job: RepairJob, target: ScanTarget): Promise<Answer<'repair.do'>> | null {
      if (running || repairing) return null;
      runs += 1;
      const run = `run-${runs}`;
      child ??= start();
      send({ kind: 'repair', run, target, data, job });
      return new Promise((answer) => {
        repairing = { run, answer };
      });
    },
    /** Asks the repair to take back what it began. Its process is never ended meanwhile: that would be a crash in the middle. */
    stop(): void {
      if (repairing) send({ kind: 'cancel', run: repairing.run });
    },
    isRepairing: () => repairing !== null,
    close(): void {
      const last = child;
      child = null;
      last?.kill();
    },
  };
}

/** The end of this run, though its answer may not fit. */
const isEndOf = (message: unknown, run: string): boolean => {
  const read = repaired.pick({ kind: true, run: true }).loose().safeParse(message);
  return read.success && read.data.run === run;
};
export type Engine = ReturnType<typeof openEngine>;
