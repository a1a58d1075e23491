/** What a gesture comes to: one function an intent. In steps, since dates may take a while. */
import type { Analysis } from '../analyse.ts';
import { runToEnd, type Steps } from '../base/steps.ts';
import { adding } from './add.ts';
import { typing } from './cell.ts';
import { deleting } from './delete.ts';
import { indenting } from './indent.ts';
import type { Intent, IntentOf, Planned, Refused } from './intent.ts';
import { linking, unlinking } from './link.ts';
import { moving } from './move.ts';
import { progressing } from './progress.ts';
import { renaming } from './rename.ts';
import { reordering } from './reorder.ts';
import { reread } from './reread-files.ts';
import { resizing } from './resize.ts';

type Planning<Kind extends Intent['kind']> = (analysis: Analysis, intent: IntentOf<Kind>) => Steps<Planned | Refused>;

const INTENTS: { readonly [Kind in Intent['kind']]: Planning<Kind> } = {
  move: moving,
  resize: resizing,
  progress: progressing,
  link: linking,
  unlink: unlinking,
  rename: renaming,
  add: adding,
  delete: deleting,
  indent: indenting,
  outdent: indenting,
  reorder: reordering,
  cell: typing,
};

/** Nothing is written: the edits are of the sources of the analysis. */
export function* planningEdit(analysis: Analysis, intent: Intent): Steps<Planned | Refused> {
  const plan = INTENTS[intent.kind] as (analysis: Analysis, intent: Intent) => Steps<Planned | Refused>;
  const outcome = yield* plan(analysis, intent);
  return outcome.kind === 'planned' ? yield* reread(analysis, outcome) : outcome;
}

export function planEdit(analysis: Analysis, intent: Intent): Planned | Refused {
  return runToEnd(planningEdit(analysis, intent));
}
