/**
 * The risk page: puts its sections together in the order of the page, takes messages of the panel, and
 * draws once a frame. Every part draws what it is given; what the reader chose survives a reload.
 */
import type { PanelSettings, PanelState, ToRisks } from '../../../../server/src/protocol/panel.ts';
import type { RiskView } from '../../../../server/src/protocol/risks.ts';
import type { SimulationView } from '../../../../server/src/protocol/simulation.ts';
import type { Target } from '../../../../server/src/protocol/view.ts';
import { announcer } from '../shared/announce.ts';
import { dateWords } from '../shared/dates.ts';
import { element, setText } from '../shared/element.ts';
import { oncePerFrame } from '../shared/frame.ts';
import type { Host } from '../shared/host.ts';
import { menus as makeMenus } from '../shared/menu.ts';
import { notice as makeNotice, type NoticeLine, panelLines, withoutPicture } from '../shared/notice.ts';
import { createCharts } from './charts/charts.ts';
import type { RegisterWords } from './columns.ts';
import { riskEditing } from './editing.ts';
import { exportMenu } from './exports/export-menu.ts';
import { burnDownChart } from './exposure/burn-down.ts';
import { header as makeHeader } from './header.ts';
import { heatMap as makeHeatMap } from './heat-map.ts';
import { type Choices, NOTHING_ONLY, readChoices } from './kept-state.ts';
import { pageWords } from './page-words.ts';
import { registerSection } from './register-section.ts';
import type { RiskHost } from './risk-host.ts';
import { isSamePlace } from './same-place.ts';
import { sectionLinks } from './section-links.ts';
import { weeks as makeWeeks } from './weeks.ts';
import { numberWords } from './words.ts';

/** Nothing is said to load before this, or every opening would flicker. */
const LOADING_AFTER = 150;

export function riskPage(app: HTMLElement, host: Host<ToRisks>): void {
  const choices = readChoices(host.restored);
  let view: RiskView | null = null;
  let simulation: SimulationView | null = null;
  let settings: PanelSettings = { locale: '', today: 0, readOnly: null };
  let state: PanelState = { kind: 'loading' };
  const wordsFor = pageWords();
  let words = NO_WORDS;
  let isLateEnough = false;
  const invalidate = oncePerFrame(draw);
  const voice = announcer();
  const menus = makeMenus();

  function choose(change: Partial<Choices>): void {
    Object.assign(choices, change);
    host.keep(choices);
    invalidate();
  }

  const reveal = (target: Target, keepFocus: boolean): void => {
    // Where there is no text, a risk is shown in the register.
    const risk = host.standsAlone ? view?.risks.find((each) => isSamePlace(each.target, target)) : undefined;
    if (risk && choices.selected !== risk.id) showRisk(risk.id);
    else if (view) host.post({ type: 'reveal', version: view.version, target, keepFocus });
  };
  const editing = riskEditing({
    host,
    view: () => view,
    whyNot,
    say: voice.say,
    done: (id) => id !== null && showRisk(id),
  });
  const riskHost: RiskHost = {
    words: () => words,
    settings: () => settings,
    post: host.post,
    reveal,
    showRisk,
    say: voice.say,
    apply: (whatIf) => void editing.apply(whatIf),
    kept: (part) => choices.parts[part],
    keep: (part, value) => choose({ parts: { ...choices.parts, [part]: value } }),
  };
  const notice = makeNotice();
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
  const heat = makeHeatMap({ host: riskHost, choose, choices });
  const weeks = makeWeeks(riskHost);
  const burnDown = burnDownChart(riskHost);
  const list = registerSection({ host: riskHost, menus, editing, choices, choose });
  const content = element(
    'div',
    { class: 'content' },
    row('first', heat.root, slots.curve),
    row('pair', slots.whatIf, slots.responses),
    row('pair', slots.tornado, slots.scatter),
    row('pair', slots.milestones, slots.promises),
    row('pair', weeks.root, burnDown.root),
    list.root,
  );
  const exporting = exportMenu({
    standsAlone: host.standsAlone,
    content,
    host: riskHost,
    menus,
    view: () => view,
    simulation: () => simulation,
    choices,
  });
  const header = makeHeader({
    simulate: (action) => host.post({ type: 'simulate', action }),
    openExport: exporting.open,
  });
  const links = sectionLinks(content);
  const title = element('h1', { class: 'spoken-only' }, 'Risks');
  const stage = element('div', { class: 'stage' }, content, notice.place);
  app.replaceChildren(
    element(
      'main',
      { class: 'page' },
      title,
      header.root,
      slots.progress,
      notice.banner,
      links.root,
      stage,
      voice.region,
      editing.toast.root,
      editing.dialog.root,
      menus.root,
    ),
  );

  app.addEventListener('keydown', (event) => {
    if (event.key !== 'F6') return;
    links.walk(event.shiftKey ? -1 : 1);
    event.preventDefault();
    event.stopPropagation();
  });

  host.listen((message) => {
    switch (message.type) {
      case 'view':
        // The heat map begins with what there is.
        if (!view && isAllGood(message.view)) choices.kind = 'opportunity';
        view = message.view;
        settings = message.settings;
        state = { kind: 'live' };
        break;
      case 'state':
        state = message.state;
        break;
      case 'simulation':
        if (simulation !== null && message.view.serial < simulation.serial) break;
        // From now on each chart says itself whether there is something to show.
        if (simulation === null) for (const each of Object.values(slots)) each.hidden = false;
        simulation = message.view;
        break;
      case 'cursor':
        showRisk(message.id);
        break;
      case 'answer':
        break;
    }
    if (view) words = wordsFor(view, simulation, settings);
    editing.receive(message);
    invalidate();
  });
  setTimeout(() => {
    isLateEnough = true;
    invalidate();
  }, LOADING_AFTER);
  host.post({ type: 'ready' });
  draw();

  /** Why nothing can be changed; null where it can. */
  function whyNot(): string | null {
    if (settings.readOnly !== null) return settings.readOnly;
    return state.kind === 'live' ? null : 'The plan is being read anew.';
  }

  /** By its own id, or by that of something it affects. */
  function showRisk(id: string): void {
    const risk =
      view?.risks.find((each) => each.id === id) ??
      view?.risks.find(({ affects }) => affects.some((item) => item.id === id));
    if (!risk) return;
    choose({ selected: risk.id, cell: null, filter: '', only: NOTHING_ONLY });
    list.show(risk.id);
  }

  function draw(): void {
    const restart = (): void => host.post({ type: 'restart' });
    const showFirst = (): void => {
      if (view?.firstError) reveal(view.firstError.target, false);
    };
    notice.draw({
      lines: panelLines({ state, view, readOnly: settings.readOnly, asOf: asOf(settings), restart, showFirst }),
      instead: instead(),
      loading: isLateEnough && state.kind === 'loading' && !view,
    });
    for (const part of [content, header.root, links.root]) part.hidden = view === null;
    if (!view) return;
    setText(title, `Risks of ${view.projectName}`);
    header.draw(view, simulation, words);
    heat.root.hidden = view.risks.length === 0;
    weeks.root.hidden = view.risks.length === 0;
    heat.draw(view);
    weeks.draw(view, words);
    burnDown.draw(view, words);
    list.draw(view, simulation, words, whyNot() === null);
    if (simulation) charts.update(simulation, view);
    links.draw();
  }

  /** The sentence in place of the panel where there is nothing to draw. */
  function instead(): NoticeLine | null {
    if (view) return null;
    return withoutPicture(state, {
      restart: () => host.post({ type: 'restart' }),
      useTemplate: settings.readOnly === null ? () => host.post({ type: 'newPlan' }) : null,
    });
  }
}

const NO_WORDS: RegisterWords = { dates: dateWords('', 'none'), numbers: numberWords(undefined, null) };

/** Empty, and out of sight, before the first word of a simulation. */
function slot(name: string): HTMLElement {
  return element('div', { class: `slot ${name}`, hidden: true });
}

function row(name: string, ...parts: readonly HTMLElement[]): HTMLElement {
  return element('div', { class: `line ${name}` }, ...parts);
}

function isAllGood({ risks }: RiskView): boolean {
  return risks.length > 0 && risks.every(({ kind }) => kind === 'opportunity');
}

/** Each view comes with the time it was read at. */
function asOf({ locale, today }: PanelSettings): string {
  return dateWords(locale, 'none').clock(today);
}
