/**
 * Computed values behind the key line of each phase, task and gate: `9 Mar – 18 Mar · 3d slack`. Only
 * for keys in the requested range; the plan itself holds no computed value. Why a date is what it is
 * is told when a pointer rests on the hint, and a click on the dates leads to what drives them.
 */
import { type InlayHint, InlayHintKind, type Range } from 'vscode-languageserver-types';
import type { Analysis } from '../core/analyse.ts';
import { formatDuration, formatRoughly } from '../core/base/duration.ts';
import type { FileId, Span } from '../core/base/span.ts';
import type { Steps } from '../core/base/steps.ts';
import { dayOf } from '../core/base/time.ts';
import type { WorkItem } from '../core/model/plan.ts';
import { drivingItem } from '../core/schedule/driving-item.ts';
import type { ItemSchedule } from '../core/schedule/schedule.ts';
import { whySentence } from '../core/schedule/why.ts';
import { itemFacts, p80Hint } from './chance-words.ts';
import { type ClientAbilities, PLAIN_CLIENT } from './client.ts';
import { nameOf } from './named.ts';
import { itemsWithin } from './names.ts';
import { locationOf, rangeOf, spanOf } from './position.ts';
import type { Snapshot } from './snapshot.ts';
import { dateSpan, lastDay, longDay, outcomeOf, slackLength } from './words.ts';

/** Which kinds are wanted. */
export interface InlayHintSettings {
  readonly dates: boolean;
  /** How long a task takes that says so by an estimate or by work. */
  readonly duration: boolean;
  /** Who of a team was chosen. */
  readonly people: boolean;
  readonly levelling: boolean;
  readonly slack: boolean;
  /** When it is 80 percent sure to be done, where that is another day. */
  readonly p80: boolean;
}

export const ALL_HINTS: InlayHintSettings = {
  dates: true,
  duration: true,
  people: true,
  levelling: true,
  slack: true,
  p80: true,
};

type Client = Pick<ClientAbilities, 'lazyHints' | 'lenses'>;

/** Travels with a hint to `resolve`. */
export interface HintData {
  readonly uri: FileId;
  readonly id: string;
}

/** Hints told between two pauses: a tenth of a millisecond, or one where nothing is compiled yet. */
const A_STEP = 8;

export function* inlayHints(
  snapshot: Snapshot,
  params: { readonly range: Range },
  settings: InlayHintSettings,
  client: Client = PLAIN_CLIENT,
): Steps<InlayHint[]> {
  if (!Object.values(settings).includes(true)) return [];
  const analysis = snapshot.analyses[0];
  const hints: InlayHint[] = [];
  let count = 0;
  for (const { id, key } of itemsWithin(snapshot, spanOf(snapshot.lines, params.range))) {
    if (++count % A_STEP === 0) yield;
    const item = analysis.plan.items.get(id);
    const dates = analysis.schedule.items.get(id);
    const hint = item && dates && hintOf(snapshot, { analysis, item, dates, key }, settings, client);
    if (hint) hints.push(hint);
  }
  return hints;
}

/** As it came where what it is about is gone. */
export function resolveInlayHint(snapshot: Snapshot | null, hint: InlayHint): InlayHint {
  const { id } = hint.data as HintData;
  const analysis = snapshot?.analyses[0];
  const item = analysis?.plan.items.get(id);
  const dates = analysis?.schedule.items.get(id);
  if (!snapshot || !analysis || !item || !dates) return hint;
  const resolved: InlayHint = { ...hint, tooltip: tooltipOf(snapshot, analysis, item, dates) };
  const [first, ...rest] = typeof hint.label === 'string' ? [] : hint.label;
  const driver = analysis.plan.items.get(drivingItem(analysis.plan, analysis.schedule.items, dates.driver) ?? '');
  if (first && driver) {
    const place = { file: driver.origin.file, span: driver.origin.key };
    resolved.label = [{ ...first, location: locationOf(snapshot, place) }, ...rest];
  }
  return resolved;
}

interface Row {
  readonly analysis: Analysis;
  readonly item: WorkItem;
  readonly dates: ItemSchedule;
  readonly key: Span;
}

function hintOf(snapshot: Snapshot, row: Row, settings: InlayHintSettings, client: Client): InlayHint | null {
  const { analysis, item, dates } = row;
  const words = [
    settings.dates ? dateSpan(dates.start, dates.finish) : '',
    settings.duration ? lengthWords(row) : '',
    settings.people ? chosenWords(row) : '',
    settings.levelling ? delayWords(row) : '',
    settings.p80 ? p80Hint(analysis, item, snapshot.simulatedOf(analysis)) : '',
    settings.slack && !(client.lenses && item.kind === 'phase') ? standing(row) : '',
  ].filter(Boolean);
  const [first, ...others] = words;
  if (first === undefined) return null;
  const hint: InlayHint = {
    position: endOfKeyLine(snapshot, row.key),
    label: words.join(SEPARATOR),
    kind: InlayHintKind.Type,
    paddingLeft: true,
  };
  if (!client.lazyHints) return { ...hint, tooltip: tooltipOf(snapshot, analysis, item, dates) };
  const rest = others.length > 0 ? [{ value: SEPARATOR + others.join(SEPARATOR) }] : [];
  const data: HintData = { uri: snapshot.file, id: item.id };
  return { ...hint, label: [{ value: first }, ...rest], data };
}

const SEPARATOR = ' · ';

/** Plain text: what the plan says is data. */
function tooltipOf(snapshot: Snapshot, analysis: Analysis, item: WorkItem, dates: ItemSchedule): string {
  const when = `${item.name}: ${longDay(dayOf(dates.start))} to ${longDay(lastDay(dates.start, dates.finish))}`;
  const why = whySentence(analysis, item.id);
  const chances = itemFacts(item, snapshot.simulatedOf(analysis)).map(({ label, text }) => `${label}: ${text}`);
  return [when, why, ...chances].filter(Boolean).join('\n');
}

function lengthWords({ analysis: { plan }, item, dates }: Row): string {
  if (item.children.length > 0 || item.duration !== null || (item.estimate === null && item.work === null)) return '';
  return formatDuration({ minutes: dates.duration, elapsed: dates.elapsed }, plan.project.lengths);
}

/** `Ali, Bea`: the members a team sends. */
function chosenWords({ analysis: { plan }, dates }: Row): string {
  const chosen = dates.assignments.filter(({ assignment, resource }) => {
    return resource !== null && resource !== assignment.party;
  });
  return chosen.map(({ resource }) => nameOf(plan, 'party', resource ?? '')).join(', ');
}

function delayWords({ analysis: { plan }, dates: { levellingDelay } }: Row): string {
  if (levellingDelay <= 0) return '';
  return `levelled +${formatRoughly({ minutes: levellingDelay, elapsed: false }, plan.project.lengths)}`;
}

/** `critical`, `3d slack`, `−2d slack`; of what is over, how it ended. */
function standing({ analysis: { plan }, item, dates }: Row): string {
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
