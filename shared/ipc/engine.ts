import { z } from 'zod';
import { repairAnswer, repairJob, runId, scanTarget } from './contract.ts';

/** What the main process asks of the engine's process; the answers are `scanEvent`s, for a repair one `repaired`. `examples` is the folder of our examples. */
export const engineRequest = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('scan'), run: runId, target: scanTarget, examples: z.string(), data: z.string() }),
  z.strictObject({ kind: z.literal('repair'), run: runId, target: scanTarget, data: z.string(), job: repairJob }),
  z.strictObject({ kind: z.literal('cancel'), run: runId }),
]);
export type EngineRequest = z.infer<typeof engineRequest>;

export const repaired = z.strictObject({ kind: z.literal('repaired'), run: runId, answer: repairAnswer });
export type Repaired = z.infer<typeof repaired>;
