import { decodeText } from './text.ts';

export type CachedFolder = {
  /** The .msf file or folder it was written for, absolute on the computer that wrote it. */
  readonly path: string;
  /** The folder's name on the server (`Archive/2025`); empty where it has none. */
  readonly onlineName: string;
  /** -1: not counted yet. */
  readonly messages: number;
};

/** folderCache.json: Thunderbird's counts and names by path (measured on 153.7 ESR). A cache: what it lacks proves nothing. */
export function parseFolderCache(bytes: Uint8Array): {
  readonly folders: readonly CachedFolder[];
  readonly faults: readonly { readonly code: 'not-json' }[];
} {
  let parsed: unknown;
  try {
    parsed = JSON.parse(decodeText(bytes).text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { folders: [], faults: [{ code: 'not-json' }] };
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    return { folders: [], faults: [{ code: 'not-json' }] };
  const folders = Object.entries(parsed).flatMap(([path, entry]: [string, unknown]): CachedFolder[] => {
    if (typeof entry !== 'object' || entry === null) return [];
    const { onlineName, totalMsgs } = entry as Readonly<Record<string, unknown>>;
    return [
      {
        path,
        onlineName: typeof onlineName === 'string' ? onlineName : '',
        messages: typeof totalMsgs === 'number' && Number.isInteger(totalMsgs) ? totalMsgs : -1,
      },
    ];
  });
  return { folders, faults: [] };
}
