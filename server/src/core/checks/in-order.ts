/**
 * Findings as they are shown: by file, then by place, then by rule and words, so that their order says
 * nothing of the order in which they were found. A value that the schema cannot read needs no
 * second finding that it names nothing.
 */
import type { Problem } from '../base/problem.ts';
import type { FileId } from '../base/span.ts';
import { ruleNames } from './rules.ts';

/** Enough for the longest text. */
const FILE_STEP = 2 ** 32;

export function inOrder(files: readonly FileId[], problems: readonly Problem[]): Problem[] {
  const places = new Map(files.map((file, i) => [file, i * FILE_STEP]));
  const last = files.length * FILE_STEP;
  // A span may have to add up where it lies, so each is asked once.
  const starts = Float64Array.from(problems, ({ file, span }) => (places.get(file) ?? last) + span.start);
  const ends = Float64Array.from(problems, ({ span }) => span.end);
  const compare = (a: number, b: number): number =>
    (starts[a] as number) - (starts[b] as number) ||
    (ends[a] as number) - (ends[b] as number) ||
    byWords(problems[a] as Problem, problems[b] as Problem);
  const order = problems.map((_, i) => i).sort(compare);
  const kept: Problem[] = [];
  let from = 0;
  for (let i = 1; i <= order.length; i++) {
    const [one, next] = [order[from] as number, order[i]];
    if (next !== undefined && starts[one] === starts[next] && ends[one] === ends[next]) continue;
    addOnePlace(
      kept,
      order.slice(from, i).map((index) => problems[index] as Problem),
    );
    from = i;
  }
  return kept;
}

function addOnePlace(kept: Problem[], here: readonly Problem[]): void {
  const isUnread = here.length > 1 && here.some(({ rule }) => rule === 'schema');
  for (const each of here) if (!isUnread || each.rule === 'schema') kept.push(each);
}

function byWords(a: Problem, b: Problem): number {
  return a.rule === b.rule ? compareText(a.message, b.message) : rank(a) - rank(b);
}

function rank({ rule }: Problem): number {
  ranks ??= new Map([...ruleNames()].map((name, i) => [name, i]));
  return ranks.get(rule) ?? ranks.size;
}

let ranks: ReadonlyMap<string, number> | null = null;

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
