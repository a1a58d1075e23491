/** What survives a reload of the page. An older version may have kept another shape, so it is read with care. */
import { LAYERS, type Layer } from '../chart/chart.ts';

export interface KeptState {
  readonly pxPerDay: number | null;
  /** Time at the left edge. */
  readonly from: number | null;
  readonly scrollTop: number;
  readonly collapsed: readonly string[] | null;
  readonly filter: string;
  readonly criticalOnly: boolean;
  readonly selected: readonly string[];
  readonly treeWidth: number | null;
  readonly why: boolean;
  readonly list: boolean;
  readonly hidden: readonly Layer[];
}

export function readKept(value: unknown): KeptState {
  const kept = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  return {
    pxPerDay: number(kept['pxPerDay']),
    from: number(kept['from']),
    scrollTop: number(kept['scrollTop']) ?? 0,
    collapsed: strings(kept['collapsed']),
    filter: string(kept['filter']) ?? '',
    criticalOnly: kept['criticalOnly'] === true,
    selected: strings(kept['selected']) ?? [],
    treeWidth: number(kept['treeWidth']),
    why: kept['why'] === true,
    list: kept['list'] === true,
    hidden: (strings(kept['hidden']) ?? []).flatMap((name) => LAYERS.find((layer) => layer === name) ?? []),
  };
}

function number(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function string(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function strings(value: unknown): string[] | null {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : null;
}
