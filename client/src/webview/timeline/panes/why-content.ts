/** What the Why pane shows of one row: what is said of it, and the rows, findings and risks that belong to it. */
import type { TimelineLink, TimelineRow, TimelineView, WhyView } from '../../../../../server/src/protocol/timeline.ts';
import type { DateWords } from '../../shared/dates.ts';
import { button, element } from '../../shared/element.ts';
import { icon } from '../../shared/icons.ts';
import { inSentence } from '../../shared/message-words.ts';
import { driversOf } from '../model/chain.ts';
import { consequencesOf, factsOf, findingWords, linkWords } from '../model/why-words.ts';

interface WhyUse {
  /** Selects another row, brings it into sight and shows its line. */
  readonly go: (row: number) => void;
  /** The text of an item, or of one of its findings. */
  readonly showText: (id: string, finding: number | null) => void;
  readonly showRisk: (risk: WhyView['risks'][number]) => void;
  readonly unfold: (list: string) => void;
  /** One of the repairs of a finding of an item, by its place and title. Null where nothing may be written. */
  readonly fix: ((id: string, finding: number, title: string) => void) | null;
  /** As `fix`. */
  readonly setDuration: (() => void) | null;
}

export interface WhyShared {
  readonly view: TimelineView;
  readonly dates: DateWords;
  readonly use: WhyUse;
}

export interface WhyInput extends WhyShared {
  readonly row: TimelineRow;
  readonly index: number;
  /** Null while it is on its way, and where nobody answers. */
  readonly why: WhyView | null;
  readonly late: boolean;
  /** Long lists that are shown whole. */
  readonly unfolded: ReadonlySet<string>;
  readonly rowOf: (id: string) => number;
}

/** Rows of a list before the rest is folded away, so that a long chain does not fill the page's nodes. */
const SHOWN = 8;
const MOST = 60;

export function whyContent(input: WhyInput): HTMLElement[] {
  const { row, view, dates, use, why } = input;
  const said = element(
    'div',
    { class: 'why-said' },
    element('p', { class: 'why-dates' }, factsOf(row, view, dates)),
    sentence(input),
    ...consequencesOf(row, view, dates).map((words) => element('p', {}, words)),
    ...locked(input),
    ...(row.noDates && use.setDuration ? [setDuration(use.setDuration)] : []),
    button({
      label: 'Show in the text',
      text: 'Show in the text',
      title: 'Show in the text (Ctrl+Enter)',
      icon: icon('text'),
      className: 'button why-text',
      onClick: () => use.showText(row.id, null),
    }),
  );
  const lists = [drivers(input), before(input), after(input), risks(why, use)].flatMap((list) => list ?? []);
  const found = findings(input);
  // Of their own, so that a low drawer can show them beside the sentence and not below its edge.
  const beside = found.length === 0 ? [] : [element('div', { class: 'why-findings' }, ...found)];
  return [said, ...beside, element('div', { class: 'why-lists' }, ...lists)];
}

/** Not where a finding says the same a line below. */
function locked({ row, view, dates }: WhyInput): HTMLElement[] {
  const { locked: reason } = row;
  if (reason === null || row.findings.some(({ message }) => reason.includes(message))) return [];
  return [element('p', { class: 'why-locked' }, icon('lock'), findingWords(reason, view, dates))];
}

function setDuration(run: () => void): HTMLElement {
  const label = 'Set duration';
  return button({ label, text: label, className: 'button primary', onClick: run });
}

function sentence({ why, late }: WhyInput): HTMLElement {
  if (why) return element('p', { class: 'why-sentence' }, why.sentence);
  if (late) return element('p', { class: 'why-sentence' }, 'Why it lies there is not known right now.');
  const lines = [element('span', { class: 'skeleton-line' }), element('span', { class: 'skeleton-line' })];
  return element('p', { class: 'why-sentence' }, element('span', { class: 'spoken-only' }, 'Looking it up'), ...lines);
}

function findings(input: WhyInput): HTMLElement[] {
  const { row, view, dates, use } = input;
  return row.findings.flatMap((finding, at) => [
    entry(`finding ${at}`, 'why-finding', () => use.showText(row.id, at), [
      icon(finding.severity, `icon ${finding.severity}`),
      element('span', {}, findingWords(finding.message, view, dates)),
    ]),
    ...fixes(input, at, finding.message),
  ]);
}

/** Named by what they mend, so that the focus does not come to lie on the repair of another finding. */
function fixes({ row, view, dates, use: { fix }, why }: WhyInput, at: number, message: string): HTMLElement[] {
  const known = why?.fixes.find(({ finding }) => finding === at);
  if (!fix || known?.message !== message) return [];
  const made = known.titles.map((title) => {
    const text = findingWords(title, view, dates);
    const onClick = (): void => fix(row.id, at, title);
    const each = button({ label: `Fix: ${text}`, text, className: 'button bordered why-fix', onClick });
    each.dataset['key'] = `fix ${title} ${message}`;
    return each;
  });
  return [element('div', { class: 'why-fixes' }, ...made)];
}

/** The server's steps where they are known, for they reach other plans; until then the rows that the view knows. */
function drivers(input: WhyInput): HTMLElement | null {
  const { view, index, why, rowOf } = input;
  const steps = why
    ? why.chain.map((step) => ({ row: rowOf(step.id), name: step.name, note: step.sentence }))
    : driversOf(view.rows, index).map((row) => ({ row, name: view.rows[row]?.name ?? '', note: '' }));
  return list(
    input,
    `Decided by (${steps.length})`,
    '',
    steps.map((step, at) => () => rowEntry(input, `driver ${at}`, step.row, step.name, [step.note])),
  );
}

function before(input: WhyInput): HTMLElement | null {
  const { view, index, row } = input;
  const entries: (() => HTMLElement)[] = [];
  for (let at = index; at >= 0; at = view.rows[at]?.parent ?? -1) {
    const note = at === index ? '' : `for all of ${inSentence(view.rows[at]?.name ?? '')}`;
    for (const link of view.links) {
      if (link.to !== at) continue;
      // What decides when a phase begins need not decide when this task of it does.
      const driving = link.driving && (at === index || isDrivenFrom(view, row, link.from));
      entries.push(() => linkEntry(input, { ...link, driving }, link.from, note));
    }
  }
  return list(input, 'Before', 'B', entries);
}

/** By the row itself or by what lies in it. */
function isDrivenFrom(view: TimelineView, { driverRow }: TimelineRow, from: number): boolean {
  return driverRow === from || isAround(view, from, driverRow);
}

/** Rows that a link names, then those that it decides without one: a gate by its phase, a person handed on. */
function after(input: WhyInput): HTMLElement | null {
  const { view, index } = input;
  const links = view.links.filter((link) => link.from === index);
  const named = new Set(links.map(({ to }) => to));
  const entries = links.map((link) => () => linkEntry(input, link, link.to, ''));
  for (const [at, row] of view.rows.entries()) {
    if (row.driverRow !== index || named.has(at) || isAround(view, at, index)) continue;
    entries.push(() => rowEntry(input, `driven ${row.id}`, at, row.name, ['decides it']));
  }
  return list(input, 'After', 'A', entries);
}

function isAround({ rows }: TimelineView, outer: number, inner: number): boolean {
  for (let at = rows[inner]?.parent ?? -1; at >= 0; at = rows[at]?.parent ?? -1) if (at === outer) return true;
  return false;
}

function linkEntry(input: WhyInput, link: TimelineLink, other: number, note: string): HTMLElement {
  const { view, dates, why } = input;
  const [from, to] = [view.rows[link.from]?.id, view.rows[link.to]?.id];
  const slack = why?.slacks.find((each) => each.from === from && each.to === to)?.slackText ?? null;
  const key = `link ${from} ${to} ${link.type}`;
  const words = [linkWords(link, slack, dates.locale), note].filter(Boolean).join(', ');
  return rowEntry(input, key, other, view.rows[other]?.name ?? '', [words]);
}

function risks(why: WhyView | null, use: WhyUse): HTMLElement | null {
  if (!why || why.risks.length === 0) return null;
  const entries = why.risks.map((risk) =>
    entry(`risk ${risk.id}`, 'why-row', () => use.showRisk(risk), [
      element('span', { class: 'why-name' }, risk.name),
      element('span', { class: 'why-note' }, risk.exposureText === '' ? 'risk' : `risk, exposure ${risk.exposureText}`),
    ]),
  );
  return section('Risks', '', entries);
}

/** A step that is no row of this plan, because it is in another or is the plan itself, is only told. */
export function rowEntry(
  { view, dates, use }: WhyShared,
  key: string,
  index: number,
  name: string,
  notes: readonly string[],
): HTMLElement {
  const row = view.rows[index];
  const when = row ? fromTo(dates.short(row.start), dates.shortEnd(Math.max(row.finish, row.start + 1))) : '';
  const parts = [
    element('span', { class: 'why-name' }, name, ...(when ? [element('span', { class: 'why-when' }, when)] : [])),
    ...notes.filter(Boolean).map((note) => element('span', { class: 'why-note' }, note)),
  ];
  return row
    ? entry(key, 'why-row', () => use.go(index), parts)
    : element('div', { class: 'why-row elsewhere' }, ...parts);
}

function fromTo(start: string, finish: string): string {
  return start === finish ? start : `${inSentence(start)} – ${inSentence(finish)}`;
}

function entry(key: string, className: string, run: () => void, parts: readonly Element[]): HTMLElement {
  const made = element('button', { type: 'button', class: `button ${className}`, 'data-key': key }, ...parts);
  made.addEventListener('click', run);
  return made;
}

/** @param tag that marks the rows in the tree; empty for none. */
function list(
  { unfolded, use }: WhyInput,
  title: string,
  tag: string,
  entries: readonly (() => HTMLElement)[],
): HTMLElement | null {
  if (entries.length === 0) return null;
  const whole = unfolded.has(tag);
  const made = entries.slice(0, whole ? MOST : SHOWN).map((make) => make());
  const rest = entries.length - made.length;
  if (rest > 0) {
    const words = whole ? `${rest} more` : `Show ${Math.min(rest, MOST - SHOWN)} more`;
    made.push(
      whole
        ? element('span', { class: 'why-note' }, words)
        : entry(`more ${tag}`, 'link why-more', () => use.unfold(tag), [element('span', {}, words)]),
    );
  }
  return section(title, tag, made);
}

export function section(title: string, tag: string, items: readonly HTMLElement[]): HTMLElement {
  const heading = element('h3', {}, title);
  if (tag !== '') heading.append(element('span', { class: 'why-tag', 'aria-hidden': 'true' }, tag));
  return element(
    'section',
    {},
    heading,
    element('ul', { class: 'why-list' }, ...items.map((item) => element('li', {}, item))),
  );
}
