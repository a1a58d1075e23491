/** `schedule --why TASK`: why it lies where it does, back to where the chain begins. */
import type { Analysis } from '../core/analyse.ts';
import type { WhyStep } from '../core/schedule/why/step.ts';
import { whyChain } from '../core/schedule/why.ts';
import { printable } from './escape.ts';
import type { Style } from './style.ts';

/** A longer chain explains nothing any more; the table shows the whole. */
const MOST_STEPS = 100;

export function whyText(analysis: Analysis, id: string, style: Style): string {
  const steps = whyChain(analysis, id);
  const lines = steps.slice(0, MOST_STEPS).map((step) => lineOf(analysis, step, style));
  if (steps.length > MOST_STEPS) lines.push(`… and ${steps.length - MOST_STEPS} more, back to the start.`);
  return `${lines.join('\n')}\n`;
}

function lineOf({ plan }: Analysis, { item, sentence, finish }: WhyStep, style: Style): string {
  const words = printable(finish === null ? sentence : `${sentence} ${finish}`);
  if (item === null) return words;
  return `${style.bold(printable(plan.items.get(item)?.name ?? item))} (${printable(item)}): ${words}`;
}
