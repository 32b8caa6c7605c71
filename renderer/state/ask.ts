import type { PostmenderApi } from '../../shared/ipc/contract.ts';

declare global {
  interface Window {
    readonly postmender: PostmenderApi;
  }
}

/** Asks the main process; a refusal comes back as a value with a code. */
export const ask: PostmenderApi['ask'] = (question, input) => window.postmender.ask(question, input);

/** Listens to the scan; returns the way to stop listening. */
export const onScan: PostmenderApi['onScan'] = (listener) => window.postmender.onScan(listener);
