import { z } from 'zod';
import { runId, scanTarget } from './contract.ts';

/** What the main process asks of the engine's process; the answers are `scanEvent`s. `examples` is the folder of our examples. */
export const engineRequest = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('scan'), run: runId, target: scanTarget, examples: z.string(), data: z.string() }),
  z.strictObject({ kind: z.literal('cancel'), run: runId }),
]);
export type EngineRequest = z.infer<typeof engineRequest>;
