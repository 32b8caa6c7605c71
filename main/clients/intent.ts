import type { Account, Identity, Submission } from '../../shared/model/account.ts';
import type { CredentialEntry } from '../../shared/model/credential.ts';
import type { SignInMethod } from '../../shared/model/endpoint.ts';
import type { FilterRule } from '../../shared/model/filter.ts';
import type { OutboxItem } from '../../shared/model/outbox.ts';
import type { SetAside } from '../../shared/model/store.ts';

/** A port, and the TLS mode that begins there. */
export type Encrypted = { readonly port: number; readonly tls: 'implicit' | 'starttls' };

/** What a fix wants, in the words of mail; each client makes changes of its own files of it, or refuses. */
export type Intent =
  | { readonly kind: 'leave-on-server'; readonly account: Account }
  | { readonly kind: 'stop-checking'; readonly account: Account }
  | { readonly kind: 'check-every'; readonly account: Account; readonly minutes: number }
  | { readonly kind: 'message-to-drafts'; readonly item: OutboxItem }
  | { readonly kind: 'message-to-quarantine'; readonly item: OutboxItem }
  | { readonly kind: 'send-through'; readonly identity: Identity; readonly submission: Submission }
  | { readonly kind: 'forget-credential'; readonly entry: CredentialEntry }
  | { readonly kind: 'switch-filter-off'; readonly filter: FilterRule }
  | {
      readonly kind: 'sign-in-to-submission';
      readonly submission: Submission;
      readonly method: SignInMethod;
      readonly user: string;
    }
  | { readonly kind: 'connect-account'; readonly account: Account; readonly to: Encrypted }
  | {
      readonly kind: 'connect-submission';
      readonly submission: Submission;
      readonly to: Encrypted;
    }
  | { readonly kind: 'restore-settings'; readonly setAside: SetAside };
