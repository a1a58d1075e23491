/** A gate for a phase that has none: somebody decides whether the next phase may begin. */
import { CodeActionKind } from 'vscode-languageserver-types';
import { insertEntry } from '../../core/syntax/edit.ts';
import { entryOf } from '../../core/syntax/tree.ts';
import { phaseAt, type Refactoring } from './refactoring.ts';

export const addGate: Refactoring = {
  kind: CodeActionKind.RefactorRewrite,
  offer: (place) => {
    const phase = phaseAt(place);
    const known = phase && place.analysis.plan.items.has(`${phase.entry.key.text}.gate`);
    return phase && !known && phase.entry.value?.kind === 'map' && !entryOf(phase.entry.value, 'gate')
      ? `Add a gate to phase '${phase.entry.key.text}'`
      : null;
  },
  change: (place) => {
    const phase = phaseAt(place);
    const { text, tree } = place.snapshot;
    const { sponsor, manager } = place.analysis.plan.project;
    const approver = sponsor ?? manager;
    const gate = `{criteria: [Deliverables accepted]${approver === null ? '' : `, approvers: [${approver}]`}}`;
    const edits = phase && insertEntry(text, tree, phase.path, 'gate', gate);
    return edits && { edits };
  },
};
