export function checkMessages(base?: string): Promise<string[]>;
