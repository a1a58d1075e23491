/** What is written about a risk, in whole sentences, below its row: why, what then, what is done, what it touches. */
import type { NamedTarget, RiskActionRow, RiskRow } from '../../../../server/src/protocol/risks.ts';
import type { Target } from '../../../../server/src/protocol/view.ts';
import { element } from '../shared/element.ts';
import { COLUMNS, type RowWords } from './columns.ts';
import { textLink } from './text-link.ts';
import { BAND_LETTERS, findingWords } from './words.ts';

type Reveal = (target: Target, keepFocus: boolean) => void;

interface DetailsInput {
  readonly risk: RiskRow;
  readonly words: RowWords;
  readonly reveal: Reveal;
  /** Null where nothing can be changed. */
  readonly act: ((action: string, done: boolean) => void) | null;
}

export function riskDetails(input: DetailsInput): HTMLElement {
  const { risk, words, reveal } = input;
  const body = element('div', { class: 'detail-body' }, story(risk, words, reveal), measures(input));
  return element(
    'tr',
    { role: 'row', class: 'detail' },
    element('td', { role: 'gridcell', colspan: COLUMNS.length }, body),
  );
}

function story(risk: RiskRow, words: RowWords, reveal: Reveal): HTMLElement {
  const { dates } = words;
  const lines: HTMLElement[] = [];
  const line = (name: string, ...parts: (string | HTMLElement)[]): void => {
    lines.push(element('dt', {}, name), element('dd', {}, ...parts));
  };
  if (risk.cause) line('Because', risk.cause);
  if (risk.effect) line('Then', risk.effect);
  if (risk.affects.length > 0) line('Affects', ...linked(risk.affects, reveal));
  if (risk.trigger) {
    const when = risk.trigger.at === null ? '' : `${risk.trigger.text ? ', ' : ''}${dates.shortEnd(risk.trigger.at)}`;
    line('Watch for', `${risk.trigger.text}${when}`);
  }
  if (risk.proximity) line('Could happen', proximityWords(risk.proximity, words));
  if (risk.issues.length > 0) line('Became', ...linked(risk.issues, reveal));
  if (risk.escalatedTo) line('Escalated to', risk.escalatedTo);
  if (risk.category) line('Category', risk.category);
  for (const { message, target } of risk.findings)
    line('Finding', linkTo(findingWords(message, risk, dates), target, reveal));
  const show = linkTo('Show in the text', risk.target, reveal);
  return element('div', { class: 'story' }, element('dl', {}, ...lines), show);
}

function proximityWords({ from, to }: NonNullable<RiskRow['proximity']>, { dates }: RowWords): string {
  if (from !== null && to !== null) return dates.range(from, to);
  if (from !== null) return `from ${dates.short(from)}`;
  return to === null ? '' : `until ${dates.shortEnd(to)}`;
}

/** Scores before and after, what is to be done, and what it is worth in the simulation. */
function measures(input: DetailsInput): HTMLElement {
  const { risk, words } = input;
  const { numbers } = words;
  const cells = [
    ['before', risk.inherent],
    ['after', risk.residual],
    ['target', risk.targetCell],
  ] as const;
  const scores = cells.flatMap(([name, cell]) => (cell ? [`${name} ${cell.score} ${BAND_LETTERS[cell.band]}`] : []));
  const parts: HTMLElement[] = [];
  const response = risk.response === null ? 'No response is written.' : `Response: ${risk.response}.`;
  parts.push(element('p', {}, scores.length > 1 ? `Score ${scores.join(' → ')}. ${response}` : response));
  if (risk.actions.length > 0)
    parts.push(element('ul', { class: 'actions' }, ...risk.actions.map((action) => actionItem(action, input))));
  if (risk.fallback) parts.push(element('p', {}, `If it happens all the same: ${risk.fallback}`));
  const effect = words.effects.get(risk.id);
  if (effect) {
    const mean = `${numbers.days(effect.meanDays)} d and ${numbers.money(effect.meanCost)} a trial on average`;
    parts.push(element('p', {}, `Struck in ${numbers.percent(effect.frequency)} of the trials; ${mean}.`));
    if (effect.note) parts.push(element('p', {}, `P80: ${effect.note.text}.`));
  }
  return element('div', { class: 'measures' }, ...parts);
}

function actionItem(action: RiskActionRow, { words, reveal, act }: DetailsInput): HTMLElement {
  const { dates, numbers } = words;
  const about = [
    action.owner ?? 'nobody yet',
    action.due === null ? 'no date' : `due ${dates.shortEnd(action.due)}${action.overdue ? ', late' : ''}`,
    ...(action.cost === null ? [] : [numbers.money(action.cost)]),
  ];
  return element(
    'li',
    { class: action.done ? 'done' : action.overdue ? 'late' : null },
    tick(action, act),
    linkTo(action.text, action.target, reveal),
    element('span', { class: 'quiet' }, ` ${action.done ? 'done' : about.join(', ')}`),
  );
}

/** Shows what the text says: a click asks for the other, and the next view tells whether it was written. */
function tick({ id, text, done }: RiskActionRow, act: DetailsInput['act']): HTMLElement {
  if (!act) return element('span', { class: 'tick', 'aria-hidden': 'true' }, done ? '✓' : '○');
  const input = element('input', { type: 'checkbox', class: 'tick', 'aria-label': `${text}: done` });
  input.checked = done;
  input.addEventListener('click', (event) => {
    event.preventDefault();
    event.stopPropagation();
    act(id, !done);
  });
  return input;
}

function linked(items: readonly NamedTarget[], reveal: Reveal): (string | HTMLElement)[] {
  return items.flatMap(({ name, target }, at) => [...(at > 0 ? [', '] : []), linkTo(name, target, reveal)]);
}

function linkTo(text: string, target: Target, reveal: Reveal): HTMLElement {
  return textLink({ text, title: `${text}: show in the text`, onClick: () => reveal(target, false) });
}
