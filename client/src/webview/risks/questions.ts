/** What the page asks before it writes: the words of a new risk, a value that is no level, whether to apply a what-if. */
import type { RiskRow } from '../../../../server/src/protocol/risks.ts';
import type { WhatIf } from '../../../../server/src/protocol/simulation.ts';
import type { Dialog } from '../shared/dialog.ts';
import { element } from '../shared/element.ts';
import { capital, LEVEL_KEYS, LEVEL_WORDS, LEVELS } from './words.ts';

export interface NewRisk {
  readonly event: string;
  readonly probability: string;
  readonly impact: string;
}

export function askForRisk(dialog: Dialog): Promise<NewRisk | null> {
  const event = field('What may happen?', 'The new line is delivered late', '');
  const probability = levels('How likely is it?');
  const impact = levels('How bad would it be?');
  return dialog.ask({
    title: 'Add a risk',
    body: [event.label, probability.label, impact.label],
    choices: [
      {
        label: 'Add',
        answer: () => ({
          event: event.input.value,
          probability: probability.select.value,
          impact: impact.select.value,
        }),
      },
    ],
  });
}

export interface ValueQuestion {
  readonly title: string;
  readonly name: string;
  readonly example: string;
  readonly now: string;
}

export async function askForValue(
  dialog: Dialog,
  { title, name, example, now }: ValueQuestion,
): Promise<string | null> {
  const { label, input } = field(name, example, now);
  const asked = dialog.ask({ title, body: [label], choices: [{ label: 'Write', answer: () => input.value }] });
  input.select();
  return asked;
}

export async function askToApply(
  dialog: Dialog,
  { off, answered }: WhatIf,
  risks: readonly RiskRow[],
): Promise<boolean> {
  const named = (ids: readonly string[]): HTMLElement =>
    element(
      'ul',
      { class: 'dialog-list' },
      ...ids.map((id) => element('li', {}, risks.find((risk) => risk.id === id)?.title ?? id)),
    );
  const body: HTMLElement[] = [];
  if (off.length > 0) body.push(element('p', {}, 'Close, as risks that cannot happen any more:'), named(off));
  if (answered.length > 0) body.push(element('p', {}, 'Mark every action as done, for:'), named(answered));
  const answer = await dialog.ask({
    title: 'Write this into the plan?',
    body,
    choices: [{ label: 'Write', answer: () => true }],
  });
  return answer === true;
}

function field(
  name: string,
  example: string,
  now: string,
): { readonly label: HTMLElement; readonly input: HTMLInputElement } {
  const input = element('input', {
    class: 'input',
    type: 'text',
    required: true,
    placeholder: example,
    maxlength: 300,
  });
  input.value = now;
  return { label: element('label', { class: 'dialog-field' }, element('span', {}, name), input), input };
}

function levels(name: string): { readonly label: HTMLElement; readonly select: HTMLSelectElement } {
  const select = element(
    'select',
    { class: 'input' },
    ...LEVELS.map((level) => element('option', { value: LEVEL_KEYS[level] }, capital(LEVEL_WORDS[level]))),
  );
  select.value = 'medium';
  return { label: element('label', { class: 'dialog-field' }, element('span', {}, name), select), select };
}
