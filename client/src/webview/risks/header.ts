/**
 * The line above the page, which never folds away: the chance to be in time, the dates of even odds and of the
 * plan's confidence, how many trials say so, and what stops them. Without a simulation it is the plan's own finish.
 */
import type { RiskView } from '../../../../server/src/protocol/risks.ts';
import type { SimulationState, SimulationView, Sure, WhatIf } from '../../../../server/src/protocol/simulation.ts';
import { percentileName } from '../shared/confidence.ts';
import { counted } from '../shared/dates.ts';
import { button, element, setText } from '../shared/element.ts';
import { icon } from '../shared/icons.ts';
import { roundedDays } from './charts/quantity.ts';
import { isChanged } from './charts/what-if/switches.ts';
import { chanceText, chanceWords } from './charts/words.ts';
import type { RegisterWords } from './columns.ts';
import { trialsWords } from './trials-words.ts';

interface HeaderActions {
  readonly simulate: (action: 'start' | 'stop') => void;
  readonly openExport: (anchor: HTMLElement) => void;
}

export interface Header {
  readonly root: HTMLElement;
  readonly draw: (view: RiskView, simulation: SimulationView | null, words: RegisterWords) => void;
}

export function header({ simulate, openExport }: HeaderActions): Header {
  const imagined = figure('imagined');
  const chance = figure('chance');
  const p50 = figure('p50');
  const sure = figure('sure');
  const plan = figure('plan');
  const trials = figure('trials');
  const action = button({ label: 'Stop', text: 'Stop', className: 'button bordered', onClick: () => simulate(next) });
  const exporting = button({
    label: 'Export',
    text: 'Export',
    icon: icon('export'),
    className: 'button export',
    onClick: () => openExport(exporting),
  });
  exporting.setAttribute('aria-haspopup', 'menu');
  exporting.append(icon('down'));
  const figures = element(
    'dl',
    { class: 'figures' },
    imagined.root,
    chance.root,
    p50.root,
    sure.root,
    plan.root,
    trials.root,
  );
  const root = element(
    'header',
    { class: 'head' },
    figures,
    element('div', { class: 'head-actions' }, action, exporting),
  );
  let next: 'start' | 'stop' = 'stop';

  return {
    root,
    draw: (view, simulation, words) => {
      const { dates, numbers } = words;
      const finish = simulation?.result?.finish ?? null;
      const limit = finish?.limit ?? view.deadline;
      imagined.set(simulation && imaginedIn(simulation.whatIf, dates.locale));
      chance.set(
        finish?.limitChance && limit !== null
          ? {
              name: `In time, by ${dates.shortEnd(limit)}`,
              value: chanceText(finish.limitChance.value, numbers),
              title: `Chance to be done by ${dates.longEnd(limit)}, the deadline`,
            }
          : null,
      );
      p50.set(
        finish && {
          name: 'Even odds by (P50)',
          value: dates.shortEnd(finish.p50.value),
          title: `In half of all trials the plan is done by ${dates.longEnd(finish.p50.value)}`,
        },
      );
      sure.set(finish && promised(finish.sure, words));
      plan.set({
        name: 'Planned',
        value: dates.shortEnd(view.finish),
        // The chance to be in time names the deadline already.
        note: view.deadline === null || finish?.limitChance ? '' : `deadline ${dates.shortEnd(view.deadline)}`,
        title: `The plan as it is written finishes on ${dates.longEnd(view.finish)}`,
        bad: view.deadline !== null && view.finish > view.deadline,
      });
      const told = simulation && trialsWords(simulation, dates.locale);
      trials.set(told && { name: 'Trials', ...told });
      const offered = simulation && offeredAction(simulation.state);
      action.hidden = !offered;
      if (offered) {
        next = offered.action;
        action.title = offered.title;
        setText(action, offered.text);
      }
    },
  };
}

/** That all figures are of a what-if: else somebody takes them for the plan's. */
function imaginedIn(whatIf: WhatIf, locale?: string): Told | null {
  if (!isChanged(whatIf)) return null;
  const { off, answered } = whatIf;
  const told = [
    off.length > 0 ? counted(off.length, ['risk off', 'risks off'], locale) : '',
    answered.length > 0 ? counted(answered.length, ['response done', 'responses done'], locale) : '',
  ].filter(Boolean);
  return {
    name: 'What if, not the plan',
    value: told.join(', '),
    title: 'The figures and charts are of what is switched under What if; the plan is as it was',
  };
}

/** The date that holds with the confidence of the plan. */
function promised({ confidence, value, error }: Sure, words: RegisterWords): Told {
  const { dates, numbers } = words;
  return {
    name: `${numbers.percent(confidence)} sure by (${percentileName(confidence)})`,
    value: dates.shortEnd(value),
    note: errorWords(error, words),
    title: `In ${chanceWords(confidence)} of all trials the plan is done by ${dates.longEnd(value)}`,
  };
}

function offeredAction(
  state: SimulationState,
): { readonly action: 'start' | 'stop'; readonly text: string; readonly title: string } | null {
  switch (state.kind) {
    case 'running':
      return { action: 'stop', text: 'Stop', title: 'Stop; the trials so far count' };
    case 'stopped':
      return { action: 'start', text: 'Go on', title: 'Run the rest of the trials' };
    case 'failed':
      return { action: 'start', text: 'Retry', title: 'Simulate again' };
    case 'done':
    case 'stale':
    case 'nothing-varies':
      return null;
  }
}

/** Half the width of the 95 % interval in days of the calendar, where it does not round to none. */
function errorWords(minutes: number, { numbers }: RegisterWords): string {
  const days = roundedDays(minutes / 1440);
  return days === 0 ? '' : `±${numbers.days(days)} d`;
}

interface Told {
  readonly name: string;
  readonly value: string;
  readonly note?: string;
  readonly title: string;
  readonly bad?: boolean;
}

function figure(className: string): { readonly root: HTMLElement; readonly set: (told: Told | null) => void } {
  const name = element('dt', {});
  const value = element('span', { class: 'value' });
  const note = element('span', { class: 'note' });
  const root = element('div', { class: `figure ${className}` }, name, element('dd', {}, value, note));
  root.hidden = true;
  return {
    root,
    set: (told) => {
      root.hidden = told === null;
      if (!told) return;
      setText(name, told.name);
      setText(value, told.value);
      setText(note, told.note ? ` ${told.note}` : '');
      if (root.title !== told.title) root.title = told.title;
      root.classList.toggle('bad', told.bad === true);
    },
  };
}
