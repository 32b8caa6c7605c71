/** What a scan is doing. */
export type ScanStep = 'locating' | 'reading' | 'judging';
/** What a repair is doing. */
export type RepairStep = 'writing' | 'verifying';

/** What a long job is doing, without prose: the shell makes words of it. Monotonic per step. */
export type Progress<S extends string = ScanStep> = {
  readonly step: S;
  readonly client?: string;
  readonly subject?: string;
  readonly done: number;
  readonly total: number | null;
};
