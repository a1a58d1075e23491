/** Why a row lies where it lies: the sentence, what decided it back to the root, what comes before and after. */
import type { TimelineLink, TimelineRow, TimelineView } from '../../../../../server/src/protocol/timeline.ts';
import type { Target } from '../../../../../server/src/protocol/view.ts';
import type { DateWords } from '../../shared/dates.ts';
import { button, element } from '../../shared/element.ts';
import { icon } from '../../shared/icons.ts';
import { driversOf } from '../model/chain.ts';
import { decisionWords, inWords, whenOf } from '../model/words.ts';

export interface WhyActions {
  readonly close: () => void;
  /** Selects another row and brings it into sight. */
  readonly go: (row: number) => void;
  readonly reveal: (target: Target) => void;
}

export interface WhyPane {
  readonly root: HTMLElement;
  readonly draw: (view: TimelineView, row: number, dates: DateWords) => void;
  readonly focus: () => void;
}

export function whyPane(actions: WhyActions): WhyPane {
  const title = element('h2', { class: 'why-title', id: 'why-title' });
  const close = button({ label: 'Close', title: 'Close (Esc)', icon: icon('close'), onClick: actions.close });
  const body = element('div', { class: 'why-body', tabindex: 0, role: 'region', 'aria-labelledby': 'why-title' });
  const root = element(
    'aside',
    { class: 'why', 'aria-label': 'Why' },
    element('div', { class: 'why-head' }, title, close),
    body,
  );
  let drawn: { view: TimelineView; row: number } | null = null;

  return {
    root,
    draw: (view, index, dates) => {
      if (drawn?.view === view && drawn.row === index) return;
      drawn = { view, row: index };
      const row = view.rows[index];
      title.textContent = row?.name ?? 'Why?';
      const parts = row
        ? content(view, row, index, dates, actions)
        : [element('p', {}, 'Select a row to see why it lies where it lies.')];
      body.replaceChildren(...parts);
      body.scrollTop = 0;
    },
    focus: () => body.focus(),
  };
}

function content(
  view: TimelineView,
  row: TimelineRow,
  index: number,
  dates: DateWords,
  actions: WhyActions,
): HTMLElement[] {
  const parts: HTMLElement[] = [
    element('p', { class: 'why-dates' }, facts(row, dates)),
    element('p', { class: 'why-sentence' }, row.why),
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
      onClick: () => actions.reveal(row.target),
    }),
  );
  for (const finding of row.findings) {
    const line = button({
      label: finding.message,
      text: finding.message,
      title: `${finding.message} (${finding.rule})`,
      icon: icon(finding.severity, `icon ${finding.severity}`),
      className: 'button why-finding',
      onClick: () => actions.reveal(finding.target),
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
