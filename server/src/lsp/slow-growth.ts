/**
 * How V8's heap grows. Old objects: by a seventh of what lives, or eight megabytes, before garbage is collected; by
 * itself it waits until a large plan's garbage is as much as the plan, and what it collects more often it collects
 * in threads beside the main one. The space for young objects: not at all, until `YoungSpace` finds that a plan is large.
 */
import { setFlagsFromString } from 'node:v8';

const GROWTH_PERCENT = 15;

/** As early as can be: loading the server alone would make the young space eight times as large. */
export function growSlowly(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`);
  letYoungGrow(false);
}

/** The engine asks for the factor each time it is about to grow that space. */
export function letYoungGrow(grows: boolean): void {
  setFlagsFromString(`--semi-space-growth-factor=${grows ? 2 : 1}`);
}
