export function checkDocs(base?: string): string[];
export const headings: readonly string[];
