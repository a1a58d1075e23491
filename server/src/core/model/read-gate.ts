/** What a gate of a phase asks for and what was decided. */
import { valueAt } from '../syntax/tree.ts';
import { type Fields, valueIn } from './fields.ts';
import type { Gate, GateDecision } from './plan.ts';
import { booleanOf, dateOf, itemsOf, textOf, textsOf, wordOf } from './read-values.ts';
import type { Reading } from './reading.ts';

const DECISIONS: readonly GateDecision[] = ['go', 'conditional', 'hold', 'no-go'];

export function gateValues(fields: Fields, { ids }: Reading): Gate {
  return {
    criteria: itemsOf(valueIn(fields, 'criteria')).flatMap((item) => {
      const text = textOf(item) ?? textOf(valueAt(item, 'text'));
      if (text === null) return [];
      return [{ text, met: booleanOf(valueAt(item, 'met')), evidence: textOf(valueAt(item, 'evidence')) }];
    }),
    approvers: textsOf(valueIn(fields, 'approvers')).filter((id) => ids.parties.has(id)),
    decision: wordOf(valueIn(fields, 'decision'), DECISIONS),
    decided: dateOf(valueIn(fields, 'decided')),
  };
}
