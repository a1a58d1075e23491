/** The timeline as a picture, for a file or the clipboard: all rows shown, not only those in sight. */

import { base64, picturePng } from '../../shared/picture-png.ts';
import type { Page } from '../part.ts';
import { exportSvg, type Picture } from './export-svg.ts';
import type { Painter } from './painter.ts';
import { pictureStyles } from './picture-styles.ts';

export interface Pictures {
  readonly saveSvg: () => void;
  readonly savePng: () => Promise<void>;
  readonly copy: () => Promise<void>;
}

const MOST_ROWS = { svg: 2000, png: 500 } as const;

export function pictures({ model, camera, measure, host, say }: Page, { chart, labels }: Painter): Pictures {
  function picture(format: 'svg' | 'png'): Picture | null {
    const { view, settings } = model;
    if (!view) return null;
    const made = exportSvg({
      view,
      shown: model.shown,
      links: model.links,
      metrics: model.layout.metrics,
      hidden: model.hidden,
      today: settings.today,
      measure: measure.width,
      extent: model.extent,
      pxPerDay: camera.pxPerDay(),
      bands: model.bands,
      dates: model.dates,
      styles: pictureStyles(chart, labels),
      mostRows: MOST_ROWS[format],
    });
    if (made.left !== null) say(made.left);
    return made;
  }

  async function savePng(): Promise<void> {
    const made = picture('png');
    if (made) host.post({ type: 'save', format: 'png', data: await base64(await picturePng(made)) });
  }

  return {
    saveSvg: () => {
      const made = picture('svg');
      if (made) host.post({ type: 'save', format: 'svg', data: made.svg });
    },
    savePng,
    copy: async () => {
      const made = picture('png');
      if (!made) return;
      try {
        await navigator.clipboard.write([new ClipboardItem({ 'image/png': picturePng(made) })]);
        say('The picture was copied.');
      } catch {
        // Not every window lets a page write pictures there.
        say('The picture could not be copied; it is saved instead.');
        await savePng();
      }
    },
  };
}
