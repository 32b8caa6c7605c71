import {
  appendLine,
  prefsKept,
  receivingInTheClear,
  type Scene,
  setPref,
  testFix,
  testRefusals,
} from '../../support/fix-cases.ts';

const settings = { home: 'control-clean', foreign: appendLine, survived: prefsKept };
const account = (name: string) => `mail.server.server1.${name}`;
const submission = (name: string) => `mail.smtpserver.smtp1.${name}`;

function sendingByPort25(tls: number) {
  return (scene: Scene): void => {
    setPref(submission('hostname'), '"mail.gmx.net"')(scene);
    setPref(submission('port'), 25)(scene);
    setPref(submission('try_ssl'), tls)(scene);
  };
}

testFix('connection-encrypt', {
  'an account that receives in the clear': {
    ...settings,
    arrange: receivingInTheClear,
    check: 'connection-cleartext',
    managed: { name: account('socketType'), value: 0 },
    meddle: setPref(account('socketType'), 2),
  },
  'a server that sends in the clear, by port 25 as well': {
    ...settings,
    arrange: sendingByPort25(0),
    check: 'connection-cleartext',
    alsoSilences: ['submission-port-25'],
    managed: { name: submission('try_ssl'), value: 0 },
    meddle: setPref(submission('try_ssl'), 2),
  },
  'a server that sends by port 25': {
    ...settings,
    arrange: sendingByPort25(2),
    check: 'submission-port-25',
    managed: { name: submission('port'), value: 25 },
    meddle: setPref(submission('port'), 2525),
  },
});

testRefusals('connection-encrypt', {
  'a server that no fact of ours speaks of': {
    home: 'control-clean',
    arrange: setPref(account('socketType'), 0),
    check: 'connection-cleartext',
    refusal: 'not-vouched',
  },
});
