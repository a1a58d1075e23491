/** How an editor draws and names what a plan defines, outside of its text. */
import { SymbolKind } from 'vscode-languageserver-types';
import type { ItemKind, Namespace } from '../core/model/plan.ts';

/** `design · Floor plan`: the id, which is what one types, before the name. */
export function labelOf(id: string, name: string): string {
  return name === id ? id : `${id} · ${name}`;
}

export const ITEM_KINDS: Readonly<Record<ItemKind, SymbolKind>> = {
  phase: SymbolKind.Module,
  summary: SymbolKind.Package,
  task: SymbolKind.Function,
  milestone: SymbolKind.Event,
  gate: SymbolKind.Key,
};

export const KINDS: Readonly<Record<Namespace, SymbolKind>> = {
  item: SymbolKind.Function,
  party: SymbolKind.Object,
  calendar: SymbolKind.Interface,
  project: SymbolKind.Namespace,
  risk: SymbolKind.Boolean,
  uncertainty: SymbolKind.Interface,
  deliverable: SymbolKind.File,
  decision: SymbolKind.Constant,
  change: SymbolKind.Constant,
  assumption: SymbolKind.Constant,
  issue: SymbolKind.Constant,
  technology: SymbolKind.Struct,
  contract: SymbolKind.File,
  agreement: SymbolKind.File,
};
