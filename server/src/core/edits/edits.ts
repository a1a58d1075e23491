/** What a gesture comes to: one function an intent. In steps, since dates may take a while. */
import type { Analysis } from '../analyse.ts';
import { withNamesApart } from '../base/direction.ts';
import { runToEnd, type Steps } from '../base/steps.ts';
import { adding } from './add.ts';
import { typing } from './cell.ts';
import { deleting } from './delete.ts';
import { fixing } from './fix.ts';
import { indenting } from './indent.ts';
import type { Intent, IntentOf, Planned, Refused } from './intent.ts';
import { linking, unlinking } from './link.ts';
import { moving } from './move.ts';
import { progressing } from './progress.ts';
import { renaming } from './rename.ts';
import { reordering } from './reorder.ts';
import { reread } from './reread-files.ts';
import { resizing } from './resize.ts';
import { doingAction } from './risk-action.ts';
import { addingRisk } from './risk-add.ts';
import { settingRisk } from './risk-field.ts';
import { applyingWhatIf } from './risk-what-if.ts';

type Outcome = Planned | Refused;

/** In steps where dates have to be found again. */
type Planning<Kind extends Intent['kind']> = (analysis: Analysis, intent: IntentOf<Kind>) => Steps<Outcome> | Outcome;

const INTENTS: { readonly [Kind in Intent['kind']]: Planning<Kind> } = {
  move: moving,
  resize: resizing,
  progress: progressing,
  link: linking,
  unlink: unlinking,
  rename: renaming,
  add: adding,
  fix: fixing,
  delete: deleting,
  indent: indenting,
  outdent: indenting,
  reorder: reordering,
  cell: typing,
  'set-risk': settingRisk,
  'risk-action': doingAction,
  'add-risk': addingRisk,
  'apply-what-if': applyingWhatIf,
};

/** Nothing is written: the edits are of the sources of the analysis. */
export function* planningEdit(analysis: Analysis, intent: Intent): Steps<Outcome> {
  const plan = INTENTS[intent.kind] as (analysis: Analysis, intent: Intent) => Steps<Outcome> | Outcome;
  const planning = plan(analysis, intent);
  const outcome = 'kind' in planning ? planning : yield* planning;
  const made = outcome.kind === 'planned' ? yield* reread(analysis, outcome) : outcome;
  return withNames(analysis, intent, made);
}

/** A sentence names what it speaks of, in whatever script, and keeps its order. */
function withNames({ plan, sources }: Analysis, intent: Intent, outcome: Outcome): Outcome {
  function* names(): Iterable<string> {
    for (const { name } of plan.items.values()) yield name;
    for (const { name } of plan.resources.values()) yield name;
    for (const { title } of plan.risks.values()) yield title;
    for (const { items } of sources.otherPlans.values()) for (const { name } of items.values()) yield name;
    if (intent.kind === 'rename' || intent.kind === 'add') yield intent.name.trim();
  }
  return outcome.kind === 'planned'
    ? { ...outcome, said: withNamesApart(outcome.said, names()) }
    : { ...outcome, reason: withNamesApart(outcome.reason, names()) };
}

export function planEdit(analysis: Analysis, intent: Intent): Outcome {
  return runToEnd(planningEdit(analysis, intent));
}
