import type { ReadError } from '../../shared/byte-source.ts';
import { fingerprint } from '../../shared/facts/fingerprint.ts';
import type { Problem, ProblemCode, SectionName } from '../../shared/model/problem.ts';

/** A problem with an id that stays the same across scans of the same state. */
export function makeProblem(
  code: ProblemCode,
  subject: string,
  blinds: readonly SectionName[],
  params: Problem['params'] = {},
): Problem {
  const key = fingerprint([subject, params.file, params.line, params.detail].join('\n'));
  return { id: `${code}:${key}`, code, subject, blinds: [...blinds], params };
}

const codes: Readonly<Record<ReadError['code'], ProblemCode>> = {
  missing: 'file-missing',
  denied: 'file-denied',
  locked: 'file-locked',
  changed: 'file-changed',
  io: 'disk-error',
  'too-large': 'file-too-large',
  outside: 'file-outside-image',
  loop: 'link-loop',
  'not-a-file': 'file-damaged',
  elsewhere: 'file-in-cloud-only',
  network: 'store-on-network',
};

/** What a failed read means for `blinds`: the file is named, the reason is the system's. */
export function readProblem(error: ReadError, subject: string, file: string, blinds: readonly SectionName[]): Problem {
  return makeProblem(codes[error.code], subject, blinds, { file });
}

export const everySection: readonly SectionName[] = [
  'accounts',
  'identities',
  'submissions',
  'credentials',
  'outbox',
  'sent',
  'filters',
  'stores',
  'settings',
  'setAside',
  'observations',
  'popHistories',
  'addIns',
];
