/** Whether two pieces of plain data, such as are posted to a worker, are equal. In steps. */
import { isNumbers, type Numbers } from '../core/base/memory.ts';
import type { Steps } from '../core/base/steps.ts';

/** Values looked at between two pauses. */
const A_LOOK = 500;

export function* comparingData(a: unknown, b: unknown): Steps<boolean> {
  const left: [unknown, unknown][] = [[a, b]];
  let looked = 0;
  for (let pair = left.pop(); pair; pair = left.pop()) {
    const [one, other] = pair;
    if (++looked % A_LOOK === 0) yield;
    if (Object.is(one, other)) continue;
    if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
    if (isNumbers(one) || isNumbers(other)) {
      if (!isNumbers(one) || !isNumbers(other) || !sameNumbers(one, other)) return false;
      continue;
    }
    const keys = Object.keys(one);
    if (keys.length !== Object.keys(other).length || Array.isArray(one) !== Array.isArray(other)) return false;
    for (const key of keys) left.push([Reflect.get(one, key), Reflect.get(other, key)]);
  }
  return true;
}

function sameNumbers(a: Numbers, b: Numbers): boolean {
  if (a.length !== b.length || a.constructor !== b.constructor) return false;
  for (let at = 0; at < a.length; at++) if (!Object.is(a[at], b[at])) return false;
  return true;
}
