import type { CredentialEntry } from '../../shared/model/credential.ts';
import type { Inventory } from '../../shared/model/inventory.ts';
import type { Profile } from '../../shared/model/profile.ts';

/** A thing of the Inventory as a person calls it, and the profile it belongs to. */
export type Subject = { readonly label: string; readonly profile: Profile | null };

export function subjectOf(inventory: Inventory, id: string): Subject {
  const profileOf = (profile: string | null) => inventory.profiles.find((one) => one.id === profile) ?? null;
  const own = profileOf(id);
  if (own) return { label: own.name, profile: own };
  const account = inventory.accounts.find((one) => one.id === id);
  if (account) return { label: account.address ?? account.name, profile: profileOf(account.profile) };
  const identity = inventory.identities.find((one) => one.id === id);
  if (identity) return { label: identity.address ?? identity.fullName, profile: profileOf(identity.profile) };
  const server = inventory.submissions.find((one) => one.id === id);
  if (server) return { label: server.endpoint.host, profile: profileOf(server.profile) };
  const credential = inventory.credentials.find((one) => one.id === id);
  if (credential)
    return {
      label: credentialName(credential),
      profile: profileOf(credential.profile),
    };
  const item = inventory.outbox.find((one) => one.id === id);
  if (item) return { label: item.subject || item.folder, profile: profileOf(item.profile) };
  const rule = inventory.filters.find((one) => one.id === id);
  if (rule) return { label: rule.name, profile: profileOf(rule.profile) };
  const store = inventory.stores.find((one) => one.id === id);
  if (store) return { label: store.path, profile: profileOf(store.profile) };
  const aside = inventory.setAside.find((one) => one.id === id);
  if (aside) return { label: aside.file, profile: profileOf(aside.profile) };
  const seen = inventory.observations.find((one) => one.id === id);
  if (seen) {
    const whose = inventory.accounts.find((one) => one.id === seen.account);
    const profile = profileOf(seen.profile);
    return { label: whose?.address ?? whose?.name ?? seen.host ?? profile?.name ?? id, profile };
  }
  const history = inventory.popHistories.find((one) => one.id === id);
  if (history) return { label: history.name, profile: profileOf(history.profile) };
  const addIn = inventory.addIns.find((one) => one.id === id);
  if (addIn) return { label: addIn.name, profile: profileOf(addIn.profile) };
  const setting = inventory.settings.find((one) => one.id === id);
  const profile = profileOf(setting?.profile ?? null);
  return { label: profile?.name ?? id, profile };
}

/** Names in the Credential Manager of Windows end in the address. */
const credentialName = ({ store, user, origin }: CredentialEntry): string => {
  if (user === null) return origin;
  return store === 'windows-credential-manager' ? user : `${user}, ${origin}`;
};

/** `/home/anna/.thunderbird/x/prefs.js` → its last step and the folder before it, in either kind of path. */
export function splitPath(path: string): { readonly folder: string; readonly name: string } {
  const cut = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  return { folder: path.slice(0, Math.max(cut, 0)), name: path.slice(cut + 1) };
}
