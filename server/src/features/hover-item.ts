/** What hover says of a phase, task, milestone or gate: its dates, its room, and why. */
import type { Analysis } from '../core/analyse.ts';
import { formatDuration, formatRoughly } from '../core/base/duration.ts';
import { type Minute, startOfDay, type WrittenDate } from '../core/base/time.ts';
import type { Constraint, WorkItem } from '../core/model/plan.ts';
import type { Risk } from '../core/model/risk.ts';
import { risksByItem } from '../core/risk/affected.ts';
import type { Simulated } from '../core/risk/simulated.ts';
import type { AssignedWork, ItemSchedule } from '../core/schedule/schedule.ts';
import { calendarOf } from '../core/schedule/task-calendar.ts';
import { whyChain } from '../core/schedule/why.ts';
import { dateInWords } from '../core/schedule/words.ts';
import { itemFacts } from './chance-words.ts';
import { type Block, type Fact, factsBlock } from './markup.ts';
import { longDay, outcomeOf, slackLength } from './words.ts';

export function aboutItem(analysis: Analysis, item: WorkItem, simulated: Simulated | null): Block[] {
  const dates = analysis.schedule.items.get(item.id);
  const blocks: Block[] = [{ kind: 'title', text: item.name, note: `${item.kind} ${item.id}` }];
  if (item.description) blocks.push({ kind: 'text', text: item.description });
  if (dates) {
    blocks.push({ kind: 'facts', facts: dateFacts(analysis, item, dates) });
    blocks.push(...whyBlocks(analysis, item), ...factsBlock(itemFacts(item, simulated)));
  }
  const more = [...people(analysis, item, dates), ...progress(item)];
  if (more.length > 0) blocks.push({ kind: 'facts', facts: more });
  const risks = risksOn(analysis, item.id);
  if (risks.length > 0) blocks.push({ kind: 'facts', facts: risks.map(riskFact) });
  return blocks;
}

function dateFacts(analysis: Analysis, item: WorkItem, dates: ItemSchedule): Fact[] {
  const { lengths } = analysis.plan.project;
  const facts: Fact[] =
    dates.start === dates.finish
      ? [{ label: 'Date', text: dateInWords(dates.start) }]
      : [
          { label: 'Start', text: dateInWords(dates.start) },
          { label: 'Finish', text: dateInWords(dates.finish) },
          { label: 'Duration', text: durationWords(analysis, item, dates) },
        ];
  if (outcomeOf(item) === null) facts.push({ label: 'Slack', text: roomWords(dates, lengths) });
  if (item.constraint) facts.push({ label: 'Constraint', text: constraintWords(item.constraint) });
  if (dates.levellingDelay > 0) facts.push({ label: 'Levelling', text: delayWords(analysis, dates) });
  if (item.deadline) facts.push({ label: 'Deadline', text: deadlineWords(analysis, item, dates, item.deadline) });
  return facts;
}

/** Links of the chain that a hover shows; the command line shows them all. */
const MOST_LINKS = 5;

/** The sentence of why, and the ids that lead back to where its dates begin. */
function whyBlocks(analysis: Analysis, item: WorkItem): Block[] {
  const [first, ...before] = whyChain(analysis, item.id, MOST_LINKS + 1);
  if (!first) return [];
  const text = first.finish === null ? first.sentence : `${first.sentence} ${first.finish}`;
  const ids = before.map((step) => step.item ?? 'start of the project');
  const chain = before.at(-1)?.next ? [...ids.slice(0, MOST_LINKS), '…'] : ids;
  const facts: Fact[] = ids.length < 2 ? [] : [{ label: 'Driven by', text: chain.join(' ← ') }];
  return [{ kind: 'text', text }, ...factsBlock(facts)];
}

function durationWords(analysis: Analysis, item: WorkItem, dates: ItemSchedule): string {
  const elapsed = item.duration?.elapsed ?? false;
  const words = formatDuration({ minutes: dates.duration, elapsed }, analysis.plan.project.lengths);
  return dates.durationAssumed ? `${words}, assumed because nothing says how long it takes` : words;
}

function roomWords(dates: ItemSchedule, lengths: Analysis['plan']['project']['lengths']): string {
  if (dates.totalSlack < 0) {
    const missing = slackLength(dates.totalSlack, lengths);
    return `${missing}, so a date that it or a later task must keep is missed by ${missing.slice(1)}`;
  }
  if (dates.critical) return 'none, critical: any delay moves the finish of the project or a date that must hold';
  const free = slackLength(dates.freeSlack, lengths);
  const total = slackLength(dates.totalSlack, lengths);
  const near = dates.slackBand === 'near-critical' ? 'near-critical: ' : '';
  return `${near}can slip ${total} before it moves the finish, ${free} before it moves what follows`;
}

function delayWords({ plan }: Analysis, { levellingDelay }: ItemSchedule): string {
  const length = formatRoughly({ minutes: levellingDelay, elapsed: false }, plan.project.lengths);
  return `starts ${length} later, so that nobody has more to do than there is time`;
}

function constraintWords({ kind, date }: Constraint): string {
  const words = kind.replaceAll('-', ' ');
  return date ? `${words} ${writtenWords(date)}` : words;
}

function deadlineWords(analysis: Analysis, item: WorkItem, dates: ItemSchedule, deadline: WrittenDate): string {
  const { lengths } = analysis.plan.project;
  const time = analysis.schedule.timeOf(calendarOf(analysis.plan, item));
  const spare = time.between(dates.finish, endOf(deadline));
  const length = formatRoughly({ minutes: Math.abs(spare), elapsed: false }, lengths);
  const verdict = spare < 0 ? `missed by ${length}` : spare === 0 ? 'just met' : `${length} to spare`;
  return `${writtenWords(deadline)}, ${verdict}`;
}

/** A bare date is the end of its day where a deadline is meant. */
function endOf({ day, minuteOfDay }: WrittenDate): Minute {
  return (startOfDay(day) + (minuteOfDay ?? 1440)) as Minute;
}

export function writtenWords({ day, minuteOfDay }: WrittenDate): string {
  return minuteOfDay === null ? longDay(day) : dateInWords((startOfDay(day) + minuteOfDay) as Minute);
}

function people(analysis: Analysis, item: WorkItem, dates: ItemSchedule | undefined): Fact[] {
  if (item.assignments.length === 0) return [];
  const text = item.assignments
    .map((assignment) => {
      const { party, units, unitsWritten, quantity } = assignment;
      const name = partyName(analysis, party);
      if (quantity !== null) return `${name} ×${quantity}`;
      const written = unitsWritten ? `${name} ${Math.round(units * 100)} %` : name;
      const works = (dates?.assignments ?? []).filter((work) => work.assignment === assignment);
      return `${written}${works.map((work) => workWords(analysis, work, dates)).join('')}`;
    })
    .join(', ');
  return [{ label: 'Assigned', text }];
}

function partyName({ plan }: Analysis, party: string): string {
  return (plan.resources.get(party) ?? plan.teams.get(party))?.name ?? party;
}

/** Whom a team sends, and when somebody begins later or ends earlier than the task. */
function workWords(analysis: Analysis, work: AssignedWork, dates: ItemSchedule | undefined): string {
  const { assignment, resource, units, from, to } = work;
  const member = resource !== null && resource !== assignment.party ? partyName(analysis, resource) : '';
  const share = member !== '' && units !== assignment.units ? ` ${Math.round(units * 100)} %` : '';
  const begins = dates && from > dates.start ? `from ${dateInWords(from)}` : '';
  const ends = dates && to < dates.finish ? `until ${dateInWords(to)}` : '';
  const words = [`${member}${share}`, begins, ends].filter(Boolean).join(' ');
  return words === '' ? '' : ` (${words})`;
}

function progress(item: WorkItem): Fact[] {
  const facts: Fact[] = [];
  if (item.percentComplete !== null) facts.push({ label: 'Complete', text: `${item.percentComplete} %` });
  if (item.gate) {
    const { decision, decided } = item.gate;
    const when = decided ? ` on ${longDay(decided.day)}` : '';
    facts.push({ label: 'Decision', text: decision ? `${decision}${when}` : 'none yet' });
    const open = item.gate.criteria.filter((criterion) => criterion.met !== true).length;
    if (open > 0) facts.push({ label: 'Criteria not yet met', text: `${open} of ${item.gate.criteria.length}` });
  }
  return facts;
}

function risksOn(analysis: Analysis, id: string): readonly Risk[] {
  return risksByItem(analysis.plan).get(id) ?? [];
}

function riskFact({ title, id, inherent }: Risk): Fact {
  const chance = inherent.probability === null ? '' : `, ${Math.round(inherent.probability * 100)} % likely`;
  return { label: `Risk ${id}`, text: `${title}${chance}` };
}
