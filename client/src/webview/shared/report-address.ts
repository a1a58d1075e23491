/** How the address of a report names a row of its timeline, so that one view leads into the other and back. */

const PREFIX = '#timeline=';

export function rowHash(id: string): string {
  return PREFIX + encodeURIComponent(id);
}

/** Null where it names none; a reader may have typed anything. */
export function rowOfHash(hash: string): string | null {
  if (!hash.startsWith(PREFIX)) return null;
  try {
    return decodeURIComponent(hash.slice(PREFIX.length));
  } catch {
    return null;
  }
}
