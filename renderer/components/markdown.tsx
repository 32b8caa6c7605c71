import { Fragment, type ReactNode } from 'react';

type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] };

/**
 * The pages of our checks as React elements: headings, paragraphs, lists, tables, code, emphasis. No HTML is ever taken from the
 * text, and a link shows its words only, since this window leads nowhere.
 */
export function Markdown({ text }: { readonly text: string }) {
  return <div className="prose">{blocksOf(text).map((block, at) => render(block, at))}</div>;
}

export function blocksOf(text: string): readonly Block[] {
  const lines = text.replace(/<!--[\s\S]*?-->/g, '').split(/\r?\n/);
  const blocks: Block[] = [];
  let at = 0;
  const take = (matches: (line: string) => boolean) => {
    const taken: string[] = [];
    for (let line = lines[at]; line !== undefined && matches(line); line = lines[at]) {
      taken.push(line);
      at += 1;
    }
    return taken;
  };
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const heading = /^(#{1,6})\s+(.*)$/.exec(line);
    if (line.trim() === '') at += 1;
    else if (heading) {
      blocks.push({ kind: 'heading', level: heading[1]?.length ?? 1, text: heading[2] ?? '' });
      at += 1;
    } else if (line.startsWith('```')) {
      at += 1;
      blocks.push({ kind: 'code', text: take((one) => !one.startsWith('```')).join('\n') });
      at += 1;
    } else if (item.test(line)) {
      const ordered = /^\s*\d/.test(line);
      const items: string[] = [];
      for (const one of take((next) => item.test(next) || /^\s+\S/.test(next)))
        if (item.test(one)) items.push(one.replace(item, ''));
        else items.push(`${items.pop() ?? ''} ${one.trim()}`);
      blocks.push({ kind: 'list', ordered, items });
    } else if (line.startsWith('|')) {
      const rows = take((one) => one.startsWith('|')).filter((row) => !/^\|[\s:|-]+\|?$/.test(row));
      blocks.push({ kind: 'table', rows: rows.map(cellsOf) });
    } else {
      const taken = take((one) => one.trim() !== '' && !/^#{1,6}\s|^```|^\|/.test(one) && !item.test(one));
      blocks.push({ kind: 'paragraph', text: taken.join(' ') });
    }
  }
  return blocks;
}

const item = /^\s*(?:[-*]|\d+\.)\s+/;
const cellsOf = (row: string) =>
  row
    .replace(/^\||\|\s*$/g, '')
    .split('|')
    .map((cell) => cell.trim());

function render(block: Block, key: number): ReactNode {
  switch (block.kind) {
    case 'heading':
      return block.level <= 2 ? <h3 key={key}>{inline(block.text)}</h3> : <h4 key={key}>{inline(block.text)}</h4>;
    case 'paragraph':
      return <p key={key}>{inline(block.text)}</p>;
    case 'code':
      return <pre key={key}>{block.text}</pre>;
    case 'list': {
      const items = block.items.map((one) => <li key={one}>{inline(one)}</li>);
      return block.ordered ? <ol key={key}>{items}</ol> : <ul key={key}>{items}</ul>;
    }
    case 'table': {
      const [head = [], ...rows] = block.rows;
      return (
        <table key={key}>
          <thead>
            <tr>
              {head.map((cell) => (
                <th key={cell} scope="col">
                  {inline(cell)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.join('|')}>
                {row.map((cell, column) => (
                  <td key={head[column] ?? cell}>{inline(cell)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
    }
  }
}

const marks = /(`[^`]+`|\*\*[^*]+\*\*|\*[^*\s][^*]*\*|\[[^\]]+\]\([^)]*\))/;

function inline(text: string): ReactNode {
  return text.split(marks).map((part, at) => {
    const key = `${at}:${part}`;
    if (part.startsWith('`') && part.endsWith('`') && part.length > 2)
      return <code key={key}>{part.slice(1, -1)}</code>;
    if (part.startsWith('**') && part.length > 4) return <strong key={key}>{part.slice(2, -2)}</strong>;
    const link = /^\[([^\]]+)\]\([^)]*\)$/.exec(part);
    if (link) return <Fragment key={key}>{link[1]}</Fragment>;
    if (part.length > 2 && part.startsWith('*') && part.endsWith('*')) return <em key={key}>{part.slice(1, -1)}</em>;
    return <Fragment key={key}>{part}</Fragment>;
  });
}
