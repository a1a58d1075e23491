/** What the Why pane and the tooltip say of a row: consequence first, the term of the trade once, behind it. Pure. */
import type { TimelineLink, TimelineRow, TimelineView } from '../../../../../server/src/protocol/timeline.ts';
import type { DateWords } from '../../shared/dates.ts';
import { inSentence, messageWords } from '../../shared/message-words.ts';
import { inWords, inWorkingTime, lagInWords, money } from './amounts.ts';
import { decisionWords, slackWords, slipWords, whenOf } from './words.ts';

/** `9 to 18 March · 8 days · 40% complete · Ali Demir · €4,000` */
export function factsOf(row: TimelineRow, view: TimelineView, dates: DateWords): string {
  const isPoint = row.kind === 'gate' || row.kind === 'milestone';
  const parts = [
    whenOf(row, dates),
    row.kind === 'gate' ? decisionWords(row) : '',
    isPoint || row.noDates ? '' : inWorkingTime(row.durationText, dates.locale),
    row.cancelled ? 'cancelled' : row.done && row.kind !== 'gate' ? 'done' : '',
    !row.done && row.percent ? `${row.percent}% complete` : '',
    row.who.join(', '),
    row.cost === null ? '' : money(row.cost, view.currency, dates.locale),
  ];
  return parts.filter(Boolean).map(inSentence).join(' · ');
}

/** Whole sentences, the weightiest first. */
export function consequencesOf(row: TimelineRow, view: TimelineView, dates: DateWords): readonly string[] {
  return [
    row.noDates ? 'Nothing says how long it takes, so one day is assumed.' : '',
    slackSentence(row, dates),
    deadlineSentence(row, dates),
    row.overAllocated.length > 0
      ? 'Somebody or something it needs is asked for more than there is meanwhile (over-allocated).'
      : '',
    constraintSentence(row, dates),
    baselineSentence(row, view, dates),
    row.chance && !row.done
      ? `80 percent sure by ${dates.dayMonthEnd(row.chance.p80)} (P80), as likely as not by ${dates.dayMonthEnd(row.chance.p50)}.`
      : '',
  ].filter(Boolean);
}

function slackSentence(row: TimelineRow, { locale }: DateWords): string {
  if (row.done || row.cancelled || row.noDates) return '';
  if (row.totalSlack < 0) {
    return `It is ${inWorkingTime(row.slackText, locale)} too late for what it must meet (negative slack).`;
  }
  if (row.critical) return 'It decides the finish of the plan (critical).';
  const slack = slackWords(row, locale);
  if (slack === '') return '';
  const near = row.nearCritical ? ': nearly critical' : '';
  return `It can slip ${inWorkingTime(row.slackText, locale)} before the plan finishes later (slack)${near}.`;
}

function deadlineSentence(row: TimelineRow, dates: DateWords): string {
  if (row.deadline === null) return '';
  const on = dates.dayMonthEnd(row.deadline);
  return row.deadlineMissedBy
    ? `It misses its deadline, ${on}, by ${inWorkingTime(row.deadlineMissedBy, dates.locale)}.`
    : `It meets its deadline, ${on}.`;
}

const CONSTRAINTS: Readonly<Record<string, readonly [words: string, isFinish: boolean]>> = {
  'must-start-on': ['It must start on', false],
  'must-finish-on': ['It must finish on', true],
  'start-no-earlier-than': ['It may not start before', false],
  'start-no-later-than': ['It must start by', false],
  'finish-no-earlier-than': ['It may not finish before', true],
  'finish-no-later-than': ['It must finish by', true],
};

function constraintSentence({ constraint }: TimelineRow, dates: DateWords): string {
  if (!constraint) return '';
  const [words, isFinish] = CONSTRAINTS[constraint.kind] ?? [];
  if (words === undefined || constraint.at === null) return 'It is to be done as late as possible.';
  return `${words} ${dates.dayMonthEnd(isFinish ? constraint.at : constraint.at + 1)}, says a constraint.`;
}

function baselineSentence({ baseline }: TimelineRow, { baselineName }: TimelineView, dates: DateWords): string {
  if (!baseline) return '';
  const approved = `${dates.range(baseline.start, baseline.finish)}${baselineName ? ` in ${baselineName}` : ''}`;
  const slip = slipWords(baseline.slipText, dates.locale);
  return slip === ''
    ? `It finishes as approved (baseline: ${approved}).`
    : `It finishes ${slip} (baseline: ${approved}).`;
}

const LINKS: Readonly<Record<TimelineLink['type'], string>> = {
  FS: 'finish to start',
  SS: 'start to start',
  FF: 'finish to finish',
  SF: 'start to finish',
};

/** `finish to start, 2 days later, decides`; `slack` as the server told it, null where it has not. */
export function linkWords(link: TimelineLink, slack: string | null, locale?: string): string {
  const parts = [
    LINKS[link.type],
    lagInWords(link.lagText, locale),
    link.broken
      ? 'broken by written dates'
      : link.driving
        ? 'decides'
        : slack !== null && !slack.startsWith('-') && !slack.startsWith('0')
          ? `can slip ${inWords(slack, locale)}`
          : '',
  ];
  return parts.filter(Boolean).join(', ');
}

/** A finding as the timeline tells it. */
export function findingWords(message: string, { rows }: TimelineView, dates: DateWords): string {
  return messageWords(message, (id) => rows.find((row) => row.id === id)?.name, dates);
}

/** Title, dates, one reason, one action. */
export function tipOf(row: TimelineRow, view: TimelineView, dates: DateWords): readonly string[] {
  return [row.name, factsOf(row, view, dates), reasonOf(row, view, dates), 'Click to see why'].filter(Boolean);
}

function reasonOf(row: TimelineRow, view: TimelineView, dates: DateWords): string {
  const worst = row.findings.find(({ severity }) => severity === 'error') ?? row.findings[0];
  if (row.noDates || row.deadlineMissedBy || row.totalSlack < 0) return consequencesOf(row, view, dates)[0] ?? '';
  if (worst) return findingWords(worst.message, view, dates);
  const driver = view.rows[row.driverRow];
  if (driver && !row.done) {
    const critical = row.critical ? ' Decides the finish (critical).' : '';
    return `Waits for ${inSentence(driver.name)}.${critical}`;
  }
  return consequencesOf(row, view, dates)[0] ?? '';
}
