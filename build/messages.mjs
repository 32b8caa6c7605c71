// Collects the English texts from the modules into shared/messages/en.json, and judges texts and translations.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { IntlMessageFormat } from 'intl-messageformat';
import { emit, root } from './emit.mjs';
import { checkIds } from './generate-indexes.mjs';

const load = async (path) => (await import(pathToFileURL(path).href)).default;

/** @returns {Promise<Map<string, {text: string, note: string, example?: object}>>} */
export async function collectMessages(base = root()) {
  const all = new Map();
  for (const file of readdirSync(`${base}/shared/messages/catalog`).sort()) {
    const { area, messages } = await load(`${base}/shared/messages/catalog/${file}`);
    for (const [name, message] of Object.entries(messages)) all.set(`${area}.${name}`, message);
  }
  for (const id of checkIds(base)) {
    const { meta, messages } = await load(`${base}/shared/checks/${id}.ts`);
    for (const [name, message] of Object.entries(messages)) all.set(`check.${meta.id}.${name}`, message);
  }
  return all;
}

/** The names of an ICU text's parameters, sorted; throws on a text that does not parse. */
export function parametersOf(text) {
  const names = new Set();
  const walk = (nodes) => {
    for (const node of nodes) {
      if (node.type >= 1 && node.type <= 6) names.add(node.value);
      for (const option of Object.values(node.options ?? {})) walk(option.value);
      if (node.children) walk(node.children);
    }
  };
  walk(new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst());
  return [...names].sort();
}

/** @returns {string[]} what is wrong with the English messages and one translation of them */
export function messageFaults(english, language, translated) {
  const faults = [];
  for (const [key, { text, note, example }] of english) {
    if (!note?.trim()) faults.push(`${key}: no translator's note`);
    const wanted = parametersOf(text);
    const unshown = wanted.filter((name) => !(name in (example ?? {})));
    if (unshown.length) faults.push(`${key}: no example for ${unshown.join(', ')}`);
    const other = translated[key];
    if (other === undefined) faults.push(`${language}: ${key} is missing`);
    else if (parametersOf(other).join() !== wanted.join()) faults.push(`${language}: ${key} has other parameters`);
  }
  for (const key of Object.keys(translated)) if (!english.has(key)) faults.push(`${language}: ${key} is not used`);
  return faults;
}

export async function checkMessages(base = root()) {
  const file = `${base}/shared/messages/de.json`;
  const german = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  return messageFaults(await collectMessages(base), 'de', german);
}

export async function generateMessages(check) {
  const texts = Object.fromEntries([...(await collectMessages())].map(([key, { text }]) => [key, text]));
  return emit('shared/messages/en.json', `${JSON.stringify(texts, null, 2)}\n`, check);
}
