// Where the code is in a TypeScript file: enough of its tokens to tell code from texts. Not for JSX, whose texts look like code.
// TypeScript 7 has a scanner too, but under `unstable/`, and it leaves nesting and regular expressions to its caller.

const token =
  /\/\*.*?(?:\*\/|$)|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|[\p{ID_Continue}$]+|\s+|\+\+|--|./suy;
const templatePart = /(?:\\.|\$(?!\{)|[^`\\$])+|\$\{|`|./suy;
const pattern = /\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[\p{ID_Continue}$]*/uy;

/** After one of these a slash begins a regular expression; after any other word it divides. */
const operators = new Set(
  'await case delete do else extends in instanceof new of return throw typeof void yield'.split(' '),
);
/** What follows their closing bracket is a statement. */
const heads = new Set(['if', 'while', 'for', 'with']);

const blank = (text) => text.replace(/\S/g, ' ');

function match(kind, text, at) {
  kind.lastIndex = at;
  return kind.exec(text)?.[0];
}

/** Same length and lines, with comments, strings, texts of templates and regular expressions replaced by spaces. */
export function codeOnly(text) {
  let code = '';
  /** What is open, innermost last: a template, its `${`, brackets, `if (`. */
  const open = [];
  /** Whether a value just ended, so that a slash divides. */
  let value = false;
  let word = '';
  while (code.length < text.length) {
    const at = code.length;
    if (open.at(-1) === '`') {
      const part = match(templatePart, text, at);
      if (part === '`') open.pop();
      if (part === '${') open.push(part);
      value = part === '`';
      code += part === '`' || part === '${' ? part : blank(part);
      continue;
    }
    let found = match(token, text, at);
    if (/^(?:\s|\/[/*])/.test(found)) {
      code += blank(found);
      continue;
    }
    if (found === '/' && !value) found = match(pattern, text, at) ?? found;
    const isText = found.length > 1 && /^['"/]/.test(found);
    code += isText ? blank(found) : found;
    if (/^[`({[]$/.test(found)) open.push(found === '(' && heads.has(word) ? 'if (' : found);
    const closed = /^[)}\]]$/.test(found) ? open.pop() : undefined;
    if (isText || closed) value = isText || closed === '(' || closed === '[';
    else if (/^[\p{ID_Continue}$]/u.test(found)) value = word === '.' || !operators.has(found);
    // These stand before a value or after it (`!` without meaning there), and change nothing.
    else if (!/^(?:!|\+\+|--)$/.test(found)) value = false;
    word = word === '.' && found !== '.' ? '' : found;
  }
  return code;
}
