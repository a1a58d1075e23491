/** Which items a risk concerns: those it names, and those that make a deliverable it names. */
import type { Plan } from '../model/plan.ts';
import type { Risk } from '../model/risk.ts';

/** Open, watched and occurred risks by the item; nothing of the items above or below it. */
export function risksByItem({ items, risks }: Pick<Plan, 'items' | 'risks'>): ReadonlyMap<string, readonly Risk[]> {
  const byItem = new Map<string, Risk[]>();
  const byDeliverable = new Map<string, Risk[]>();
  const add = (map: Map<string, Risk[]>, id: string, risk: Risk): void => {
    const list = map.get(id);
    if (!list) map.set(id, [risk]);
    else if (!list.includes(risk)) list.push(risk);
  };
  for (const risk of risks.values()) {
    if (risk.status === 'closed') continue;
    for (const id of risk.affects) add(byItem, id, risk);
    for (const id of risk.affectsDeliverables) add(byDeliverable, id, risk);
  }
  if (byDeliverable.size === 0) return byItem;
  for (const { id, deliverables } of items.values()) {
    for (const made of deliverables) for (const risk of byDeliverable.get(made) ?? []) add(byItem, id, risk);
  }
  return byItem;
}
