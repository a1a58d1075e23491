/** Repairs of what is found fault with in an item: those that its findings bring with them, as in the text. */
import type { Analysis } from '../analyse.ts';
import type { Problem, TextEdit } from '../base/problem.ts';
import type { Steps } from '../base/steps.ts';
import { findingsOf } from '../checks/findings-by-owner.ts';
import { editsOf } from '../checks/fix-edits.ts';
import { type IntentOf, type Planned, type Refused, refused } from './intent.ts';
import { replannedTexts } from './reread-files.ts';
import { unknown } from './words.ts';

interface Repair {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** The nearest first. Those that the text has no place for are left out. */
export function repairsOf({ sources }: Analysis, { fixes }: Problem): readonly Repair[] {
  return fixes.flatMap((fix) => {
    const edits = editsOf(fix, (file) => {
      const source = sources.files.get(file);
      return source && 'tree' in source ? source : null;
    });
    return edits ? [{ title: fix.title, edits }] : [];
  });
}

/** A repair may bring items, or take some away. */
export function* fixing(analysis: Analysis, { id, finding, title }: IntentOf<'fix'>): Steps<Planned | Refused> {
  const item = analysis.plan.items.get(id);
  if (!item) return unknown(id);
  const problem = findingsOf(analysis, id)[finding];
  const repair = problem && repairsOf(analysis, problem).find((each) => each.title === title);
  if (!repair) return refused('Not changed: this is another finding by now. Look again once the view is up to date.');
  const said = `Fixed ${item.name}: ${title}`;
  return yield* replannedTexts(analysis, repair.edits, { items: null, said, selects: id });
}
