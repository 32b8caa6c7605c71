import { expect, it } from 'vitest';
import { textOf } from '../../../renderer/state/text.ts';
import { titleText } from '../../../renderer/state/title-text.ts';

it('does not break what a server said behind its first sign', () => {
  const finding = {
    id: 'password-rejected:x',
    check: 'password-rejected',
    severity: 'error',
    message: 'refused',
    subject: 'outlook:ada/x',
    related: [],
    evidence: [],
    sureness: 'seen',
    params: {
      who: 'account',
      account: 'ada@example.com',
      host: '',
      direction: 'receiving',
      dated: true,
      time: '2026-11-23 09:14',
      said: '-ERR Invalid user-name',
    },
  } as const;
  expect(titleText(textOf('en', 'UTC'), { ...finding, related: [], evidence: [] })).toMatch(
    / last on 2026-11-23 .* \u2011ERR Invalid user-name$/,
  );
});
