type Large = { readonly folder: string; readonly mailBytes: number };
export function twentyProfiles(folder: string, gigabytes?: number): Large;
export function millionFiles(folder: string, count?: number): { readonly folder: string };
