/**
 * The other end of a page that stands alone: it has the view and every explanation in itself, keeps nothing,
 * and saves pictures as downloads. There is no text to lead to and nobody to ask.
 */
import type { FromPanel, ToTimeline } from '../../../../../server/src/protocol/panel.ts';
import type { ReportData } from '../../../../../server/src/protocol/report.ts';
import type { WhyView } from '../../../../../server/src/protocol/timeline.ts';
import { receivedTimeline } from '../../../../../server/src/protocol/timeline-wire.ts';
import { type DateWords, dateWords } from '../../shared/dates.ts';
import { download } from '../../shared/download.ts';
import { element } from '../../shared/element.ts';
import type { Host } from '../../shared/host.ts';
import { rowOfHash } from '../../shared/report-address.ts';

/** Once the timeline is in sight, knows its size, and is drawn. */
const DRAWN_AFTER = 300;
const NOWHERE = { uri: '', range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } };

/** Null where the page is no report. */
export function reportHost(): Host<ToTimeline> | null {
  const holder = document.getElementById('report-data');
  if (!holder) return null;
  // What an own script of the page wrote; a report is made and opened as one file.
  const data: ReportData = JSON.parse(holder.textContent ?? '');
  const { rows } = receivedTimeline(data.view);
  const rowOf = new Map(rows.map(({ id }, row) => [id, row]));
  followColours();
  const dates = dateWords(data.locale, 'none');
  document.body.prepend(headOf(data, dates));
  let handle: (message: ToTimeline) => void = () => {};
  const later = (message: ToTimeline): void => queueMicrotask(() => handle(message));
  return {
    standsAlone: true,
    restored: null,
    keep: () => {},
    listen: (listener) => {
      handle = listener;
      window.addEventListener('hashchange', showNamed);
    },
    post: (message) => {
      const answer = answerTo(message);
      if (answer) later(answer);
      if (message.type === 'ready') showNamed();
      if (message.type === 'ready' && location.hash === '#print') setTimeout(() => window.print(), DRAWN_AFTER);
    },
  };

  function showNamed(): void {
    const id = rowOfHash(location.hash);
    if (id === null) return;
    setTimeout(() => handle({ type: 'cursor', id }), DRAWN_AFTER);
  }

  function answerTo(message: FromPanel): ToTimeline | null {
    switch (message.type) {
      case 'ready':
        return {
          type: 'view',
          view: data.view,
          settings: {
            locale: data.locale,
            today: civilNow(),
            readOnly: readOnly(data, dates),
            ...(data.asOf === null ? {} : { asOf: data.asOf }),
          },
        };
      case 'why': {
        const why = whyOf(message.id);
        return why && { type: 'why', why };
      }
      case 'save':
        download(data.view.projectName || 'timeline', message.format, message.data);
        return null;
      default:
        return null;
    }
  }

  function whyOf(id: string): WhyView | null {
    const row = rowOf.get(id);
    const why = row === undefined ? undefined : data.whys[row];
    if (!why) return null;
    return {
      version: data.view.version,
      id,
      sentence: data.texts[why.sentence] ?? '',
      chain: why.chain.map(([at, text]) => ({
        id: rows[at]?.id ?? '',
        name: rows[at]?.name ?? data.view.projectName,
        sentence: data.texts[text] ?? '',
      })),
      risks: why.risks.map((risk) => ({ ...risk, target: NOWHERE })),
      fixes: [],
      slacks: why.slacks,
    };
  }
}

function readOnly({ asOf }: ReportData, { told }: DateWords): string {
  return asOf === null
    ? 'This is a report: it shows the plan as it was when it was made.'
    : `This is a report: it shows the plan as of ${told(asOf)}.`;
}

/** Of which plan it is, and of when: no tab of an editor says so. The views, where there are several, stand beside it. */
function headOf({ view: { projectName, statusDate }, asOf }: ReportData, { told }: DateWords): HTMLElement {
  const days = [
    asOf === null ? '' : `As of ${told(asOf)}`,
    statusDate === null ? '' : `${asOf === null ? 'Status' : 'status'} date ${told(statusDate - 1)}`,
  ];
  return element(
    'header',
    { class: 'report-head' },
    element('h1', { class: 'report-name' }, projectName || 'Plan'),
    element('span', { class: 'report-days' }, days.filter(Boolean).join(' · ')),
  );
}

/** The reader's wall clock, as a civil minute. */
function civilNow(): number {
  const now = new Date();
  return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate(), now.getHours(), now.getMinutes()) / 60_000;
}

/** The page's style asks for the classes of the editor's themes. */
function followColours(): void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const dress = (): void => {
    const kind = dark.matches ? 'vscode-dark' : 'vscode-light';
    document.body.classList.remove('vscode-dark', 'vscode-light');
    document.body.classList.add(kind);
    document.body.dataset['vscodeThemeKind'] = kind;
  };
  dark.addEventListener('change', dress);
  dress();
}
