import { portOf } from '../mail/ports.ts';
import type { Finding, Params } from '../model/finding.ts';
import type { Inventory } from '../model/inventory.ts';
import type { GuideStep } from './guide.ts';

const step = (key: string, params: Params = {}): GuideStep => ({ key: `outlook-${key}`, params });
/** The names are those that Microsoft's documentation gives for 2010 to 2016; we saw none of them on a computer of ours. */
const unconfirmed = step('unconfirmed');

/** What a person does in classic Outlook about a finding, with the values to type; null where the check's own words say it all. */
export function guideForOutlook(finding: Finding, inventory: Inventory): readonly GuideStep[] | null {
  const about = [finding.subject, ...finding.related];
  const server = inventory.submissions.find(({ id }) => about.includes(id));
  const account =
    inventory.accounts.find(({ id }) => id === finding.subject) ??
    inventory.accounts.find(({ id }) => server?.id.startsWith(`${id}/`));
  const open = account ? [step('accounts'), step('change', { account: account.name })] : null;
  const advanced = open ? [...open, step('more'), step('advanced')] : null;
  switch (finding.check) {
    case 'pop3-empties-shared-mailbox':
    case 'pop3-only-copy-here':
      return advanced ? [...advanced, step('leave'), step('finish'), unconfirmed] : null;
    case 'pop3-expires-shared-mailbox':
      return advanced ? [...advanced, step('leave'), step('no-removal'), step('finish'), unconfirmed] : null;
    case 'connection-cleartext':
    case 'submission-port-25': {
      if (!advanced || !account) return null;
      const { incoming } = account;
      const protocol = server?.id === finding.subject ? 'submission' : incoming.protocol;
      if (protocol !== 'submission' && protocol !== 'imap' && protocol !== 'pop3') return null;
      const host = protocol === 'submission' ? (server?.endpoint.host ?? '') : endpointHost(incoming);
      const port = portOf(protocol, 'implicit');
      return [
        ...advanced,
        step('encrypt', { protocol, port }),
        { key: 'ask-provider', params: { host } },
        step('finish'),
        unconfirmed,
      ];
    }
    case 'submission-without-sign-in':
      return open ? [...open, step('more'), step('outgoing'), step('finish'), unconfirmed] : null;
    case 'outbox-waits-by-design':
      return finding.message === 'sendsLater' ? [step('options'), step('send-immediately'), unconfirmed] : null;
    case 'outbox-item-parked':
      return [step('open-parked'), step('press-send')];
    case 'outbox-item-stuck':
      return [step('send-receive'), step('work-offline')];
    default:
      return null;
  }
}

const endpointHost = (incoming: Inventory['accounts'][number]['incoming']) =>
  'endpoint' in incoming ? (incoming.endpoint?.host ?? '') : '';
