/** The line at the foot: how much there is, when the plan finishes, what was found. Never folded away. */
import type { TimelineView } from '../../../../../server/src/protocol/timeline.ts';
import { counted, type DateWords } from '../../shared/dates.ts';
import { button, element, setText } from '../../shared/element.ts';
import { icon } from '../../shared/icons.ts';
import type { Page, Part } from '../part.ts';

export function statusBar({ model, host }: Page): Part {
  const counts = element('span', { class: 'counts' });
  const finish = element('span', { class: 'finish' });
  const late = element('span', { class: 'late' });
  const numbers = { error: element('span'), warning: element('span'), info: element('span') };
  const findings = button({
    label: 'Findings',
    title: 'Show the findings',
    className: 'button findings',
    onClick: () => host.post({ type: 'showProblems' }),
  });
  for (const severity of ['error', 'warning', 'info'] as const) {
    findings.append(
      element('span', { class: `count ${severity}` }, icon(severity, `icon ${severity}`), numbers[severity]),
    );
  }
  const root = element(
    'footer',
    { class: 'status-bar', 'aria-label': 'Plan' },
    counts,
    finish,
    late,
    element('span', { class: 'room' }),
    findings,
  );
  return {
    at: [['foot', root]],
    focus: { status: () => findings.focus() },
    draw: ({ view }) => {
      const { dates } = model;
      if (!view) return;
      setText(counts, countWords(view, model.shown.rows.length, dates));
      setText(finish, `Finish ${dates.shortEnd(view.finish)}`);
      finish.title = dates.longEnd(view.finish);
      setText(late, lateness(view));
      const found = view.findings;
      for (const severity of ['error', 'warning', 'info'] as const) {
        setText(numbers[severity], String(found[severity]));
        numbers[severity].parentElement?.classList.toggle('none', found[severity] === 0);
      }
      findings.setAttribute('aria-label', findingsWords(found));
      findings.title = findingsWords(found);
    },
  };
}

function countWords(view: TimelineView, shown: number, dates: DateWords): string {
  const tasks = view.rows.filter((row) => row.kind === 'task').length;
  const all = counted(tasks, ['task', 'tasks'], dates.locale);
  const critical = `${new Intl.NumberFormat(dates.locale).format(view.criticalCount)} critical`;
  if (shown === view.rows.length) return `${all}, ${critical}`;
  const number = new Intl.NumberFormat(dates.locale);
  return `${number.format(shown)} of ${number.format(view.rows.length)} rows shown, ${critical}`;
}

function lateness(view: TimelineView): string {
  if (view.deadline === null) return '';
  const days = Math.ceil((view.finish - view.deadline) / 1440);
  if (days <= 0) return 'meets its deadline';
  return `${counted(days, ['calendar day', 'calendar days'])} after its deadline`;
}

function findingsWords({ error, warning, info }: TimelineView['findings']): string {
  if (error + warning + info === 0) return 'No findings';
  return [
    error && counted(error, ['error', 'errors']),
    warning && counted(warning, ['warning', 'warnings']),
    info && counted(info, ['note', 'notes']),
  ]
    .filter(Boolean)
    .join(', ');
}
