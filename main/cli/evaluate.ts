import { readFile } from 'node:fs/promises';
import { addAbortSignal } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { schemaVersion } from '../../shared/model/inventory.ts';
import { readSavedScan } from '../../shared/model/upgrade.ts';
import { product } from '../../shared/product.ts';
import type { Parsed } from './arguments.ts';
import { judge } from './judge.ts';
import type { Shell } from './shell.ts';

/** `evaluate FILE`; `-` is standard input. */
export async function runEvaluate(shell: Shell, parsed: Parsed, only: readonly string[] | undefined): Promise<number> {
  const { translate, signal, log } = shell;
  const [file = '-'] = parsed.operands;
  const refuse = (code: string, detail = '') => {
    const command = `${product.id} scan --save FILE`;
    log.error('evaluate.refused');
    shell.tell(translate(`cli.saved-${code}`, { file, detail, command, known: schemaVersion }));
    return 2;
  };
  const text = await (file === '-'
    ? buffer(addAbortSignal(signal, process.stdin)).then(String)
    : readFile(file, { encoding: 'utf8', signal })
  ).catch((error: NodeJS.ErrnoException) => {
    signal.throwIfAborted();
    if (error.syscall === undefined) throw error;
    return error;
  });
  if (typeof text !== 'string') return refuse(text.code === 'ENOENT' ? 'missing' : 'unreadable');
  const saved = parsedJson(text);
  const scan = readSavedScan(saved);
  if (!scan.ok) {
    const isReport = typeof saved === 'object' && saved !== null && 'findings' in saved && 'outcomes' in saved;
    return isReport ? refuse('report') : refuse(scan.error.code, scan.error.detail);
  }
  return judge(shell, parsed, scan.value, only);
}

/** undefined where it is no JSON: then it is no scan either. A mark at the start is what Windows editors leave. */
function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
