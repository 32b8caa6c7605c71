export function mirrorFaults(base?: string): string[];
