import { posix, win32 } from 'node:path';
import { product } from '../../shared/product.ts';

export type DataFolderPlace = {
  /** As `process.platform` gives it. */
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
};

/**
 * Where our own files live. Linux: $XDG_DATA_HOME (ignored where it is not absolute, as the XDG base directory specification
 * demands) or ~/.local/share; Windows: %APPDATA%; macOS: ~/Library/Application Support. `override`: what `--data` names.
 */
export function dataFolder({ platform, env, home }: DataFolderPlace, override?: string): string {
  if (override !== undefined) return override;
  if (platform === 'win32') return win32.join(env.APPDATA || win32.join(home, 'AppData', 'Roaming'), product.name);
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', product.name);
  const share = env.XDG_DATA_HOME?.startsWith('/') ? env.XDG_DATA_HOME : posix.join(home, '.local', 'share');
  return posix.join(share, product.id);
}
