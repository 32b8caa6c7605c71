import type { IpcMainInvokeEvent } from 'electron';
import {
  type Answer,
  type Contract,
  contract,
  type Failure,
  type Input,
  type Question,
} from '../../shared/ipc/contract.ts';
import { err } from '../../shared/result.ts';
import type { OpenLog } from '../store/log.ts';

export type Handlers = { readonly [Q in Question]: (input: Input<Q>) => Promise<Answer<Q>> | Answer<Q> };

export const failed = (code: Failure['code'], file: string | null = null) => err({ code, file });

type Wrapper = {
  readonly handlers: Handlers;
  /** Whether the question comes from our own page in our own window. */
  readonly isOurs: (event: IpcMainInvokeEvent) => boolean;
  readonly log: OpenLog;
};

/**
 * The one door for everything the window asks: who asks, whether the question exists and its input fits, whether the answer fits.
 * Whatever goes wrong is answered with a code; what it was stands in the log.
 */
export function answerQuestions({ handlers, isOurs, log }: Wrapper) {
  const answer = async <Q extends Question>(question: Q, input: unknown): Promise<unknown> => {
    // The union of all questions loses which schema belongs to which handler; `Handlers` has tied them by name.
    const { input: inputs, output } = contract[question] as Contract[Question];
    const asked = inputs.safeParse(input);
    if (!asked.success) return failed('bad-request');
    const handle = handlers[question] as (input: unknown) => Promise<unknown> | unknown;
    const given = output.safeParse(await handle(asked.data));
    if (given.success) return given.data;
    log.error('ipc.answer-misfits', { question: Object.keys(contract).indexOf(question) });
    return failed('unexpected');
  };
  return async (event: IpcMainInvokeEvent, question: unknown, input: unknown): Promise<unknown> => {
    if (!isOurs(event)) {
      log.error('ipc.refused');
      return failed('refused');
    }
    if (!isQuestion(question)) return failed('bad-request');
    try {
      return await answer(question, input);
    } catch (error) {
      log.crash(error);
      return failed('unexpected');
    }
  };
}

const isQuestion = (question: unknown): question is Question =>
  typeof question === 'string' && Object.hasOwn(contract, question);
