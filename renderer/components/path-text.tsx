import { Fragment } from 'react';

/** A path that is broken after its separators, and inside a step only where the step alone is too long for the line. */
export function PathText({ path }: { readonly path: string }) {
  const steps = path.split(/(?<=[/\\])/);
  // Where a step begins in the path names it: no two begin at the same place.
  let at = 0;
  return steps.map((step) => {
    const key = at;
    at += step.length;
    return (
      <span key={key} className="path-step">
        {step}
      </span>
    );
  });
}

/** Letters that a word may have in a column of a table before it has to be broken. */
const longWord = 24;

/** A value; a word too long for its column, such as a name in the Credential Manager, is broken after its signs, else anywhere. */
export function LongText({ words }: { readonly words: string }) {
  if (words.split(' ').every((word) => word.length <= longWord)) return words;
  const parts = words.split(/(?<=[/\\:;_ ])|(?=@)/);
  let at = 0;
  return parts.map((part) => {
    const key = at;
    at += part.length;
    return (
      <Fragment key={key}>
        {part.length > longWord ? <span className="breakable">{part}</span> : part}
        <wbr />
      </Fragment>
    );
  });
}

/** A sentence with the path that it names. */
export function WithPath({ words, path }: { readonly words: string; readonly path: string }) {
  if (path === '' || !words.includes(path)) return words;
  const at = words.indexOf(path);
  return (
    <Fragment>
      {words.slice(0, at)}
      <PathText path={path} />
      {words.slice(at + path.length)}
    </Fragment>
  );
}
