/** How a phase ends: what its gate asks for and decided, and the handover to operations. */
import { valueAt } from '../syntax/tree.ts';
import { type Fields, valueIn } from './fields.ts';
import type { Handover } from './governance.ts';
import type { Gate, GateDecision } from './plan.ts';
import { booleanOf, dateOf, idsOf, itemsOf, type MaybeNode, textOf, wordOf } from './read-values.ts';
import { known, type Reading } from './reading.ts';

const DECISIONS: readonly GateDecision[] = ['go', 'conditional', 'hold', 'no-go'];

export function gateValues(fields: Fields, { ids }: Reading): Gate {
  return {
    criteria: itemsOf(valueIn(fields, 'criteria')).flatMap((item) => {
      const text = textOf(item) ?? textOf(valueAt(item, 'text'));
      if (text === null) return [];
      return [{ text, met: booleanOf(valueAt(item, 'met')), evidence: textOf(valueAt(item, 'evidence')) }];
    }),
    approvers: idsOf(valueIn(fields, 'approvers'), ids.parties),
    decision: wordOf(valueIn(fields, 'decision'), DECISIONS),
    decided: dateOf(valueIn(fields, 'decided')),
  };
}

export function readHandover(node: MaybeNode, { ids }: Reading): Handover | null {
  if (node?.kind !== 'map') return null;
  return {
    to: known(ids.parties, textOf(valueAt(node, 'to'))),
    checklist: itemsOf(valueAt(node, 'checklist')).flatMap((item) => {
      const text = textOf(item) ?? textOf(valueAt(item, 'text'));
      if (text === null) return [];
      return [
        {
          text,
          done: booleanOf(valueAt(item, 'done')) ?? false,
          owner: known(ids.parties, textOf(valueAt(item, 'owner'))),
          evidence: textOf(valueAt(item, 'evidence')),
        },
      ];
    }),
    acceptedBy: known(ids.parties, textOf(valueAt(node, 'accepted-by'))),
    acceptedOn: dateOf(valueAt(node, 'accepted-on')),
  };
}
