/**
 * Why a row lies where it lies. The sentences are the server's and asked for when somebody looks; the
 * rest is told at once from the view. Of several selected rows it tells what they come to.
 */
import type { TimelineView, WhyView } from '../../../../../server/src/protocol/timeline.ts';
import { button, element, setText } from '../../shared/element.ts';
import { icon } from '../../shared/icons.ts';
import type { Frame, Page, Part } from '../part.ts';
import { whyContent } from './why-content.ts';
import { severalContent } from './why-several.ts';

/** A host that has not answered by then, or has nobody to ask, knows no answer. */
const PATIENCE = 2000;

export function whyPane(page: Page): Part {
  const { model, camera, host, actions, invalidate } = page;
  const title = element('h2', { class: 'why-title', id: 'why-title' });
  const close = button({
    label: 'Close',
    title: 'Close (Esc)',
    icon: icon('close'),
    onClick: () => actions.openWhy(false),
  });
  const body = element('div', { class: 'why-body', tabindex: 0, role: 'region', 'aria-labelledby': 'why-title' });
  const root = element(
    'aside',
    { class: 'why', 'aria-label': 'Why' },
    element('div', { class: 'why-head' }, title, close),
    body,
  );
  const asking = questions(page);
  let drawn: readonly unknown[] = [];
  let unfolded: ReadonlySet<string> = new Set();
  let room = { width: 0, height: 0 };
  let opening = true;

  root.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    actions.openWhy(false);
  });

  const use = {
    go: (row: number) => {
      const id = model.view?.rows[row]?.id;
      actions.goToRow(row);
      if (id !== undefined) host.post({ type: 'revealItem', id, finding: null, keepFocus: true });
    },
    showText: (id: string, finding: number | null) => host.post({ type: 'revealItem', id, finding, keepFocus: false }),
    showRisk: (risk: WhyView['risks'][number]) =>
      host.post({ type: 'reveal', version: model.view?.version ?? 0, target: risk.target, keepFocus: false }),
    unfold: (list: string) => {
      unfolded = new Set([...unfolded, list]);
      invalidate();
    },
  };

  const changes = {
    setDuration: () => page.run('duration'),
    fix: (id: string, finding: number, title: string) => page.write({ kind: 'fix', id, finding, title }),
  };

  /** The pane takes room of the chart, and may cover what it speaks of. */
  function keepSelectionInSight(view: TimelineView): void {
    const { rowsHeight, chartWidth } = model.layout;
    if (rowsHeight === room.height && chartWidth === room.width) return;
    const isNarrower = opening && chartWidth < room.width;
    room = { width: chartWidth, height: rowsHeight };
    const row = view.rows[model.selectedRow];
    const position = model.shown.positions[model.selectedRow] ?? -1;
    if (!row || position < 0 || rowsHeight <= 0) return;
    camera.showPosition(position);
    // Only as it opens: later the chart may be elsewhere on purpose.
    if (!isNarrower) return;
    opening = false;
    camera.showTime(row.start, row.finish);
  }

  function draw({ view }: Frame): void {
    const wasHidden = root.hidden;
    root.hidden = !(model.whyOpen && view);
    if (root.hidden || !view) {
      opening = true;
      room = { width: model.layout.chartWidth, height: model.layout.rowsHeight };
      return;
    }
    keepSelectionInSight(view);
    const index = model.selectedRow;
    const row = view.rows[index];
    const count = model.selectedRows.size;
    const { why, late } = count > 1 ? { why: null, late: false } : asking.answerFor(view, row?.id ?? null);
    const now = [view, index, count, model.selectedRows, model.dates, why, late, unfolded];
    if (!wasHidden && now.every((part, at) => part === drawn[at])) return;
    const isSame = drawn[1] === index && drawn[2] === count;
    if (!isSame) unfolded = new Set();
    drawn = [...now.slice(0, -1), unfolded];
    setText(title, count > 1 ? `${count} selected` : (row?.name ?? 'Why?'));
    const writing = model.settings.readOnly === null ? changes : { setDuration: null, fix: null };
    const shared = { view, dates: model.dates, use: { ...use, ...writing } };
    const parts =
      count > 1
        ? severalContent(shared, [...model.selectedRows])
        : row
          ? whyContent({ ...shared, row, index, why, late, unfolded, rowOf: (id) => model.rowOf(id) })
          : [element('p', {}, 'Select a row to see why it lies where it lies.')];
    replaceKeepingFocus(body, parts);
    if (!isSame) body.scrollTop = 0;
  }

  return { at: [['side', root]], focus: { why: () => body.focus() }, draw };
}

/** Asks again whenever the plan, the row or the language of dates is another, and keeps the answer of before until the new one is there. */
function questions({ model, host, invalidate }: Page) {
  let asked: { readonly id: string; readonly serial: number; readonly locale: string } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let late = false;
  return {
    answerFor: (view: TimelineView, id: string | null): { why: WhyView | null; late: boolean } => {
      if (id === null) return { why: null, late };
      const { locale } = model.settings;
      if (asked?.id !== id || asked.serial !== view.serial || asked.locale !== locale) {
        asked = { id, serial: view.serial, locale };
        late = false;
        host.post({ type: 'why', version: view.version, id });
        clearTimeout(timer);
        timer = setTimeout(() => {
          late = true;
          invalidate();
        }, PATIENCE);
      }
      return { why: model.why?.id === id ? model.why : null, late };
    },
  };
}

/** The button that had the focus is another after each change of the text; where it is gone the focus stays in the pane. */
function replaceKeepingFocus(body: HTMLElement, parts: readonly Node[]): void {
  const held = body.contains(document.activeElement) && document.activeElement !== body;
  const key = held ? document.activeElement?.getAttribute('data-key') : null;
  body.replaceChildren(...parts);
  if (!held) return;
  const again =
    key === null ? undefined : [...body.querySelectorAll('button')].find((each) => each.dataset['key'] === key);
  (again ?? body).focus();
}
