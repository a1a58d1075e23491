/**
 * What can be done to a text at a place: quick fixes of its findings, refactorings, and all fixes of
 * the file at once. Edits of the latter two are worked out when somebody takes one.
 */
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionTriggerKind,
  type Diagnostic,
  type Position,
  type Range,
} from 'vscode-languageserver-types';
import { type ClientAbilities, PLAIN_CLIENT } from './client.ts';
import { fixAll, fixable } from './fix-all.ts';
import { offsetOf, spanOf } from './position.ts';
import { meets, quickFixes, SILENCE, silences } from './quick-fixes.ts';
import { changeEdit } from './refactorings/change-edit.ts';
import { placeAt } from './refactorings/refactoring.ts';
import { REFACTORINGS } from './refactorings/refactorings.ts';
import type { Snapshot } from './snapshot.ts';

export interface CodeActionParams {
  readonly range: Range;
  readonly context: {
    readonly diagnostics: readonly Diagnostic[];
    readonly only?: readonly string[];
    readonly triggerKind?: CodeActionTriggerKind;
  };
}

type Client = Pick<ClientAbilities, 'lazyEdits' | 'createsFiles' | 'deletesFiles'>;

/** Travels with an action to `resolve`. */
export interface ActionData {
  readonly uri: string;
  /** Of the text that the position is in. */
  readonly version: number;
  /** A row of the table of refactorings; null for all fixes of the file, or of a rule in it. */
  readonly refactoring: string | null;
  readonly rule?: string;
  readonly position: Position;
}

/** Ours alone, for who has it done at each save. */
const FIX_ALL = `${CodeActionKind.SourceFixAll}.planline`;

/** `CodeActionTriggerKind.Automatic`: the editor asks at every move of the cursor, to show a light bulb. */
const AUTOMATIC = 2;

export function codeActions(snapshot: Snapshot, params: CodeActionParams, client: Client = PLAIN_CLIENT): CodeAction[] {
  const { only, diagnostics, triggerKind } = params.context;
  const position = params.range.start;
  const isFixing = wants(only, CodeActionKind.QuickFix);
  const found = isFixing ? quickFixes(snapshot, params.range, diagnostics) : [];
  if (isFixing) found.push(...fixesOfKind(snapshot, params.range));
  if (wants(only, SILENCE)) found.push(...silences(snapshot, params.range, diagnostics));
  if (triggerKind !== AUTOMATIC || only) found.push(...refactorings(snapshot, position, only, client));
  // Asked for by name only: nobody wants it in a menu for one finding.
  if (only && wants(only, FIX_ALL) && fixable(snapshot, null).length > 0) {
    const data: ActionData = { uri: snapshot.file, version: snapshot.version, refactoring: null, position };
    found.push({ title: 'Fix all that has one repair', kind: FIX_ALL, data });
  }
  return client.lazyEdits ? found : found.map((action) => resolveCodeAction(snapshot, action, client));
}

/** Of each rule that has its one repair here and is found elsewhere too, all at once. */
function fixesOfKind(snapshot: Snapshot, range: Range): CodeAction[] {
  const area = spanOf(snapshot.lines, range);
  const all = fixable(snapshot, null);
  const rules = new Set(all.filter(({ span }) => meets(span, area)).map(({ rule }) => rule));
  return [...rules].flatMap((rule): CodeAction[] => {
    const count = all.filter((problem) => problem.rule === rule).length;
    const { file: uri, version } = snapshot;
    const data: ActionData = { uri, version, refactoring: null, rule, position: range.start };
    return count > 1 ? [{ title: `Fix all ${count} of '${rule}'`, kind: CodeActionKind.QuickFix, data }] : [];
  });
}

/** As it came where the text is another by now: at the same position may stand something else. */
export function resolveCodeAction(snapshot: Snapshot | null, action: CodeAction, client: Client): CodeAction {
  const data = action.data as ActionData | undefined;
  if (!snapshot || !data || action.edit || data.version !== snapshot.version) return action;
  const { data: _, ...rest } = action;
  if (data.refactoring === null) return { ...rest, edit: fixAll(snapshot, data.rule ?? null) };
  const place = placeAt(snapshot, offsetOf(snapshot, data.position), client);
  const change = place && REFACTORINGS.get(data.refactoring)?.change(place);
  return change ? { ...rest, edit: changeEdit(snapshot, change) } : action;
}

function refactorings(
  snapshot: Snapshot,
  position: Position,
  only: readonly string[] | undefined,
  client: Client,
): CodeAction[] {
  const place = placeAt(snapshot, offsetOf(snapshot, position), client);
  if (!place) return [];
  return [...REFACTORINGS].flatMap(([id, { kind, offer }]): CodeAction[] => {
    const title = wants(only, kind) ? offer(place) : null;
    if (title === null) return [];
    const data: ActionData = { uri: snapshot.file, version: snapshot.version, refactoring: id, position };
    return [{ title, kind, data }];
  });
}

/** `only` names the kind or one above it; kinds nest by dots. */
function wants(only: readonly string[] | undefined, kind: string): boolean {
  return !only || only.some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`));
}
