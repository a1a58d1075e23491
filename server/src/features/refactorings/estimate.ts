/**
 * A length as three points and back. The plan is scheduled with the most likely one, so its dates
 * stay; how far the others lie from it is a first guess to be changed.
 */
import { CodeActionKind } from 'vscode-languageserver-types';
import { parseDuration } from '../../core/base/duration.ts';
import { cover } from '../../core/base/span.ts';
import { endOfContent } from '../../core/syntax/edit-lines.ts';
import { type Entry, entryOf, valueAt } from '../../core/syntax/tree.ts';
import { type Refactoring, type RefactoringPlace, taskAt } from './refactoring.ts';

/** Of the duration: most estimates are missed by more than they are beaten. */
const OPTIMISTIC = 0.75;
const PESSIMISTIC = 2;

export const durationToEstimate: Refactoring = {
  kind: CodeActionKind.RefactorRewrite,
  offer: (place) => (lengthOf(place) ? 'Convert the duration to a three-point estimate' : null),
  change: (place) => {
    const length = lengthOf(place);
    if (!length) return null;
    const { entry, number, unit } = length;
    const times = (factor: number) => `${Math.round(number * factor * 100) / 100}${unit}`;
    const points = `{optimistic: ${times(OPTIMISTIC)}, most-likely: ${number}${unit}, pessimistic: ${times(PESSIMISTIC)}}`;
    return { edits: [{ span: entry.span, newText: `estimate: ${points}` }] };
  },
};

function lengthOf(place: RefactoringPlace): { entry: Entry; number: number; unit: string } | null {
  const task = taskAt(place)?.entry.value;
  const entry = entryOf(task, 'duration');
  if (entry?.value?.kind !== 'scalar' || entryOf(task, 'estimate')) return null;
  const written = entry.value.text.trim();
  const match = /^([\d.]+)\s?([a-z]+)$/.exec(written);
  if (!match || !parseDuration(written, place.analysis.plan.project.lengths)) return null;
  return { entry, number: Number(match[1]), unit: match[2] ?? '' };
}

export const estimateToDuration: Refactoring = {
  kind: CodeActionKind.RefactorRewrite,
  offer: (place) => (mostLikelyOf(place) ? 'Convert the estimate to a duration' : null),
  change: (place) => {
    const found = mostLikelyOf(place);
    return found && { edits: [{ span: found.span, newText: `duration: ${found.mostLikely}` }] };
  },
};

/** Not where a comment says why: it would go with the estimate. */
function mostLikelyOf(place: RefactoringPlace) {
  const { text } = place.snapshot;
  const task = taskAt(place)?.entry.value;
  const entry = entryOf(task, 'estimate');
  const mostLikely = valueAt(entry?.value, 'most-likely');
  if (!entry || entryOf(task, 'duration') || mostLikely?.kind !== 'scalar') return null;
  const end = endOfContent(text, entry.span);
  if (/#/.test(text.slice(entry.span.start, end))) return null;
  if (!parseDuration(mostLikely.text, place.analysis.plan.project.lengths)) return null;
  const written = { start: entry.span.start, end };
  return { span: cover(entry.key.span, written), mostLikely: mostLikely.text.trim() };
}
