/** How far the durations of tasks may lie from their plan: their own estimate, else the category they belong to. */
import type { Estimate, Plan, WorkItem } from '../../model/plan.ts';
import { categoryOf, type Spread } from '../../model/uncertainty.ts';
import { shapeOf } from '../sampling/fit.ts';
import type { Shape } from '../sampling/shape.ts';

/** In minutes of the task, for one that is planned to take `minutes`; null where it takes just these. */
export function taskShape(
  plan: Pick<Plan, 'items' | 'uncertainties'>,
  item: WorkItem,
  minutes: number,
  elapsed: boolean,
): Shape | null {
  const own = item.estimate && ownShape(item.estimate, minutes, elapsed);
  const shape = own ?? categoryShape(plan, item, minutes);
  return shape?.kind === 'fixed' && Math.round(shape.value) === minutes ? null : shape;
}

/** An estimate on the clock of a task at work, or the other way round, counts by its relation to its middle. */
function ownShape(estimate: Estimate, minutes: number, elapsed: boolean): Shape | null {
  const points = [estimate.optimistic, estimate.mostLikely, estimate.pessimistic].filter((point) => point !== null);
  if (points.length < 2) return null;
  const middle = estimate.mostLikely ?? points[0];
  const other = middle !== undefined && middle.elapsed !== elapsed;
  const scale = other ? minutes / Math.max(1, middle.minutes) : 1;
  return spread(estimate, (key) => {
    const point = estimate[key];
    return point && point.minutes * scale;
  });
}

function categoryShape(plan: Pick<Plan, 'items' | 'uncertainties'>, item: WorkItem, minutes: number): Shape | null {
  const category = categoryOf(plan, item);
  return category && spread(category, (key) => category[key] * minutes);
}

type Point = 'optimistic' | 'mostLikely' | 'pessimistic';

/** @param value of each point, in the unit of the result. */
export function spread(
  { distribution, weight, percentiles: [low, high] }: Spread,
  value: (key: Point) => number | null,
): Shape | null {
  return shapeOf({
    optimistic: value('optimistic'),
    mostLikely: value('mostLikely'),
    pessimistic: value('pessimistic'),
    distribution,
    weight,
    percentiles: [100 * low, 100 * high],
  });
}
