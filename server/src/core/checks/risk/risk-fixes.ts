/** Repairs that several findings of risks offer. */
import type { Fix, PlanChange } from '../../base/problem.ts';
import type { Plan } from '../../model/plan.ts';
import type { Risk } from '../../model/risk.ts';
import { scalarText } from '../../syntax/scalar-text.ts';
import { changeFix, keyOf, setFix } from '../written.ts';

export function closing({ origin }: Risk): Fix {
  return setFix('Close the risk', keyOf(origin), 'status', 'closed');
}

/** With the issue that it is now, unless there is one. */
export function occurring(risk: Risk, plan: Plan): Fix {
  const status = { kind: 'set', entry: keyOf(risk.origin), field: 'status', value: 'occurred' } as const;
  return changeFix('Mark as occurred', status, ...(hasIssue(risk, plan) ? [] : [issueOf(risk, plan)]));
}

export function hasIssue({ id }: Risk, { registers }: Plan): boolean {
  return [...registers.issues.values()].some(({ fields }) => fields.get('risk') === id);
}

/** Written beside the risk. */
export function issueOf({ id, title, owner, origin }: Risk, { registers }: Plan): PlanChange {
  const fields = [`name: ${scalarText(title, true)}`, `risk: ${id}`];
  if (owner !== null) fields.push(`owner: ${owner}`);
  let free = id;
  for (let number = 2; registers.issues.has(free); number++) free = `${id}-${number}`;
  return { kind: 'define', file: origin.file, section: 'issues', id: free, value: `{${fields.join(', ')}}` };
}
