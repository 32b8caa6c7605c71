import { fetching } from '../../shared/facts/readers.ts';
import { serviceOf } from '../../shared/facts/service-account.ts';
import type { Account } from '../../shared/model/account.ts';
import type { Endpoint } from '../../shared/model/endpoint.ts';
import type { Inventory } from '../../shared/model/inventory.ts';
import { valueText } from '../../shared/reports/words.ts';
import { assertNever } from '../../shared/result.ts';
import { MarkShape } from '../components/mark.tsx';
import { ScreenFrame } from '../components/screen.tsx';
import { StatePage } from '../components/state-page.tsx';
import { passwordOf, type SavedPassword, sendersOf } from '../state/account-facts.ts';
import { groupByMailbox, type MailboxGroup } from '../state/mailboxes.ts';
import { profileText } from '../state/profile-text.ts';
import { type Text, useText } from '../state/text.ts';
import type { Looked } from '../state/window-state.ts';

export function Accounts({ looked }: { readonly looked: Looked | null }) {
  const text = useText();
  const inventory = looked?.inventory;
  const unseen = inventory?.problems.some((problem) => problem.blinds.includes('accounts')) ?? false;
  const warning = unseen && (
    <p className="with-mark notice">
      <MarkShape mark="unseen" />
      <span>{text('accounts-unseen')}</span>
    </p>
  );
  if (warning && inventory?.accounts.length === 0)
    return <ScreenFrame title={text('screen-accounts')}>{warning}</ScreenFrame>;
  if (!inventory || inventory.accounts.length === 0)
    return (
      <ScreenFrame title={text('screen-accounts')}>
        <StatePage title={text(inventory ? 'accounts-none' : 'nothing-looked-at')}>
          {inventory && <p>{text('accounts-none-text')}</p>}
        </StatePage>
      </ScreenFrame>
    );
  const groups = groupByMailbox(inventory.accounts);
  const programs = new Set(inventory.accounts.map((account) => account.client)).size;
  const shared = groups.filter((group) => group.kind === 'same' || group.kind === 'likely');
  const alone = groups.filter((group) => group.kind === 'alone');
  const local = groups.filter((group) => group.kind === 'local');
  return (
    <ScreenFrame title={text('screen-accounts')}>
      {warning}
      <p className="measure">{text('accounts-intro', { count: inventory.accounts.length, programs })}</p>
      <div className="table-frame">
        <table className="table accounts">
          <thead>
            <tr>
              {(['account', 'receives', 'sends', 'password'] as const).map((column) => (
                <th key={column} scope="col">
                  {text(`column-${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          {shared.map((group) => (
            <Group
              key={group.accounts[0]?.id}
              inventory={inventory}
              title={text(group.kind === 'same' ? 'group-same' : 'group-likely', { address: group.address })}
              groups={[group]}
            />
          ))}
          {alone.length > 0 && (
            <Group inventory={inventory} title={shared.length > 0 ? text('group-single') : null} groups={alone} />
          )}
          {local.length > 0 && <Group inventory={inventory} title={text('group-local')} groups={local} />}
        </table>
      </div>
    </ScreenFrame>
  );
}

type GroupProps = {
  readonly inventory: Inventory;
  readonly title: string | null;
  readonly groups: readonly MailboxGroup[];
};

function Group({ inventory, title, groups }: GroupProps) {
  return (
    <tbody>
      {title !== null && (
        <tr className="table-group">
          <th scope="rowgroup" colSpan={4}>
            {title}
          </th>
        </tr>
      )}
      {groups.flatMap((group) =>
        group.accounts.map((account) => <Row key={account.id} inventory={inventory} account={account} />),
      )}
    </tbody>
  );
}

function Row({ inventory, account }: { readonly inventory: Inventory; readonly account: Account }) {
  const text = useText();
  const profile = inventory.profiles.find((one) => one.id === account.profile);
  const { incoming } = account;
  const endpoint = 'endpoint' in incoming ? incoming.endpoint : null;
  const password = passwordOf(inventory, account);
  return (
    <tr>
      <th scope="row">
        <span className="breakable">{account.address ?? account.name}</span>
        {profile && <span className="block quiet">{profileText(text, inventory, profile)}</span>}
        {incoming.protocol === 'pop3' && fetching(account) === 'off' && (
          <span className="block quiet">{text('account-off')}</span>
        )}
        {account.isDefault && <span className="block quiet">{text('account-default')}</span>}
      </th>
      <td>
        {protocolText(text, account)}
        {endpoint && (
          <>
            <span className="block breakable quiet">{endpoint.host}</span>
            <PortLine endpoint={endpoint} />
          </>
        )}
      </td>
      <td>
        {(incoming.protocol === 'exchange' || incoming.protocol === 'eas') && text('sends-itself')}
        {sendersOf(inventory, account.id).map((sender) => (
          <div key={sender.id}>
            {sender.kind === 'server' ? (
              <>
                <span className="block breakable">{sender.endpoint.host}</span>
                <PortLine endpoint={sender.endpoint} />
              </>
            ) : (
              text(sender.kind === 'missing' ? 'sends-missing' : 'sends-none')
            )}
          </div>
        ))}
      </td>
      <td>{password && <PasswordLine password={password} />}</td>
    </tr>
  );
}

function PortLine({ endpoint: { port, tls } }: { readonly endpoint: Endpoint }) {
  const text = useText();
  const encryption = valueText(text.all, { field: 'tls', value: tls });
  return <span className="block quiet">{text('server-port', { port: String(port), encryption })}</span>;
}

function PasswordLine({ password }: { readonly password: SavedPassword }) {
  const text = useText();
  switch (password.kind) {
    case 'saved':
      return password.changedAt === null
        ? text('password-saved-undated')
        : text('password-saved', { when: Date.parse(password.changedAt) });
    case 'none':
      return text('password-none');
    case 'unseen':
      return text('password-unseen');
    default:
      return assertNever(password);
  }
}

const kindText = (service: string): string =>
  service === 'imap' || service === 'pop3' ? service.toUpperCase() : service;

function protocolText(text: Text, { incoming }: Account): string {
  switch (incoming.protocol) {
    case 'pop3':
      if (incoming.leaveOnServer === null) return text('protocol-pop3-unknown');
      if (!incoming.leaveOnServer) return text('protocol-pop3-takes');
      return incoming.expireAfterDays === null
        ? text('protocol-pop3-keeps')
        : text('protocol-pop3-keeps-days', { days: incoming.expireAfterDays });
    case 'other': {
      const service = serviceOf(incoming);
      if (service === null) return text('protocol-other', { type: incoming.type });
      return service === '' ? text('protocol-service') : text('protocol-service-kind', { kind: kindText(service) });
    }
    case 'imap':
    case 'exchange':
    case 'eas':
    case 'local':
      return text(`protocol-${incoming.protocol}`);
    default:
      return assertNever(incoming);
  }
}
