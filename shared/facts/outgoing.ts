import type { Account, Identity, Submission } from '../model/account.ts';

type Sending = { readonly identities: readonly Identity[]; readonly submissions: readonly Submission[] };

/** The outgoing servers that an account's identities send through. */
export function submissionsOf(account: Account, { identities, submissions }: Sending): Submission[] {
  const named = new Set(
    identities.flatMap(({ account: owner, submission }) =>
      owner === account.id && 'submission' in submission ? [submission.submission] : [],
    ),
  );
  return submissions.filter((server) => named.has(server.id));
}

/** Outgoing SMTP servers that something sends through; deleted accounts leave theirs behind, which harm nobody. */
export function submissionsInUse({ identities, submissions }: Sending): Submission[] {
  const named = new Set(
    identities.flatMap(({ submission }) => ('submission' in submission ? [submission.submission] : [])),
  );
  return submissions.filter((server) => server.type === 'smtp' && (named.has(server.id) || server.isDefault));
}
