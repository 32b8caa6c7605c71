// biome.json from layers.mjs. Overrides replace each other, so every layer carries its whole list.
import { readdirSync } from 'node:fs';
import { emit, root } from './emit.mjs';
import { guarded, layers, mainFolders } from './layers.mjs';

const folders = (names) => names.map((name) => `**/${name}/**`);

function forbidden(layer) {
  const groups = [
    { group: ['**/test/**', '**/build/**'], message: 'the product does not import tests or build scripts' },
  ];
  if (layer.pure || layer.renderer) {
    groups.push({ group: ['**/main/**', 'node:*', 'electron', 'electron/*', 'keytar'], message: layer.why });
    if (layer.pure) groups.push({ group: ['**/renderer/**', 'react', 'react-*', 'react/**'], message: layer.why });
    if (layer.only) groups.push({ group: ['./*', `!${layer.only}`, '**/checks/**'], message: layer.why });
    return groups;
  }
  const own = layer.files[0].split('/')[1];
  const not = mainFolders.filter((name) => name !== own && !layer.may.includes(name));
  groups.push({ group: ['**/renderer/**', ...folders(not)], message: layer.why });
  for (const [name, { names, why }] of Object.entries(guarded))
    if (!layer.modules.includes(name)) groups.push({ group: names, message: why });
  return groups;
}

const rule = (patterns) => ({
  noRestrictedImports: {
    level: 'error',
    options: {
      paths: {
        'node:module': { importNames: ['createRequire'], message: 'createRequire goes around the import rules' },
      },
      patterns,
    },
  },
});
const override = (includes, patterns) => ({ includes, linter: { rules: { style: rule(patterns) } } });

/** One override per client, because a client must not know another one. */
function perClient(clients) {
  const layer = layers.find(({ files }) => files[0] === 'main/clients/**');
  return clients.map((client) => {
    const others = clients.filter((name) => name !== client);
    const patterns = forbidden(layer);
    if (others.length) patterns.push({ group: folders(others), message: 'a client never knows another client' });
    return override([`main/clients/${client}/**`], patterns);
  });
}

export function lintConfig(clients) {
  return {
    $schema: './node_modules/@biomejs/biome/configuration_schema.json',
    files: {
      includes: [
        '**',
        '!out',
        '!release',
        '!release-test',
        '!test-results',
        '!package-lock.json',
        '!test/golden',
        '!test/machines/**/files',
        '!docs/schema',
        '!biome.json',
      ],
    },
    formatter: { indentStyle: 'space', lineWidth: 120 },
    javascript: { formatter: { quoteStyle: 'single' } },
    // Descending specificity is wrong about rules for different elements; reduced motion needs its `!important`.
    linter: {
      rules: {
        style: { useNodejsImportProtocol: 'error', noDescendingSpecificity: 'off' },
        complexity: { noImportantStyles: 'off' },
      },
    },
    overrides: [
      { includes: ['biome.json'], formatter: { enabled: false } },
      ...layers.map((layer) => override(layer.files, forbidden(layer))),
      ...perClient(clients),
    ],
  };
}

export function generateLint(check) {
  const clients = readdirSync(root('main/clients'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return emit('biome.json', `${JSON.stringify(lintConfig(clients.map(({ name }) => name).sort()), null, 2)}\n`, check);
}
