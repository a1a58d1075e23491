/** The register with what narrows and changes it; without any risk an invitation to write the first. */
import type { Exposure, RiskView } from '../../../../server/src/protocol/risks.ts';
import type { RiskEffect, SimulationView } from '../../../../server/src/protocol/simulation.ts';
import { counted } from '../shared/dates.ts';
import { button, element, setText } from '../shared/element.ts';
import type { Menus } from '../shared/menu.ts';
import type { ColumnId, RegisterWords } from './columns.ts';
import { editEntries } from './edit-menu.ts';
import type { RiskEditing } from './editing.ts';
import type { Choices } from './kept-state.ts';
import { askForValue } from './questions.ts';
import { register as makeRegister } from './register.ts';
import { registerBar } from './register-bar.ts';
import { mayHappen, shownRisks } from './register-filter.ts';
import type { RiskHost } from './risk-host.ts';
import { section } from './section.ts';

interface Parts {
  readonly host: RiskHost;
  readonly menus: Menus;
  readonly editing: RiskEditing;
  readonly choices: Readonly<Choices>;
  readonly choose: (change: Partial<Choices>) => void;
}

export interface RegisterSection {
  readonly root: HTMLElement;
  readonly draw: (view: RiskView, simulation: SimulationView | null, words: RegisterWords, editable: boolean) => void;
  /** Brings a risk into sight once it is drawn. */
  readonly show: (id: string) => void;
}

export function registerSection({ host, menus, editing, choices, choose }: Parts): RegisterSection {
  let view: RiskView | null = null;
  let toShow: string | null = null;
  let most = MOST_ROWS;
  let says = '';
  let drawn: RiskView | null = null;
  let drawnWords: RegisterWords | null = null;
  const part = section({ id: 'register', title: 'Register' });
  const totals = element('p', { class: 'totals quiet' });
  const bar = registerBar({ menus, choices, choose, add: () => void editing.add() });
  const register = makeRegister({
    sort: (column: ColumnId) => {
      const { sort } = choices;
      const descending = sort.column === column ? !sort.descending : !TEXT_COLUMNS.includes(column);
      choose({ sort: { column, descending } });
    },
    select: (risk) => choose({ selected: choices.selected === risk.id ? null : risk.id }),
    reveal: host.reveal,
    act: ({ id }, action, done) => editing.write({ kind: 'risk-action', id, action, done }),
    edit: (risk, column, cell) => {
      if (!view) return;
      const input = {
        risk,
        view,
        words: host.words(),
        write: editing.write,
        ask: (question: Parameters<typeof askForValue>[1], then: (value: string) => void) =>
          void askForValue(editing.dialog, question).then((value) => value !== null && then(value)),
      };
      const entries = editEntries(column, input);
      if (entries) menus.open(`Change ${risk.title}`, () => entries, cell);
    },
  });
  const empty = element(
    'div',
    { class: 'empty' },
    element('p', {}, 'No risks written yet'),
    element(
      'p',
      { class: 'quiet' },
      'A risk is something uncertain that would hurt the project, or help it. Written down, it is scored, simulated and followed here.',
    ),
  );
  const first = button({
    label: 'Add a risk',
    text: 'Add a risk',
    className: 'button primary',
    onClick: () => void editing.add(),
  });
  empty.append(first);
  const more = button({
    label: 'Show all',
    text: 'Show all',
    className: 'button link',
    onClick: () => {
      most = Number.POSITIVE_INFINITY;
      choose({});
    },
  });
  const nothing = element('p', { class: 'quiet nothing' }, 'Nothing matches.');
  part.body.append(totals, bar.root, register.root, more, nothing, empty);

  return {
    root: part.root,
    show: (id) => {
      toShow = id;
    },
    draw: (next, simulation, words, editable) => {
      view = next;
      const isEmpty = next.risks.length === 0;
      empty.hidden = !isEmpty;
      first.hidden = !editable;
      for (const each of [totals, bar.root, register.root]) each.hidden = isEmpty;
      if (isEmpty) more.hidden = true;
      const effects = simulation?.result?.risks ?? NO_EFFECTS;
      const notCompared = simulation?.result?.notCompared ?? null;
      // Trials come in ten times a second, and the register seldom says anything else for them.
      const now = JSON.stringify([
        next.uri,
        next.version,
        editable,
        effects,
        notCompared,
        most,
        { ...choices, parts: null },
      ]);
      if (now !== says || drawn !== next || drawnWords !== words) {
        [says, drawn, drawnWords] = [now, next, words];
        const shown = shownRisks(next.risks, choices);
        bar.draw(next, shown.length, editable);
        register.draw({
          shown,
          choices,
          words: {
            ...words,
            effects: new Map(effects.map((effect) => [effect.id, effect])),
          },
          editable,
          most,
        });
        more.hidden = shown.length <= most;
        setText(more, `Show all ${shown.length}`);
        register.root.hidden = shown.length === 0;
        nothing.hidden = isEmpty || shown.length > 0;
        setText(totals, [totalWords(next, words), notCompared].filter(Boolean).join(' '));
      }
      if (toShow !== null) register.show(toShow, false);
      toShow = null;
    },
  };
}

/** More than anybody reads; a table of all of a thousand takes a second to lay out. */
const MOST_ROWS = 100;

const NO_EFFECTS: readonly RiskEffect[] = [];
const TEXT_COLUMNS: readonly ColumnId[] = ['title', 'response', 'owner', 'due', 'status'];

/** How many risks there are, and what they expose the plan to. */
function totalWords(view: RiskView, { dates, numbers }: RegisterWords): string {
  const live = view.risks.filter(mayHappen);
  const threats = live.filter((risk) => risk.kind === 'threat');
  const opportunities = live.length - threats.length;
  const high = threats.filter(({ current }) => current?.band === 'high' || current?.band === 'critical').length;
  const amounts = (name: string, { days, cost }: Exposure): string[] => {
    const told = [
      ...(days === null ? [] : [`${numbers.days(days)} d`]),
      ...(cost === null ? [] : [numbers.money(cost)]),
    ];
    return told.length > 0 ? [`${name} ${told.join(' and ')}`] : [];
  };
  const parts = [
    `${counted(threats.length, ['live threat', 'live threats'], dates.locale)}, ${high} high or critical`,
    ...amounts('exposure', view.threats),
    ...(opportunities > 0
      ? [
          ...amounts(
            `${counted(opportunities, ['opportunity', 'opportunities'], dates.locale)} worth`,
            view.opportunities,
          ),
        ]
      : []),
  ];
  const exceeded = view.limits.filter((limit) => limit.exceeded).map(({ category }) => category ?? 'the whole plan');
  const over = exceeded.length > 0 ? ` More than the appetite allows for ${exceeded.join(', ')}.` : '';
  return `${parts.join('; ')}.${over}`;
}
