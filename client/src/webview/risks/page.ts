/**
 * The risk page: puts its sections together in the order of the page, takes messages of the panel, and
 * draws once a frame. Every part draws what it is given; what the reader chose survives a reload.
 */
import type { PanelSettings, PanelState, ToRisks } from '../../../../server/src/protocol/panel.ts';
import type { RiskRow, RiskView } from '../../../../server/src/protocol/risks.ts';
import type { SimulationView } from '../../../../server/src/protocol/simulation.ts';
import type { Target } from '../../../../server/src/protocol/view.ts';
import { announcer } from '../shared/announce.ts';
import { counted, dateWords } from '../shared/dates.ts';
import { button, element, setText } from '../shared/element.ts';
import { oncePerFrame } from '../shared/frame.ts';
import type { Host } from '../shared/host.ts';
import { icon } from '../shared/icons.ts';
import { notice as makeNotice, type NoticeLine, panelLines, withoutPicture } from '../shared/notice.ts';
import { createCharts } from './charts/charts.ts';
import type { ColumnId, RegisterWords } from './columns.ts';
import { type Choices, readChoices } from './kept-state.ts';
import { matrix as makeMatrix } from './matrix.ts';
import { register as makeRegister } from './register.ts';
import type { RiskHost } from './risk-host.ts';
import { section } from './section.ts';
import { summary as makeSummary } from './summary.ts';
import { cellWords, numberWords } from './words.ts';

const YEAR = 366 * 1440;

export function riskPage(app: HTMLElement, host: Host<ToRisks>): void {
  const choices = readChoices(host.restored);
  let view: RiskView | null = null;
  let simulation: SimulationView | null = null;
  let settings: PanelSettings = { locale: '', today: 0, readOnly: null };
  let state: PanelState = { kind: 'loading' };
  const invalidate = oncePerFrame(draw);
  const voice = announcer();

  function choose(change: Partial<Choices>): void {
    Object.assign(choices, change);
    host.keep(choices);
    invalidate();
  }

  const reveal = (target: Target, keepFocus: boolean): void => {
    if (view) host.post({ type: 'reveal', version: view.version, target, keepFocus });
  };
  const riskHost: RiskHost = {
    words: () => (view ? wordsOf(view, settings) : NO_WORDS),
    settings: () => settings,
    post: host.post,
    reveal,
    showRisk: (id) => choose({ selected: id, cell: null, filter: '' }),
    say: voice.say,
    apply: () => undefined,
    kept: (part) => choices.parts[part],
    keep: (part, value) => choose({ parts: { ...choices.parts, [part]: value } }),
  };
  const notice = makeNotice();
  const summary = makeSummary();
  const kinds = kindSwitch((kind) => choose({ kind, cell: null }));
  const matrix = makeMatrix((cell) => {
    choose({ cell });
    if (view) voice.say(`${counted(shownRisks(view, choices).length, ['risk', 'risks'])} shown.`);
  });
  const register = makeRegister({
    sort: (column: ColumnId) =>
      choose({
        sort: { column, descending: choices.sort.column === column ? !choices.sort.descending : column !== 'title' },
      }),
    select: (risk: RiskRow) => choose({ selected: choices.selected === risk.id ? null : risk.id }),
    reveal,
  });
  const search = element('input', {
    class: 'input search',
    type: 'search',
    placeholder: 'Filter risks',
    'aria-label': 'Filter risks',
  });
  search.value = choices.filter;
  search.addEventListener('input', () => choose({ filter: search.value }));
  const narrowed = element('span', { class: 'narrowed' });
  const clear = button({
    label: 'Clear filter',
    text: 'Clear filter',
    icon: icon('close'),
    onClick: () => {
      search.value = '';
      choose({ cell: null, filter: '' });
    },
  });
  const heat = section({ id: 'heat-map', title: 'Heat map' });
  heat.tools.append(kinds.root);
  heat.body.append(matrix.root, key());
  const list = section({ id: 'register', title: 'Register' });
  list.tools.append(search, narrowed, clear);
  list.body.append(register.root);
  const slots = {
    progress: slot('progress'),
    curve: slot('curve'),
    whatIf: slot('what-if'),
    tornado: slot('tornado'),
    scatter: slot('scatter'),
    milestones: slot('milestones'),
    responses: slot('responses'),
    promises: slot('promises'),
  };
  const charts = createCharts(slots, riskHost);
  const content = element(
    'div',
    { class: 'content' },
    slots.progress,
    heat.root,
    slots.curve,
    slots.whatIf,
    slots.tornado,
    slots.scatter,
    slots.milestones,
    slots.responses,
    slots.promises,
    list.root,
  );
  app.replaceChildren(
    element(
      'main',
      { class: 'page' },
      element('h1', { class: 'spoken-only' }, 'Risks'),
      summary.root,
      notice.banner,
      element('div', { class: 'stage' }, content, notice.place),
      voice.region,
    ),
  );

  host.listen((message) => {
    switch (message.type) {
      case 'view':
        view = message.view;
        settings = message.settings;
        state = { kind: 'live' };
        break;
      case 'state':
        state = message.state;
        break;
      case 'simulation':
        if (simulation === null || message.view.serial >= simulation.serial) simulation = message.view;
        break;
      case 'cursor':
        riskHost.showRisk(message.id);
        break;
    }
    invalidate();
  });
  host.post({ type: 'ready' });
  draw();

  function draw(): void {
    const restart = (): void => host.post({ type: 'restart' });
    const showFirst = (): void => {
      if (view?.firstError) reveal(view.firstError.target, false);
    };
    notice.draw({
      lines: panelLines({ state, view, readOnly: settings.readOnly, asOf: asOf(settings), restart, showFirst }),
      instead: instead(),
      loading: state.kind === 'loading' && !view,
    });
    content.hidden = view === null;
    summary.root.hidden = view === null;
    if (!view) return;
    const words = wordsOf(view, settings);
    const shown = shownRisks(view, choices);
    summary.draw(view, words);
    kinds.draw(choices.kind);
    matrix.draw(view, choices);
    register.draw(shown, choices, words);
    if (simulation) charts.update(simulation, view);
    setText(narrowed, narrowedWords(choices, shown.length));
    clear.hidden = choices.cell === null && choices.filter === '';
  }

  /** The sentence in place of the panel where there is nothing to draw. */
  function instead(): NoticeLine | null {
    if (view && view.risks.length > 0) return null;
    if (view)
      return { icon: 'info', text: 'No risks written yet. Write one under “risks:” in the plan, and it appears here.' };
    return withoutPicture(state, {
      restart: () => host.post({ type: 'restart' }),
      useTemplate: settings.readOnly === null ? () => host.post({ type: 'newPlan' }) : null,
    });
  }
}

const NO_WORDS: RegisterWords = { dates: dateWords('', false), numbers: numberWords(undefined, null) };

function slot(name: string): HTMLElement {
  return element('div', { class: `slot ${name}` });
}

/** Each view comes with the time it was read at. */
function asOf({ locale, today }: PanelSettings): string {
  return dateWords(locale, false).clock(today);
}

function wordsOf(view: RiskView, settings: PanelSettings): RegisterWords {
  const dates = dateWords(settings.locale, view.finish - view.start > YEAR);
  return { dates, numbers: numberWords(dates.locale, view.currency) };
}

/** Risks of the chosen kind, in the chosen cell, that hold the filter's words. */
function shownRisks(view: RiskView, { kind, cell, filter }: Choices): RiskRow[] {
  const word = filter.trim().toLocaleLowerCase();
  return view.risks.filter((risk) => {
    if (risk.kind !== kind) return false;
    if (
      cell &&
      (risk.status === 'closed' ||
        risk.current?.probability !== cell.probability ||
        risk.current.impact !== cell.impact)
    )
      return false;
    if (word === '') return true;
    const text = [risk.title, risk.id, risk.cause, risk.effect, risk.category, risk.owner, risk.response, risk.status];
    return text.some((part) => part?.toLocaleLowerCase().includes(word));
  });
}

function narrowedWords({ cell, filter }: Choices, shown: number): string {
  if (!cell && filter === '') return '';
  const where = cell ? `, ${cellWords(cell as Parameters<typeof cellWords>[0])}` : '';
  return `${counted(shown, ['risk', 'risks'])}${where}`;
}

function kindSwitch(choose: (kind: RiskRow['kind']) => void): {
  readonly root: HTMLElement;
  readonly draw: (kind: RiskRow['kind']) => void;
} {
  const threats = button({ label: 'Threats', text: 'Threats', pressed: true, onClick: () => choose('threat') });
  const opportunities = button({
    label: 'Opportunities',
    text: 'Opportunities',
    pressed: false,
    onClick: () => choose('opportunity'),
  });
  return {
    root: element('div', { class: 'kinds', role: 'group', 'aria-label': 'Kind of risk' }, threats, opportunities),
    draw: (kind) => {
      threats.setAttribute('aria-pressed', String(kind === 'threat'));
      opportunities.setAttribute('aria-pressed', String(kind === 'opportunity'));
    },
  };
}

/** What the letters and marks of the matrix mean. */
function key(): HTMLElement {
  return element(
    'p',
    { class: 'key' },
    '○ without response  ● with response. L low, M medium, H high, C critical. A number counts the risks that stand there now.',
  );
}
