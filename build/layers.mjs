// The import rules: who may import whom, and why. `npm run generate` makes Biome's configuration from this table.
// `may`: folders of main/ that the layer sees besides itself. `modules`: guarded modules that it may use (see `guarded`).
export const mainFolders = [
  'machine',
  'formats',
  'clients',
  'probes',
  'fixes',
  'engine',
  'store',
  'workers',
  'vault',
  'electron',
  'cli',
];

/** Modules that only some layers may use, with the reason a breach is told. */
export const guarded = {
  fs: {
    names: ['node:fs', 'node:fs/promises'],
    why: 'files are read through Machine and written by the engine or our own store',
  },
  process: { names: ['node:child_process'], why: 'only machine starts other programs' },
  electron: {
    names: ['electron', 'electron/*'],
    why: 'only main/electron and main/index.ts know Electron, so that the CLI runs on plain Node',
  },
  keytar: { names: ['keytar', '@github/keytar'], why: 'secrets are opened in one place: main/vault' },
};

export const layers = [
  { files: ['shared/**'], pure: true, why: 'shared is pure: a saved inventory is judged anywhere, also in the window' },
  {
    files: ['shared/checks/*.ts', '!shared/checks/index.ts'],
    pure: true,
    only: './define-check.ts',
    why: 'a check never knows another check; what two need is in shared/facts',
  },
  { files: ['main/formats/**'], may: [], modules: [], why: 'formats turn bytes into results and touch no file' },
  {
    files: ['main/clients/**'],
    may: ['machine', 'formats'],
    modules: [],
    why: 'a client reads through Machine and decides nothing',
  },
  { files: ['main/probes/**'], may: ['vault'], modules: [], why: 'a probe asks the network one question' },
  { files: ['main/fixes/**'], may: ['clients'], modules: [], why: 'a fix only plans; the engine writes' },
  {
    files: ['main/machine/**'],
    may: [],
    modules: ['fs', 'process'],
    why: 'the machine layer knows the system and nothing above it',
  },
  { files: ['main/store/**'], may: [], modules: ['fs'], why: 'our own files, and nothing else' },
  { files: ['main/vault/**'], may: [], modules: ['keytar'], why: 'the keychain, and nothing else' },
  {
    files: ['main/engine/**'],
    may: ['machine', 'formats', 'clients', 'probes', 'fixes', 'store', 'workers', 'vault'],
    modules: ['fs'],
    why: 'the engine serves both shells and knows neither',
  },
  {
    files: ['main/electron/**'],
    may: ['engine', 'store'],
    modules: ['fs', 'electron'],
    why: 'a shell asks the engine; shells do not know each other',
  },
  {
    files: ['main/cli/**'],
    may: ['engine', 'store'],
    modules: ['fs'],
    why: 'a shell asks the engine; shells do not know each other',
  },
  {
    files: ['main/workers/**'],
    may: ['engine', 'clients', 'formats', 'store'],
    modules: ['fs'],
    why: 'a worker hosts the engine',
  },
  {
    files: ['main/index.ts'],
    may: ['electron', 'cli', 'engine', 'store', 'workers'],
    modules: ['electron'],
    why: 'the only file that knows both shells',
  },
  { files: ['renderer/**'], renderer: true, why: 'the window sees shared and window.postmender only' },
];
