/** The built pages of timeline and risks, for a report that stands alone. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @param folder with the built files: that of the bundle that asks. Throws where they are missing. */
export function timelinePageParts(folder: string) {
  return {
    script: readFileSync(join(folder, 'timeline.js'), 'utf8'),
    style: readFileSync(join(folder, 'timeline.css'), 'utf8'),
    risks: {
      script: readFileSync(join(folder, 'risks.js'), 'utf8'),
      style: readFileSync(join(folder, 'risks.css'), 'utf8'),
    },
    sha256: (text: string): string => createHash('sha256').update(text, 'utf8').digest('base64'),
  };
}
