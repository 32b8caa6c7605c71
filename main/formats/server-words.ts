/** Words that mail servers answer with, in English and German. None is a name; whatever is not here does not come out. */
const vocabulary = new Set(
  [
    'a about access account accounts address again allowed already an and any app application are as at attempt attempts',
    'auth authenticate authenticated authentication authorization authorisation authorized bad be because been before block blocked',
    'browser busy by can cannot certificate change changed check client closed closing command commands complete completed',
    'connect connected connection connections contact correct could credential credentials data deactivated denied disabled',
    'does domain due email encryption error errors exceeded exist exists expired fail failed failure false find for forbidden',
    'found from full greylisted has have host if in inactive incorrect internal invalid ip is issue it later limit local locked lock',
    'log logged login logins logon mail mailbox maximum mechanism message method missing more must name need needed no not now of',
    'off on only or out over password passwords permanent permission permitted please policy problem protocol quota rate reached',
    'recipient recipients refused reject rejected relay relaying required requires reset retry secure security sender sent server',
    'service session sign signed size specific ssl start started starttls state still storage support supported suspended system',
    'temporarily temporary that the this timed timeout tls to too transaction try type unable unauthorized unavailable unknown',
    'unrecognized unsuccessful unsupported use used user username users valid verification verify via was web went while with',
    'without wrong you your',
    'anmeldung anmelden benutzer benutzername falsch falsches fehler fehlgeschlagen gesperrt kennwort konto nicht oder passwort',
    'ungültig ungültige verbindung verweigert zugriff erlaubt abgelehnt',
  ]
    .join(' ')
    .split(' '),
);

const longestText = 160;

/**
 * What a server said, rebuilt out of known words alone: `Authentication failed: … not found`. Servers may repeat what they were sent,
 * a password too, in any coding; so nothing is cut out of the line, but only known words are taken over, and a gap shows the rest.
 */
export function knownWords(text: string): string {
  const said: string[] = [];
  let length = 0;
  let known = 0;
  for (const [word] of text.slice(0, 1000).matchAll(/[^\s"“”'<>()[\]{},;]+/g)) {
    const [, plain = '', end = ''] = /^(.*?)([.:!?]*)$/.exec(word) ?? [];
    const isKnown = vocabulary.has(plain.toLowerCase());
    // A known word that is written like a secret (pAsSwOrD) is not taken for a word.
    const isWritten = /^(?:[\p{Lu}]?[\p{Ll}]*|[\p{Lu}]+)$/u.test(plain);
    const next = isKnown && isWritten ? plain + end.replace(/!/g, '.').slice(0, 1) : '…';
    if (next === '…' && said.at(-1) === '…') continue;
    if (length + next.length + 1 > longestText) break;
    said.push(next);
    length += next.length + 1;
    if (next !== '…') known += 1;
  }
  return known === 0 ? '' : said.join(' ');
}
