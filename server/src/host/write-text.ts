/** Writes text to the disk for commands that were asked to: whole, or not at all. */
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Replaces a file; its permissions stay, and a link stays a link. A crash half-way leaves the old
 * text. A device or a pipe is written to. Throws where the disk refuses.
 */
export function replaceText(written: string, text: string): void {
  const stat = statSync(written);
  if (!stat.isFile()) {
    writeFileSync(written, text);
    return;
  }
  const path = realpathSync(written);
  const beside = join(dirname(path), `.${process.pid}.${Date.now()}.planline-tmp`);
  try {
    writeFileSync(beside, text, { mode: stat.mode, flag: 'wx' });
    renameSync(beside, path);
  } finally {
    rmSync(beside, { force: true });
  }
}

/** Writes a file that must not exist yet, and its folders; false where there is one already. */
export function createText(path: string, text: string): boolean {
  makeFolder(dirname(path));
  try {
    writeFileSync(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Not `recursive`: where no folder can be made, as in /proc, Node tries for ever. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

/**
 * Throws where a file could not be put there, and leaves nothing behind. Either way its folder is written to: a
 * file is replaced by one beside it. Folders that are missing are made with the file.
 */
export function checkWritable(path: string): void {
  if (existsSync(path) && !statSync(path).isFile()) {
    accessSync(path, constants.W_OK);
    return;
  }
  let folder = dirname(existsSync(path) ? realpathSync(path) : path);
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  if (!statSync(folder).isDirectory()) throw new Error(`${folder} is no folder`);
  accessSync(folder, constants.W_OK | constants.X_OK);
}
