/** What lies around an open file, looked up on the disk when somebody asks and inside its root only. */
import type { FileId } from '../core/base/span.ts';
import type { Surroundings } from '../features/snapshot.ts';
import { pathOf } from '../host/file-id.ts';
import { holidayRegions } from '../host/holidays.ts';
import { namesInFolder } from '../host/names-in-folder.ts';
import type { Folders } from './folders.ts';

export function surroundingsOf(file: FileId, folders: Folders): Surroundings {
  return {
    namesIn: (folder) => {
      const root = folders.rootOf(file);
      const path = pathOf(file);
      return root === null || path === null ? [] : namesInFolder(root, path, folder);
    },
    regions: holidayRegions,
  };
}
