/**
 * Computed dates and slack behind the key line of each phase, task and gate: `9 Mar – 18 Mar · 3d
 * slack`. Only for keys in the requested range; the plan itself holds no computed value.
 */
import { type InlayHint, InlayHintKind, type Range } from 'vscode-languageserver-types';
import type { Analysis } from '../core/analyse.ts';
import type { Span } from '../core/base/span.ts';
import { dayOf } from '../core/base/time.ts';
import type { WorkItem } from '../core/model/plan.ts';
import type { ItemSchedule } from '../core/schedule/schedule.ts';
import { itemsWithin } from './names.ts';
import { rangeOf, spanOf } from './position.ts';
import type { Snapshot } from './snapshot.ts';
import { dateSpan, lastDay, longDay, outcomeOf, slackLength } from './words.ts';

export interface InlayHintSettings {
  readonly dates: boolean;
  readonly slack: boolean;
}

const DEFAULT_INLAY_HINTS: InlayHintSettings = { dates: true, slack: true };

export function inlayHints(
  snapshot: Snapshot,
  params: { readonly range: Range },
  settings: InlayHintSettings = DEFAULT_INLAY_HINTS,
): InlayHint[] {
  if (!settings.dates && !settings.slack) return [];
  const area = spanOf(snapshot.lines, params.range);
  const analysis = snapshot.analyses[0];
  return itemsWithin(snapshot, area).flatMap(({ id, key }) => {
    const item = analysis.plan.items.get(id);
    const dates = analysis.schedule.items.get(id);
    return item && dates ? (hint(snapshot, analysis, { item, dates, key }, settings) ?? []) : [];
  });
}

interface Row {
  readonly item: WorkItem;
  readonly dates: ItemSchedule;
  readonly key: Span;
}

function hint(snapshot: Snapshot, analysis: Analysis, row: Row, settings: InlayHintSettings): InlayHint | null {
  const { item, dates } = row;
  const words = [
    settings.dates ? dateSpan(dates.start, dates.finish) : '',
    settings.slack ? standing(analysis, item, dates) : '',
  ];
  const label = words.filter(Boolean).join(' · ');
  if (!label) return null;
  return {
    position: endOfKeyLine(snapshot, row.key),
    label,
    kind: InlayHintKind.Type,
    paddingLeft: true,
    tooltip: `${item.name}: ${longDay(dayOf(dates.start))} to ${longDay(lastDay(dates.start, dates.finish))}`,
  };
}

/** `critical`, `3d slack`, `−2d slack`; of what is over, how it ended. */
function standing({ plan }: Analysis, item: WorkItem, dates: ItemSchedule): string {
  const outcome = outcomeOf(item);
  if (outcome) return outcome;
  if (dates.finished) return 'done';
  if (dates.critical && dates.totalSlack >= 0) return 'critical';
  return `${slackLength(dates.totalSlack, plan.project.lengths)} slack`;
}

/** Behind everything on the line, so that a hint never parts text: `survey: {duration: 5d}  19 Jan – 23 Jan`. */
function endOfKeyLine(snapshot: Snapshot, key: Span): InlayHint['position'] {
  const { text, lines } = snapshot;
  const breakAt = /[\r\n]/g;
  breakAt.lastIndex = key.end;
  const found = breakAt.exec(text)?.index ?? text.length;
  let end = found;
  while (end > key.end && /\s/.test(text.charAt(end - 1))) end--;
  return rangeOf(lines, { start: end, end }).start;
}
