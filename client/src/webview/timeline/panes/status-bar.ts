/** The line at the foot: how much there is, when the plan finishes, what was found. Never folded away. */
import type { TimelineView } from '../../../../../server/src/protocol/timeline.ts';
import { percentileName, sureWords } from '../../shared/confidence.ts';
import { counted, type DateWords } from '../../shared/dates.ts';
import { button, element, setText } from '../../shared/element.ts';
import { icon } from '../../shared/icons.ts';
import { numberWords } from '../../shared/numbers.ts';
import type { ShownRows } from '../model/shown-rows.ts';
import type { Tally } from '../model/tally.ts';
import { severityWords } from '../model/words.ts';
import type { Page, Part } from '../part.ts';

const SEVERITIES = ['error', 'warning', 'info'] as const;

const FINDINGS = {
  error: ['error', 'errors'],
  warning: ['warning', 'warnings'],
  info: ['note', 'notes'],
} as const;

export function statusBar({ model, host, actions }: Page): Part {
  const counts = element('span', { class: 'counts' });
  const finish = element('span', { class: 'finish' });
  const chance = element('span', { class: 'chance-words' });
  const late = element('span', { class: 'late' });
  const numbers = { error: element('span'), warning: element('span'), info: element('span') };
  const words = { error: spokenOnly(), warning: spokenOnly(), info: spokenOnly() };
  const none = element('span', { class: 'count' }, 'No findings');
  const findings = button({
    label: 'Findings',
    title: 'Show the findings',
    className: 'button findings',
    onClick: () => host.post({ type: 'showProblems' }),
  });
  for (const severity of SEVERITIES) {
    findings.append(
      element('span', { class: 'count' }, icon(severity, `icon ${severity}`), numbers[severity], words[severity]),
    );
  }
  findings.removeAttribute('aria-label');
  findings.append(none);
  const legend = button({
    label: 'Legend',
    text: 'Legend',
    title: 'What the marks mean (?)',
    icon: icon('help'),
    className: 'button legend-button',
    pressed: false,
    onClick: () => actions.openLegend(!model.legendOpen),
  });
  // A narrow page leaves out the text.
  legend.setAttribute('aria-label', 'Legend');
  const root = element(
    'footer',
    { class: 'status-bar', 'aria-label': 'Plan' },
    element('div', { class: 'facts' }, finish, chance, late, counts),
    findings,
    legend,
  );
  let drawn: readonly unknown[] = [];

  function draw(view: TimelineView): void {
    const { dates } = model;
    setText(counts, countWords(view, model.shown, model.tally, dates));
    setText(finish, `Finish ${dates.shortEnd(view.finish)}`);
    finish.title = dates.longEnd(view.finish);
    setText(chance, view.chance ? `${percentileName(view.chance.confidence)} ${dates.shortEnd(view.chance.sure)}` : '');
    chance.title = view.chance
      ? `${sureWords(view.chance.confidence)} by ${dates.longEnd(view.chance.sure)}, as likely as not by ${dates.longEnd(view.chance.p50)}`
      : '';
    chance.hidden = view.chance === null;
    setText(late, lateness(view, dates));
    late.title = latenessInFull(view, dates);
    late.classList.toggle('missed', view.deadline !== null && view.finish > view.deadline);
    for (const severity of SEVERITIES) {
      const count = view.findings[severity];
      // The number is in sight, what it counts is its icon; aloud it is a word.
      const [number = '', ...word] = counted(count, FINDINGS[severity], dates.locale).split(' ');
      setText(numbers[severity], number);
      setText(words[severity], ` ${word.join(' ')}`);
      numbers[severity].parentElement?.classList.toggle('none', count === 0);
    }
    const all = severityWords(view.findings, dates.locale);
    none.classList.toggle('none', all !== '');
    findings.title = all === '' ? 'No findings' : `${all}: show them`;
  }

  return {
    at: [['foot', root]],
    focus: { status: () => findings.focus() },
    draw: ({ view }) => {
      root.classList.toggle('nothing', !view || view.rows.length === 0);
      legend.setAttribute('aria-pressed', String(model.legendOpen));
      const now = [view, model.shown, model.dates];
      if (!view || now.every((part, at) => part === drawn[at])) return;
      drawn = now;
      draw(view);
    },
  };
}

function spokenOnly(): HTMLElement {
  return element('span', { class: 'spoken-only' });
}

type Shown = Pick<ShownRows, 'count' | 'outOf'>;

function countWords(view: TimelineView, shown: Shown, { tasks }: Tally, dates: DateWords): string {
  const { count, outOf } = shown;
  const number = (count: number) => numberWords(count, dates.locale);
  const critical = `${number(view.criticalCount)} critical`;
  if (count < outOf) return `${number(count)} of ${number(outOf)} shown, ${critical}`;
  return `${counted(tasks, ['task', 'tasks'], dates.locale)}, ${critical}`;
}

/** Whether the plan's deadline is met: as planned, and in most of what may come. */
function lateness({ deadline, finish, chance }: TimelineView, { locale }: DateWords): string {
  if (deadline === null) return '';
  const days = Math.ceil((finish - deadline) / 1440);
  if (days <= 0) return chance && chance.sure > deadline ? 'deadline at risk' : 'meets its deadline';
  return `${counted(days, ['calendar day', 'calendar days'], locale)} after its deadline`;
}

function latenessInFull({ deadline, finish, chance }: TimelineView, dates: DateWords): string {
  if (deadline === null) return '';
  const [by, verb] = [dates.longEnd(deadline), finish > deadline ? 'misses' : 'meets'];
  const sure = chance ? ` ${sureWords(chance.confidence)} by ${dates.longEnd(chance.sure)}.` : '';
  return `As planned it ${verb} its deadline, ${by}.${sure}`;
}
