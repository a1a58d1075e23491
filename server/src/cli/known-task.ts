/** Ids on the command line: one of the plan, or a mistake that names the id that was probably meant. */
import type { Analysis } from '../core/analyse.ts';
import { nearest } from '../core/base/did-you-mean.ts';
import { CliError } from './io.ts';

export function knownTask({ schedule }: Analysis, id: string): string {
  if (schedule.items.has(id)) return id;
  const near = nearest(id, schedule.items.keys());
  throw new CliError(`the plan has no task '${id}'${near ? `; did you mean '${near}'?` : ''}`);
}
