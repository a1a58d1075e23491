/** What a gesture would do, in the words of the chip beside the bar and aloud. */
import type { EditEffect } from '../../../../../server/src/protocol/plan-edit.ts';
import type { TimelineView } from '../../../../../server/src/protocol/timeline.ts';
import { counted, type DateWords } from '../../shared/dates.ts';
import { inSentence } from '../../shared/message-words.ts';
import { DAY } from '../chart/calendar-time.ts';
import { inWorkingTime } from '../model/amounts.ts';
import { type Draft, percentOf } from './draft.ts';
import { knownLink } from './link-lag.ts';

/** How finely dates are told: with the hour where one sees hours. */
export interface EffectWords {
  readonly view: TimelineView;
  readonly dates: DateWords;
  readonly withTime: boolean;
}

/** `Starts 9 Mar · plan finishes 30 Sep → 2 Oct · 14 other tasks move · misses 1 deadline` */
export function chipWords(draft: Draft, effect: EditEffect | null, words: EffectWords): string {
  const { dates } = words;
  const parts = [headWords(draft, effect, words)];
  if (effect) {
    const { before, after } = effect.finish;
    if (before === after) parts.push(`plan still finishes ${dates.shortEnd(after)}`);
    else {
      const [was, becomes] = [dates.shortEnd(before), dates.shortEnd(after)];
      const told =
        was === becomes
          ? `${inSentence(was)} ${dates.clock(before)} → ${dates.clock(after)}`
          : `${inSentence(was)} → ${inSentence(becomes)}`;
      parts.push(`plan finishes ${told}`);
    }
    const moved = othersMoved(draft, effect, words.view);
    if (moved > 0) parts.push(counted(moved, ['other task moves', 'other tasks move'], dates.locale));
    if (effect.misses.length > 0) parts.push(`misses ${counted(effect.misses.length, ['deadline', 'deadlines'])}`);
  }
  return parts.filter(Boolean).map(inSentence).join(' · ');
}

/** `Moved to 10 March. Plan finishes 2 October, 2 days later.` */
export function spokenEffect(draft: Draft, effect: EditEffect, words: EffectWords): string {
  const { dates } = words;
  const { before, after } = effect.finish;
  const sentences = [spokenHead(draft, effect, words)];
  const days = Math.round((after - before) / DAY);
  if (before === after) sentences.push(`Plan still finishes ${dates.dayMonthEnd(after)}`);
  else {
    const by =
      Math.abs(days) > 0 ? `, ${counted(Math.abs(days), ['day', 'days'])} ${days > 0 ? 'later' : 'sooner'}` : '';
    sentences.push(`Plan finishes ${dates.dayMonthEnd(after)}${by}`);
  }
  if (effect.misses.length > 0) sentences.push(`Misses the deadline of ${effect.misses.join(', ')}`);
  return `${sentences.join('. ')}.`;
}

/** `It began on 9 Mar`: the day that is written as its actual start, which cannot lie after the status date. */
export function begunWords(start: number, statusDate: number | null, dates: DateWords): string {
  const isAhead = statusDate !== null && start >= statusDate;
  return `It began on ${isAhead ? dates.shortEnd(statusDate) : dates.short(start)}`;
}

/** What is in hand itself. */
export function headWords(draft: Draft, effect: EditEffect | null, words: EffectWords): string {
  const { dates, withTime } = words;
  const bar = barOf(draft, effect);
  switch (draft.kind) {
    case 'move':
      return bar ? `Starts ${dates.short(bar.start)}${withTime ? ` ${dates.clock(bar.start)}` : ''}` : '';
    case 'resize':
      return bar
        ? `Finishes ${dates.shortEnd(bar.finish)}${withTime ? ` ${dates.clock(bar.finish)}` : ''}${lengthWords(effect, words)}`
        : '';
    case 'progress':
      return percentWords(draft, words);
    case 'link':
      return linkSentence(draft, words);
  }
}

function lengthWords(effect: EditEffect | null, { dates }: EffectWords): string {
  return effect?.takes ? `, ${inWorkingTime(effect.takes, dates.locale)}` : '';
}

function spokenHead(draft: Draft, effect: EditEffect, words: EffectWords): string {
  const { dates, withTime } = words;
  const bar = barOf(draft, effect);
  switch (draft.kind) {
    case 'move':
      return bar ? `Moved to ${dates.dayMonthEnd(bar.start + 1)}${withTime ? ` ${dates.clock(bar.start)}` : ''}` : '';
    case 'resize':
      return bar
        ? `Ends ${dates.dayMonthEnd(bar.finish)}${withTime ? ` ${dates.clock(bar.finish)}` : ''}${lengthWords(effect, words)}`
        : '';
    case 'progress':
      return percentWords(draft, words);
    case 'link':
      return linkSentence(draft, words);
  }
}

/** As the server tells it, else as it is held. */
function barOf(draft: Draft, effect: EditEffect | null) {
  return effect?.rows.find(({ row }) => row === draft.row) ?? draft.bars.find(({ row }) => row === draft.row);
}

function percentWords(draft: Draft, { view }: EffectWords): string {
  return `${percentOf(draft) ?? view.rows[draft.row]?.percent ?? 0} percent complete`;
}

function linkSentence({ intent }: Draft, { view }: EffectWords): string {
  if (intent?.kind !== 'link') return '';
  const [from, to] = [intent.from, intent.to].map((id) => view.rows.findIndex((row) => row.id === id)) as [
    number,
    number,
  ];
  const lag = intent.lag ?? knownLink(view, from, to, intent.type)?.lagText ?? '';
  return linkWords(intent.type, lag, view.rows[from]?.name ?? intent.from, view.rows[to]?.name ?? intent.to);
}

/** `Firewall rules starts after Survey the links finishes, +2d` */
export function linkWords(type: 'FS' | 'SS' | 'FF' | 'SF', lag: string, from: string, to: string): string {
  const [first, second] = LINK_WORDS[type];
  return `${inSentence(to)} ${second} after ${inSentence(from)} ${first}${lag ? `, ${lag}` : ''}`;
}

/** What the predecessor does, and what the successor then does. */
const LINK_WORDS = {
  FS: ['finishes', 'starts'],
  SS: ['starts', 'starts'],
  FF: ['finishes', 'finishes'],
  SF: ['starts', 'finishes'],
} as const;

function othersMoved(draft: Draft, effect: EditEffect, view: TimelineView): number {
  const held = new Set(draft.bars.map(({ row }) => row));
  return effect.rows.filter(({ row }) => {
    const kind = view.rows[row]?.kind;
    return !held.has(row) && (kind === 'task' || kind === 'milestone' || kind === 'gate');
  }).length;
}
