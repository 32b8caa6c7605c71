import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { protocol } from 'electron';
import { product } from '../../shared/product.ts';

/** The window's only address: everything else is neither loaded nor navigated to. */
export const address = `${product.scheme}://${product.id}/`;

// react-aria puts one style element into the page; its hash stands here (recompute when react-aria is updated: the e2e test shows it).
const reactAriaStyle = "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='";
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' ${reactAriaStyle}`,
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** Before `ready`: our scheme behaves like https, so that modules and the policy work on it. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: product.scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the files of `root` and nothing beside them. */
export function servePages(root: string): void {
  const none = () => new Response(null, { status: 404 });
  protocol.handle(product.scheme, async (request) => {
    const url = new URL(request.url);
    const name = fileName(url.pathname);
    if (url.host !== product.id || name === null) return none();
    const file = path.join(root, name);
    const type = types[path.extname(file)];
    if (!file.startsWith(root + path.sep) || type === undefined) return none();
    const body = await readFile(file).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (body === null) return none();
    return new Response(new Uint8Array(body), {
      headers: {
        'content-type': type,
        'content-security-policy': policy,
        'x-content-type-options': 'nosniff',
      },
    });
  });
}

function fileName(pathname: string): string | null {
  if (pathname === '/') return 'index.html';
  try {
    const name = decodeURIComponent(pathname);
    return name.includes('\0') ? null : name;
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}
