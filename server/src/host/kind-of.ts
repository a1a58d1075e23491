/** What stands at a path of the disk, links followed. */
import { statSync } from 'node:fs';

/** Null where there is nothing. */
export function kindOf(path: string): 'file' | 'folder' | 'link-loop' | 'other' | null {
  try {
    const stat = statSync(path);
    return stat.isFile() ? 'file' : stat.isDirectory() ? 'folder' : 'other';
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ELOOP' ? 'link-loop' : null;
  }
}
