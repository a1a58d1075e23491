/** Room to the right of the plan, which a gesture may need more of than there was to scroll to. */
import { DAY } from '../chart/calendar-time.ts';
import type { Page } from '../part.ts';

/** Makes a time one that can be scrolled to. The next view makes the room anew. */
export function makeRoom({ model, relayout }: Pick<Page, 'model' | 'relayout'>, minute: number): void {
  if (minute <= model.extent.to) return;
  model.extent = { from: model.extent.from, to: minute + DAY };
  relayout();
}
