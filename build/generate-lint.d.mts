export function lintConfig(clients: readonly string[]): object;
