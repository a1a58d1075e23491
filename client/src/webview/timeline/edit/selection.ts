/** Which rows are selected together. One of them leads: Why speaks of it, and keys act from it. */

export interface Selection {
  readonly ids: ReadonlySet<string>;
  readonly lead: string | null;
  /** Where a stretch selected with Shift begins. */
  readonly anchor: string | null;
}

export const NOTHING_SELECTED: Selection = { ids: new Set(), lead: null, anchor: null };

export function only(id: string): Selection {
  return { ids: new Set([id]), lead: id, anchor: id };
}

/** Ctrl: in or out; the others stay. */
export function toggled({ ids, lead }: Selection, id: string): Selection {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  const leads = next.has(id) ? id : lead !== null && next.has(lead) ? lead : ([...next].at(-1) ?? null);
  return { ids: next, lead: leads, anchor: id };
}

/** Shift: from the anchor to here, in the order shown. */
export function extended({ anchor, lead }: Selection, id: string, order: readonly string[]): Selection {
  const from = order.indexOf(anchor ?? lead ?? id);
  const to = order.indexOf(id);
  if (from < 0 || to < 0) return only(id);
  const ids = new Set(order.slice(Math.min(from, to), Math.max(from, to) + 1));
  return { ids, lead: id, anchor: order[from] ?? id };
}

export function everything(order: readonly string[], lead: string | null): Selection {
  return { ids: new Set(order), lead: lead ?? order[0] ?? null, anchor: order[0] ?? null };
}

export function several(ids: readonly string[]): Selection {
  return { ids: new Set(ids), lead: ids.at(-1) ?? null, anchor: ids[0] ?? null };
}
