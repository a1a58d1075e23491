/** Why a row lies where it lies: the sentence, what decided it back to the root, what comes before and after. */
import type { TimelineLink, TimelineRow, TimelineView, WhyView } from '../../../../../server/src/protocol/timeline.ts';
import type { DateWords } from '../../shared/dates.ts';
import { button, element } from '../../shared/element.ts';
import { icon } from '../../shared/icons.ts';
import { inWords } from '../model/amounts.ts';
import { driversOf } from '../model/chain.ts';
import { decisionWords, whenOf } from '../model/words.ts';
import type { Page, Part } from '../part.ts';

interface WhyActions {
  readonly close: () => void;
  /** Selects another row and brings it into sight. */
  readonly go: (row: number) => void;
  readonly revealItem: (id: string, finding?: number | null) => void;
}

export function whyPane({ model, actions: page, host }: Page): Part {
  const actions: WhyActions = {
    close: () => page.openWhy(false),
    go: page.goToRow,
    revealItem: (id, finding = null) => host.post({ type: 'revealItem', id, finding, keepFocus: true }),
  };
  const title = element('h2', { class: 'why-title', id: 'why-title' });
  const close = button({ label: 'Close', title: 'Close (Esc)', icon: icon('close'), onClick: actions.close });
  const body = element('div', { class: 'why-body', tabindex: 0, role: 'region', 'aria-labelledby': 'why-title' });
  const root = element(
    'aside',
    { class: 'why', 'aria-label': 'Why' },
    element('div', { class: 'why-head' }, title, close),
    body,
  );
  let drawn: { view: TimelineView; row: number; why: WhyView | null } | null = null;
  let asked: { view: TimelineView; row: number } | null = null;

  root.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    actions.close();
  });

  return {
    at: [['side', root]],
    focus: { why: () => body.focus() },
    draw: ({ view }) => {
      root.hidden = !(model.whyOpen && view);
      if (!model.whyOpen || !view) return;
      const { selectedRow: index, dates } = model;
      const row = view.rows[index];
      if (row && (asked?.view !== view || asked.row !== index)) {
        asked = { view, row: index };
        host.post({ type: 'why', version: view.version, id: row.id });
      }
      const why = model.why?.id === row?.id ? model.why : null;
      if (drawn?.view === view && drawn.row === index && drawn.why === why) return;
      drawn = { view, row: index, why };
      title.textContent = row?.name ?? 'Why?';
      const parts = row
        ? content(view, row, index, dates, actions, why)
        : [element('p', {}, 'Select a row to see why it lies where it lies.')];
      body.replaceChildren(...parts);
      body.scrollTop = 0;
    },
  };
}

function content(
  view: TimelineView,
  row: TimelineRow,
  index: number,
  dates: DateWords,
  actions: WhyActions,
  why: WhyView | null,
): HTMLElement[] {
  const parts: HTMLElement[] = [
    element('p', { class: 'why-dates' }, facts(row, dates)),
    element('p', { class: 'why-sentence' }, why?.sentence ?? ''),
  ];
  const consequences = consequenceWords(row, dates);
  if (consequences) parts.push(element('p', { class: 'why-sentence' }, consequences));
  parts.push(
    button({
      label: 'Show in the text',
      text: 'Show in the text',
      title: 'Show in the text (Ctrl+Enter)',
      icon: icon('text'),
      className: 'button why-text',
      onClick: () => actions.revealItem(row.id),
    }),
  );
  for (const [at, finding] of row.findings.entries()) {
    const line = button({
      label: finding.message,
      text: finding.message,
      title: `${finding.message} (${finding.rule})`,
      icon: icon(finding.severity, `icon ${finding.severity}`),
      className: 'button why-finding',
      onClick: () => actions.revealItem(row.id, at),
    });
    parts.push(line);
  }
  const chain = driversOf(view.rows, index);
  if (chain.length > 0) {
    const items = chain.map((at) => rowLine(view, at, dates, '', actions));
    parts.push(section(`Decided by (${chain.length})`, items));
  }
  const before = view.links.filter((link) => link.to === index);
  const after = view.links.filter((link) => link.from === index);
  if (before.length > 0)
    parts.push(
      section(
        'Waits for',
        before.map((link) => linkLine(view, link, link.from, dates, actions)),
      ),
    );
  if (after.length > 0)
    parts.push(
      section(
        'Then come',
        after.map((link) => linkLine(view, link, link.to, dates, actions)),
      ),
    );
  return parts;
}

function facts(row: TimelineRow, dates: DateWords): string {
  const parts = [whenOf(row, dates)];
  if (row.kind === 'gate') parts.push(decisionWords(row));
  else if (row.kind !== 'milestone') parts.push(inWords(row.durationText));
  if (row.done && row.kind !== 'gate') parts.push('done');
  else if (row.percent !== null && row.percent > 0 && !row.done) parts.push(`${row.percent}% complete`);
  if (row.who.length > 0) parts.push(row.who.join(', '));
  return parts.join(' · ');
}

function consequenceWords(row: TimelineRow, dates: DateWords): string {
  const sentences: string[] = [];
  if (!row.done && !row.cancelled) {
    if (row.totalSlack < 0)
      sentences.push(`It is ${inWords(row.slackText)} too late for what it must meet (negative slack).`);
    else if (row.critical) sentences.push('It decides the finish of the plan (critical).');
    else if (row.totalSlack > 0)
      sentences.push(`It can slip ${inWords(row.slackText)} before the plan finishes later (slack).`);
  }
  if (row.deadlineMissedBy && row.deadline !== null) {
    sentences.push(`Its deadline is ${dates.shortEnd(row.deadline)}: missed by ${inWords(row.deadlineMissedBy)}.`);
  } else if (row.deadline !== null) {
    sentences.push(`Its deadline, ${dates.shortEnd(row.deadline)}, is met.`);
  }
  return sentences.join(' ');
}

function section(title: string, items: readonly HTMLElement[]): HTMLElement {
  const list = element('ul', { class: 'why-list' }, ...items.map((item) => element('li', {}, item)));
  return element('section', {}, element('h3', {}, title), list);
}

const LINK_WORDS: Readonly<Record<TimelineLink['type'], string>> = {
  FS: 'finish to start',
  SS: 'start to start',
  FF: 'finish to finish',
  SF: 'start to finish',
};

function linkLine(
  view: TimelineView,
  link: TimelineLink,
  other: number,
  dates: DateWords,
  actions: WhyActions,
): HTMLElement {
  const words = [
    link.type === 'FS' ? '' : LINK_WORDS[link.type],
    link.lagText === '' ? '' : `${link.lagText.startsWith('-') ? 'overlaps by' : 'after'} ${inWords(link.lagText)}`,
    link.driving ? 'decides' : '',
  ];
  return rowLine(view, other, dates, words.filter(Boolean).join(', '), actions);
}

function rowLine(view: TimelineView, index: number, dates: DateWords, note: string, actions: WhyActions): HTMLElement {
  const row = view.rows[index];
  const name = row?.name ?? '';
  const when = row ? `${dates.short(row.start)} – ${dates.shortEnd(Math.max(row.finish, row.start + 1))}` : '';
  const slack = row && row.totalSlack > 0 && !row.done ? `slack ${row.slackText}` : '';
  const line = button({
    label: `${name}, ${when}`,
    title: name,
    className: 'button why-row',
    onClick: () => actions.go(index),
  });
  line.removeAttribute('aria-label');
  line.append(
    element('span', { class: 'why-name' }, name),
    element('span', { class: 'why-note' }, [when, note, slack].filter(Boolean).join(' · ')),
  );
  return line;
}
