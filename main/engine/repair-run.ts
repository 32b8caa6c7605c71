import type { Progress, RepairStep, ScanStep } from '../../shared/model/run.ts';
import type { Stoppable } from '../clients/client.ts';

/** A repair looks, writes and looks again, and tells of all of it. */
export type RepairRun = Stoppable & { progress(progress: Progress<ScanStep | RepairStep>): void };
