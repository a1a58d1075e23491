/** A link in a few words: `SS+2d · 3d slack`, `FS · driving`. */
import type { Analysis } from '../core/analyse.ts';
import type { Link, WorkItem } from '../core/model/plan.ts';
import { lagText } from '../core/schedule/words.ts';
import { slackLength } from './words.ts';

/** `owner` is whose link it is. */
export function linkWords({ plan, schedule }: Analysis, link: Link, owner: WorkItem): string {
  const { lengths } = plan.project;
  const slack = schedule.linkSlack(link, owner.id);
  const driver = schedule.items.get(owner.id)?.driver.link;
  const drives =
    link.project === null
      ? slack === 0 && schedule.isDriving(owner.id, owner.after.indexOf(link))
      : driver !== undefined && same(driver, link);
  const words = [`${link.type}${lagText(link.lag, lengths)}`];
  if (drives) words.push('driving');
  else if (slack !== null) words.push(`${slackLength(slack, lengths)} slack`);
  return words.join(' · ');
}

function same(a: Link, b: Link): boolean {
  return a.task === b.task && a.project === b.project && a.type === b.type;
}
