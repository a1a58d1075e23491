/**
 * The risks of a plan in a page that stands alone, beside its timeline: links above switch between the two.
 * The page lies in a tree of its own, since both have words of their own for style. It has all there is to
 * know in itself; there is no text to lead to and nobody to ask. What would lead to the line of a task leads to
 * its row of the timeline, by the address.
 */
import type { FromPanel, ToRisks } from '../../../../../server/src/protocol/panel.ts';
import type { ReportRisks } from '../../../../../server/src/protocol/report.ts';
import type { Target } from '../../../../../server/src/protocol/view.ts';
import { download } from '../../shared/download.ts';
import { element } from '../../shared/element.ts';
import type { Host } from '../../shared/host.ts';
import { rowHash } from '../../shared/report-address.ts';
import { isSamePlace } from '../same-place.ts';

const READ_ONLY = 'This is a report: it shows the plan as it was when it was made.';

/** False where the page is no report. Draws when it is first shown, for charts need their width. */
export function showInReport(draw: (root: HTMLElement, host: Host<ToRisks>) => void): boolean {
  const holder = document.getElementById('report-risks');
  const timeline = document.getElementById('root');
  if (!holder || !timeline) return false;
  // What an own script of the page wrote; a report is made and opened as one file.
  const data: ReportRisks = JSON.parse(holder.textContent ?? '');
  const risks = element('div', { id: 'risks' });
  risks.hidden = true;
  timeline.after(risks);
  const links = viewLinks((name) => {
    timeline.hidden = name === 'risks';
    risks.hidden = name !== 'risks';
    document.body.dataset['showing'] = name;
    if (name === 'risks' && !risks.shadowRoot) draw(rootIn(risks), reportHost(data));
  });
  document.querySelector('.report-head')?.append(links);
  return true;
}

type ViewName = 'timeline' | 'risks';

function viewLinks(show: (name: ViewName) => void): HTMLElement {
  const views: readonly (readonly [ViewName, string])[] = [
    ['timeline', 'Timeline'],
    ['risks', 'Risks'],
  ];
  const links = views.map(([name, text]) => {
    const link = element('a', { class: 'report-view', href: `#${name}` }, text);
    return { name, link };
  });
  const follow = (): void => {
    const name = location.hash === '#risks' ? 'risks' : 'timeline';
    for (const each of links) {
      if (each.name === name) each.link.setAttribute('aria-current', 'page');
      else each.link.removeAttribute('aria-current');
    }
    show(name);
  };
  window.addEventListener('hashchange', follow);
  follow();
  return element('nav', { class: 'report-views', 'aria-label': 'Views' }, ...links.map(({ link }) => link));
}

/** Style sheets made by script are no inline style, which the page's policy forbids. */
function rootIn(risks: HTMLElement): HTMLElement {
  const shadow = risks.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(document.getElementById('report-risks-style')?.textContent ?? '');
  shadow.adoptedStyleSheets = [sheet];
  const root = element('div', { id: 'root', class: 'in-report' });
  shadow.append(root);
  return root;
}

/** The task, phase or milestone that stands there; null where none is known. */
function itemAt(target: Target, { view, simulation }: Pick<ReportRisks, 'view' | 'simulation'>): string | null {
  const { milestones = [], merges = [], drivers = [] } = simulation?.result ?? {};
  const items = [...milestones, ...merges, ...drivers.filter(({ kind }) => kind === 'task')];
  const affected = view.risks.flatMap(({ affects }) => affects);
  return [...items, ...affected].find((item) => isSamePlace(item.target, target))?.id ?? null;
}

function reportHost({ view, simulation, locale }: ReportRisks): Host<ToRisks> {
  let handle: (message: ToRisks) => void = () => {};
  const tell = (message: FromPanel): void => {
    if (message.type === 'save') download(message.name ?? 'risks', message.format, message.data);
    if (message.type === 'reveal') {
      const id = itemAt(message.target, { view, simulation });
      if (id !== null) location.hash = rowHash(id);
    }
    if (message.type !== 'ready') return;
    const settings = { locale, today: view.statusDate ?? view.start, readOnly: READ_ONLY };
    handle({ type: 'view', view, settings });
    if (simulation) handle({ type: 'simulation', view: simulation });
  };
  return {
    standsAlone: true,
    restored: null,
    keep: () => {},
    listen: (listener) => {
      handle = listener;
    },
    post: (message) => queueMicrotask(() => tell(message)),
  };
}
