/** What hover says of a link beside the id in it: what `SS+2d` asks for, and whether it decides. */
import type { Analysis } from '../core/analyse.ts';
import { type FileId, touches } from '../core/base/span.ts';
import type { Lag, Link, WorkItem } from '../core/model/plan.ts';
import { lagText, lengthInWords, quoted } from '../core/schedule/words.ts';
import { linkWords } from './link-words.ts';
import { type Block, factsBlock } from './markup.ts';

/** `owner`: the phase or task whose `after` holds the link. Null where none is there. */
export function aboutLink(analysis: Analysis, owner: string | null, file: FileId, offset: number): Block[] | null {
  const item = owner === null ? undefined : analysis.plan.items.get(owner);
  const link = item?.after.find(({ place }) => place.file === file && touches(place.span, offset));
  if (!item || !link) return null;
  const { lengths } = analysis.plan.project;
  const [, ...room] = linkWords(analysis, link, item).split(' · ');
  return [
    { kind: 'title', text: `${link.type}${lagText(link.lag, lengths)}`, note: 'link' },
    { kind: 'text', text: `${sentence(analysis, item, link)}.` },
    ...(link.reason === null ? [] : [{ kind: 'text' as const, text: link.reason }]),
    ...factsBlock(room.map((text) => ({ label: 'This link', text }))),
  ];
}

function sentence({ plan, sources }: Analysis, owner: WorkItem, { type, lag, task, project }: Link): string {
  const other = project === null ? plan.items.get(task) : sources.otherPlans.get(project)?.items.get(task);
  const [from, to] = ENDS[type];
  const name = quoted(other?.name ?? task);
  return `${quoted(owner.name)} may ${to} ${whenWords(lag, name, from, plan.project.lengths)}`;
}

/** What of the predecessor, and what of the successor. */
const ENDS = {
  FS: ['finishes', 'start'],
  SS: ['starts', 'start'],
  FF: ['finishes', 'finish'],
  SF: ['starts', 'finish'],
} as const;

function whenWords(lag: Lag | null, name: string, does: string, lengths: Parameters<typeof lengthInWords>[1]): string {
  if (lag === null) return `when ${name} ${does}`;
  const isLead = (lag.kind === 'percent' ? lag.percent : lag.minutes) < 0;
  const side = isLead ? 'before' : 'after';
  if (lag.kind === 'percent') return `${Math.abs(lag.percent)} % of the duration of ${name} ${side} it ${does}`;
  const length = lengthInWords(lag.minutes, lag.kind === 'elapsed' ? CLOCK : lengths);
  return `${length}${lag.kind === 'elapsed' ? ' on the clock' : ' of working time'} ${side} ${name} ${does}`;
}

const CLOCK = { hoursPerDay: 24, daysPerWeek: 7, daysPerMonth: 30 };
