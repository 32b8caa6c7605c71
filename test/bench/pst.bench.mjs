import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, globSync, mkdtempSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { inTurn, median, once } from './support/processes.mjs';
import { bytesOf, canCount, peersFor } from './support/pst-peers.mjs';

const source = fileURLToPath(new URL('./support/pst-once.ts', import.meta.url));
/** Bundled as the product is: Node's own reading of TypeScript takes 40 MB. */
const built = mkdtempSync(path.join(tmpdir(), 'bench-'));
const script = path.join(built, 'pst-once.js');
const bundle = () =>
  once('npm', ['exec', '--', 'rolldown', source, '--platform', 'node', '--format', 'esm', '-d', built]);
const samples = fileURLToPath(new URL('../../../shared/machines/outlook/pst/', import.meta.url));
const read = (file, ...mode) => JSON.parse(once(process.execPath, [script, file, ...mode])[1]);

function inFolder(use) {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function sampleRows(name, limit, ...mode) {
  const file = path.join(samples, name);
  if (!existsSync(file)) return [];
  const row = (what, value, unit, more = {}) => ({ what: `${name}: ${what}`, value, unit, ...more });
  const ours = [process.execPath, [script, file, ...mode]];
  const { rows, bytes } = read(file, ...mode);
  const all = [
    row('rows', rows, ''),
    row('bytes read', bytes, 'bytes', { limit, ok: bytes <= limit }),
    ...(canCount()
      ? countedRow(row, 'bytes read as strace counts them', bytesOf([ours[0], [...ours[1], '--once']], file), bytes)
      : []),
    ...sparseRow(row, file, bytes, mode),
  ];
  return inFolder((out) => {
    const peers = peersFor(file, out);
    const missing = ['readpst', 'pffexport', 'pst-extractor'].filter((name) => !(name in peers));
    for (const name of canCount() ? missing : [...missing, 'strace']) all.push(row(`${name}: left out, not here`));
    const turns = inTurn({ ours, ...peers }, 5);
    const inside = (key, field) => median(turns[key].printed.map((line) => JSON.parse(line)[field]));
    const took = inside('ours', 'took');
    all.push(
      row('the first read of a process', took, 'ms'),
      row('a later read in the same process', inside('ours', 'again'), 'ms'),
    );
    for (const [peer, command] of Object.entries(peers)) {
      // pst-extractor runs in Node too: without the start of Node, as ours.
      const theirs = peer === 'pst-extractor' ? inside(peer, 'took') : turns[peer].time;
      all.push(row(peer, theirs, 'ms'), ratioRow(row, `the first read beside ${peer}`, took / theirs));
      if (!canCount()) continue;
      const counted = bytesOf(command, file);
      all.push(row(`bytes read by ${peer}`, counted, 'bytes'), ratioRow(row, `bytes beside ${peer}`, bytes / counted));
    }
    return all;
  });
}

const ratioRow = (row, what, value) => row(what, value, '×', { limit: 1, ok: value < 1 });
const countedRow = (row, what, seen, bytes) => [row(what, seen, 'bytes', { limit: bytes, ok: seen === bytes })];

/** The same store with a hole behind it, up to 3 GB. */
const sparseRow = (row, file, bytes, mode) =>
  inFolder((folder) => {
    const large = path.join(folder, 'sparse.pst');
    copyFileSync(file, large);
    truncateSync(large, 3 * 1024 ** 3);
    return countedRow(row, 'bytes read of it as a sparse file of 3 GB', read(large, ...mode).bytes, bytes);
  });

function largeRows() {
  return inFolder((folder) => {
    const file = path.join(folder, 'large.pst');
    once(process.execPath, [script, file, '--write']);
    const name = 'a million in Sent Items, 10,000 in the Outbox';
    const row = (what, value, unit, more = {}) => ({ what: `${name}: ${what}`, value, unit, ...more });
    const runs = Array.from({ length: 5 }, () => read(file));
    const took = median(runs.map((run) => run.took));
    const peak = median(runs.map((run) => run.peakMegabytes));
    const all = [
      row('rows', runs[0].rows, '', { limit: 10_000, ok: runs[0].rows === 10_000 }),
      row('the read', took, 'ms', { limit: 1000, ok: took <= 1000 }),
      row('peak memory of the process', peak, 'MB', { limit: 100, ok: peak <= 100 }),
      row('bytes read', runs[0].bytes, 'bytes'),
    ];
    const written = { Postausgang: 10_000, 'Gesendete Elemente': 1_000_000 };
    const found = 'readpst' in peersFor(file, folder) ? countsByReadpst(file, path.join(folder, 'out')) : {};
    for (const [box, count] of Object.entries(found))
      all.push(row(`readpst finds in ${box}`, count, '', { limit: written[box], ok: count === written[box] }));
    return all;
  });
}

/** Messages in each folder; a million of them take some 40 s. */
function countsByReadpst(file, out) {
  const { error } = spawnSync('sh', ['-c', 'mkdir "$0" && readpst -q -o "$0" "$1"', out, file], { timeout: 300_000 });
  if (error) throw error;
  const boxes = globSync('*.mbox', { cwd: out }).sort();
  return Object.fromEntries(
    boxes.map((name) => {
      const [, lines] = once('grep', ['-c', '^From ', path.join(out, name)]);
      return [name.replace('.mbox', ''), Number(lines)];
    }),
  );
}

export default {
  name: 'Outlook store: the Outbox of a PST or OST',
  note: `Times: medians of five turns, ours and the peers' after one another in each. Ours and pst-extractor without the start of Node, from
opening the file to the last row, in a new process each time; readpst and pffexport as processes, which write all mail out, since they know
no less. pst-extractor finds the Outbox by its name. Bytes: as strace counts the reads of the file, thread by thread; ours as it counts
itself.`,
  run: async () => {
    try {
      bundle();
      return {
        rows: [
          ...sampleRows('derived-stuck-outbox.pst', 30_000),
          ...sampleRows('derived-stuck-outbox-4k.ost', 25_000, '--exchange'),
          ...largeRows(),
        ],
      };
    } finally {
      rmSync(built, { recursive: true, force: true });
    }
  },
};
