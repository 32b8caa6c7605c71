export function purityFaults(base?: string): string[];
