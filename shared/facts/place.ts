/** Whether a place in the inventory is a key of the registry: `HKEY_CURRENT_USER\\Software\\…`. */
export const isRegistryKey = (place: string): boolean => /^HKEY_[A-Z_]+(?:\\|$)/i.test(place);

/** Whether it is a file on a disk of this computer: no key of the registry, no share on a server, no name without its folder. */
export const isLocalFile = (place: string): boolean => /^(?:\/(?!\/)|[A-Za-z]:[\\/])/.test(place);
