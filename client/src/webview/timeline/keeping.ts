/** What survives a reload is told to the host a moment after the last change, and put back once there is a picture. */
import { atRest } from '../shared/at-rest.ts';
import { minuteAt } from './chart/scale.ts';
import { type KeptState, keptData } from './model/kept-state.ts';
import type { Page } from './part.ts';

const KEEP_AFTER = 300;

/** @returns what is to be called after every frame. */
export function keeping({ model, camera, host }: Pick<Page, 'model' | 'camera' | 'host'>): () => void {
  return atRest(() => {
    const state: KeptState = {
      pxPerDay: camera.pxPerDay(),
      from: minuteAt(camera.window(), 0),
      scrollTop: camera.scrollTop(),
      ...model.kept(),
    };
    host.keep(keptData(state));
  }, KEEP_AFTER);
}

/** Once, when the first picture is laid out: where it was left, else the whole plan. */
export function placeFirst({ model, camera }: Pick<Page, 'model' | 'camera'>, kept: KeptState): void {
  if (!model.view || !camera.isFresh() || model.layout.chartWidth <= 0) return;
  if (kept.pxPerDay !== null && kept.from !== null) {
    camera.restore(kept.pxPerDay, kept.from);
    camera.scrollTo(kept.scrollTop);
  } else {
    camera.fit(model.extent);
    // One opens a plan to see where it stands: what is done lies above.
    camera.scrollTo(Math.max(0, model.currentPosition() - 2) * model.layout.metrics.rowHeight);
  }
}
