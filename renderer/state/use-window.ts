import { useCallback, useEffect, useReducer, useRef } from 'react';
import type { IgnoredFinding, ScanTarget } from '../../shared/ipc/contract.ts';
import { ask, onScan } from './ask.ts';
import { type Action, firstState, reduce, type WindowState } from './window-state.ts';

export type WindowModel = {
  readonly state: WindowState;
  readonly dispatch: (action: Action) => void;
  /** `stays`: the screen stays where it is. */
  readonly look: (target: ScanTarget, stays?: boolean) => void;
  readonly cancel: () => void;
};

/** The window's state, tied to the engine: what it reports changes the state, `look` and `cancel` ask it. */
export function useWindow(start: ScanTarget, looksAtStart: boolean, ignored: readonly IgnoredFinding[]): WindowModel {
  const [state, dispatch] = useReducer(reduce, ignored, firstState);
  const { scan } = state;

  useEffect(
    () =>
      onScan(async (event) => {
        if (event.kind !== 'done') {
          dispatch({ kind: 'scan', event });
          return;
        }
        // The checks are not needed for the first picture, so they are fetched when there is something to judge.
        const { evaluate } = await import('../../shared/evaluate.ts');
        const { target, inventory, milliseconds } = event;
        dispatch({ kind: 'looked', looked: { target, inventory, evaluation: evaluate(inventory), milliseconds } });
      }),
    [],
  );

  const busy = scan.kind === 'running';
  const look = useCallback(
    async (target: ScanTarget, stays = false) => {
      if (busy) return;
      dispatch({ kind: 'started', target, stays });
      let started = await ask('scan.start', target);
      // The history is being read, or a repair is at its end.
      for (let turn = 0; turn < 50 && !started.ok && started.error.code === 'busy'; turn += 1) {
        await new Promise((done) => setTimeout(done, 100));
        started = await ask('scan.start', target);
      }
      dispatch(started.ok ? { kind: 'running', run: started.value } : { kind: 'refused', failure: started.error });
    },
    [busy],
  );

  const run = busy ? scan.run : null;
  const cancel = useCallback(() => {
    if (run !== null) ask('scan.cancel', run);
  }, [run]);

  const began = useRef(false);
  useEffect(() => {
    if (began.current) return;
    began.current = true;
    if (looksAtStart || start.kind !== 'this-computer') look(start);
  }, [look, looksAtStart, start]);

  return { state, dispatch, look, cancel };
}
