import path from 'node:path';
import { type Person, type Ports, people } from './world.ts';

/** What the settings are written from. `mail` is the system's user that owns the mailboxes. */
export type Ground = {
  readonly folder: string;
  readonly ports: Ports;
  readonly mail: { readonly uid: number; readonly gid: number };
};

export const mailHome = (folder: string, person: Person): string => path.join(folder, 'mail', person);

/** Dovecot's password file, which names each mailbox's folder as well. */
export const dovecotUsers = ({ folder, mail }: Ground): string =>
  (Object.keys(people) as Person[])
    .map((person) => {
      const { address, password } = people[person];
      return `${address}:{PLAIN}${password}:${mail.uid}:${mail.gid}::${mailHome(folder, person)}::\n`;
    })
    .join('');

export const dovecotSettings = ({ folder, ports }: Ground): string => `
protocols = imap pop3
listen = 127.0.0.1
base_dir = ${folder}/dovecot/run
state_dir = ${folder}/dovecot/state
instance_name = thunderbird-lab
log_path = ${folder}/dovecot/log
auth_verbose = yes
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_failure_delay = 0
mail_location = maildir:~/Maildir
first_valid_uid = 1
ssl = yes
ssl_cert = <${folder}/ca/server.crt
ssl_key = <${folder}/ca/server.key
passdb {
  driver = passwd-file
  args = username_format=%u ${folder}/dovecot/users
}
userdb {
  driver = passwd-file
  args = username_format=%u ${folder}/dovecot/users
}
namespace inbox {
  inbox = yes
  separator = /
}
service imap-login {
  inet_listener imap {
    port = ${ports.imap}
  }
  inet_listener imaps {
    port = ${ports.imaps}
    ssl = yes
  }
}
service pop3-login {
  inet_listener pop3 {
    port = ${ports.pop3}
  }
  inet_listener pop3s {
    port = ${ports.pop3s}
    ssl = yes
  }
}
service auth {
  inet_listener {
    port = ${ports.auth}
    address = 127.0.0.1
  }
}
`;

export const postfixSettings = ({ folder, ports, mail }: Ground): string => `
compatibility_level = 3.6
queue_directory = ${folder}/postfix/spool
data_directory = ${folder}/postfix/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mail.example.test
mydestination =
mynetworks =
alias_maps =
alias_database =
local_recipient_maps =
maillog_file = ${folder}/postfix/maillog
maillog_file_prefixes = /
virtual_mailbox_domains = example.test
virtual_mailbox_base = ${folder}/mail
virtual_mailbox_maps = texthash:${folder}/postfix/conf/boxes
virtual_minimum_uid = 1
virtual_uid_maps = static:${mail.uid}
virtual_gid_maps = static:${mail.gid}
default_transport = error:5.4.4 this lab delivers to example.test only
smtpd_sasl_type = dovecot
smtpd_sasl_path = inet:127.0.0.1:${ports.auth}
smtpd_sasl_auth_enable = yes
smtpd_tls_security_level = may
smtpd_tls_cert_file = ${folder}/ca/server.crt
smtpd_tls_key_file = ${folder}/ca/server.key
smtpd_relay_restrictions = permit_sasl_authenticated, reject
smtpd_recipient_restrictions = permit_sasl_authenticated, reject
smtpd_delay_reject = yes
smtpd_error_sleep_time = 0
smtpd_client_connection_count_limit = 0
message_size_limit = 10240000
`;

export const postfixServices = ({ folder, ports }: Ground): string => `
127.0.0.1:${ports.smtp} inet n - n - - smtpd
127.0.0.1:${ports.smtps} inet n - n - - smtpd
  -o smtpd_tls_wrappermode=yes
127.0.0.1:${ports.smtpBlocked} inet n - n - - smtpd
  -o smtpd_client_restrictions=check_client_access,regexp:${folder}/postfix/conf/blocked
127.0.0.1:${ports.smtpSmall} inet n - n - - smtpd
  -o message_size_limit=4096
127.0.0.1:${ports.smtpReject} inet n - n - - smtpd
  -o smtpd_recipient_restrictions=check_recipient_access,regexp:${folder}/postfix/conf/nobody
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
error unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
`;

export const postfixBoxes = (): string =>
  (Object.keys(people) as Person[]).map((person) => `${people[person].address} ${person}/Maildir/\n`).join('');

export const blockedAnswer =
  '/.*/ REJECT Service unavailable; Client host [127.0.0.1] blocked using xbl.blocklist.test; see help page\n';
export const nobodyAnswer = '/.*/ 550 5.1.1 Recipient address rejected: User unknown\n';
