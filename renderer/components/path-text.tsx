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
