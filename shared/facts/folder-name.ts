/**
 * The name a person knows a folder by, from the address a client writes: `imap://anna%40example.test@imap.example.test/Sub/Old%20mail`
 * → `Sub/Old mail`. A text that is no address comes back as it is.
 */
export function folderName(address: string): string {
  const path = /^[a-z][a-z0-9+.-]*:\/\/[^/]*\/(.+)$/i.exec(address)?.[1];
  return path === undefined ? address : path.replace(/(?:%[0-9a-f]{2})+/gi, decoded);
}

/** Folder names written by old versions may hold bytes that are no UTF-8: those stay as they stand. */
function decoded(escapes: string): string {
  try {
    return decodeURIComponent(escapes);
  } catch (error) {
    if (error instanceof URIError) return escapes;
    throw error;
  }
}
