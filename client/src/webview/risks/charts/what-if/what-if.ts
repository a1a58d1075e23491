/**
 * The what-if: a switch for each risk and one for its response, and what they change. Asks for another
 * simulation with the same draws; the plan is written only by Apply, which the page asks about first.
 */
import type { RiskView } from '../../../../../../server/src/protocol/risks.ts';
import type { SimulationView, WhatIf } from '../../../../../../server/src/protocol/simulation.ts';
import { button, element, setText } from '../../../shared/element.ts';
import type { Chart, RiskHost } from '../../risk-host.ts';
import { section } from '../../section.ts';
import { drawTable } from '../../twin-table.ts';
import { showMore } from '../plot/show-more.ts';
import { isChanged, isSame, readWhatIf, switched, type WhatIfRow, whatIfRows } from './switches.ts';
import { effectText, INVITATION, whatIfSummary } from './what-if-words.ts';

const NONE: WhatIf = { off: [], answered: [] };
const COLUMNS = [{ title: 'Risk' }, { title: 'Can happen' }, { title: 'Response done' }];
const EFFECT = { title: 'Moves P80 by, working days', numeric: true };
/** As many without asking. */
const FEW = 6;

export function createWhatIf(slot: HTMLElement, host: RiskHost): Chart {
  let shown: { readonly view: SimulationView; readonly risks: RiskView } | null = null;
  /** As the switches stand; the figures follow. */
  let wanted: WhatIf = NONE;
  /** Asked for and not yet answered. */
  let waiting = false;
  /** To be told aloud once the figures are whole. */
  let untold = false;
  const boxes = new Map<string, HTMLInputElement>();

  const part = section({ id: 'what-if', title: 'What if' });
  const summary = element('p', { class: 'what-if-summary' });
  const reset = button({ label: 'Reset', text: 'Reset', className: 'button bordered', onClick: resetAll });
  const apply = button({
    label: 'Apply to the plan',
    text: 'Apply…',
    title: 'Write it into the plan: risks switched off are closed, actions of responses are done',
    className: 'button bordered',
    onClick: () => host.apply(wanted),
  });
  const table = element('div', { class: 'what-if-table' });
  const more = showMore(FEW, draw);
  part.body.append(element('div', { class: 'what-if-head' }, summary, reset, apply), table, more.root);
  slot.replaceChildren(part.root);

  function ask(whatIf: WhatIf): void {
    wanted = whatIf;
    waiting = true;
    untold = isChanged(whatIf);
    host.keep('what-if', whatIf);
    host.post({ type: 'whatIf', whatIf });
    draw();
  }

  /** The button goes, and the focus with it, unless that has another place. */
  function resetAll(): void {
    ask(NONE);
    table.querySelector('input')?.focus();
  }

  function draw(): void {
    if (!shown) return;
    const { view, risks } = shown;
    const rows = whatIfRows(risks, view, wanted);
    slot.hidden = rows.length === 0 || view.state.kind === 'nothing-varies';
    const words = host.words();
    const changed = isChanged(wanted);
    const told = waiting ? null : whatIfSummary(view, words);
    setText(summary, changed ? (told?.shown ?? 'Calculating…') : INVITATION);
    reset.hidden = !changed;
    apply.hidden = !changed || host.settings().readOnly !== null;
    drawRows(more.cut(rows));
  }

  function drawRows(rows: readonly WhatIfRow[]): void {
    const words = host.words();
    const compared = rows.some(({ effect }) => effect?.p80Days);
    drawTable(
      table,
      'What if',
      compared ? [...COLUMNS, EFFECT] : COLUMNS,
      rows.map((row) => [
        { text: row.risk.title, run: () => host.reveal(row.risk.target, false) },
        box('off', row, row.strikes, `${row.risk.title} can happen`),
        row.answered === null
          ? responseWords(row)
          : box('answered', row, row.answered, `Response to ${row.risk.title} is done`),
        ...(compared ? [effectText(row.effect, words)] : []),
      ]),
    );
  }

  /** The same box for the same switch, so that the focus stays in it. */
  function box(list: keyof WhatIf, { risk }: WhatIfRow, checked: boolean, label: string): HTMLElement {
    const key = `${list} ${risk.id}`;
    let input = boxes.get(key);
    if (!input) {
      input = element('input', { type: 'checkbox', class: 'check' });
      input.addEventListener('change', () => ask(switched(wanted, list, risk.id)));
      boxes.set(key, input);
    }
    input.setAttribute('aria-label', label);
    input.checked = checked;
    return input;
  }

  return {
    update: (view, risks) => {
      // A reload of the window has ended the server that knew them; one that still does has the last word.
      if (!shown && !isChanged(view.whatIf)) {
        const kept = readWhatIf(host.kept('what-if'), whatIfRows(risks, view, NONE));
        shown = { view, risks };
        if (isChanged(kept)) ask(kept);
      }
      const answer = isSame(view.whatIf, wanted);
      // Another window, or a restart, may have turned them; what the reader has just asked for comes first.
      if (!waiting && !answer) {
        wanted = view.whatIf;
        host.keep('what-if', wanted);
      }
      if (answer && view.result && view.state.kind !== 'stale') waiting = false;
      shown = { view, risks };
      draw();
      const told = untold && !waiting && view.state.kind !== 'running' ? whatIfSummary(view, host.words()) : null;
      if (!told) return;
      untold = false;
      host.say(told.spoken);
    },
  };
}

function responseWords({ risk: { actionsTotal, actionsDone } }: WhatIfRow): string {
  if (actionsTotal === 0) return 'no actions';
  return actionsDone < actionsTotal ? 'no residual risk written' : 'done';
}
