/** `schedule --why TASK`: why it lies where it does, back to where the chain begins. */
import type { Analysis } from '../core/analyse.ts';
import { nearest } from '../core/base/did-you-mean.ts';
import type { Driver } from '../core/schedule/schedule.ts';
import { whySentence } from '../core/schedule/why.ts';
import { printable } from './escape.ts';
import { CliError } from './io.ts';

/** A longer chain explains nothing any more; the table shows the whole. */
const MOST_STEPS = 100;

export function whyText(analysis: Analysis, id: string): string {
  if (!analysis.schedule.items.has(id)) {
    const near = nearest(id, analysis.schedule.items.keys());
    throw new CliError(`the plan has no task '${id}'${near ? `; did you mean '${near}'?` : ''}`);
  }
  const steps: string[] = [];
  const seen = new Set<string>();
  for (let at: string | undefined = id; at !== undefined && !seen.has(at) && steps.length < MOST_STEPS; ) {
    seen.add(at);
    const name = analysis.plan.items.get(at)?.name ?? at;
    steps.push(printable(`${name} (${at}): ${whySentence(analysis, at)}`));
    const driver: Driver | undefined = analysis.schedule.items.get(at)?.driver;
    // A task of another plan is where the chain ends: its own plan says why it lies there.
    at = driver?.link?.project ? undefined : driver?.id;
  }
  return `${steps.join('\n')}\n`;
}
