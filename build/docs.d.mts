export function checkDocs(base?: string): Promise<string[]>;
export function filledPage(text: string, check: { readonly meta: object; readonly messages: object }): string;
export const headings: readonly string[];
export const fixHeadings: readonly string[];
