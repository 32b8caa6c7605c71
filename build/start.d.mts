export function programOf(
  args: readonly string[],
  platform: string,
  env: Readonly<Record<string, string | undefined>>,
): { readonly kind: 'window' | 'cli' | 'scan'; readonly command: readonly string[]; readonly cwd: string };
