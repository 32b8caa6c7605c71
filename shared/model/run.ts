/** What a long job is doing, without prose: the shell makes words of it. Monotonic per step. */
export type Progress = {
  readonly step: 'locating' | 'reading' | 'judging';
  readonly client?: string;
  readonly subject?: string;
  readonly done: number;
  readonly total: number | null;
};
