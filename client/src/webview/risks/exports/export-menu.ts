/** What leaves the page: the register as a table, each chart as a drawing or a picture, the plan as a web page. */
import type { RiskView } from '../../../../../server/src/protocol/risks.ts';
import type { SimulationView } from '../../../../../server/src/protocol/simulation.ts';
import type { Menus } from '../../shared/menu.ts';
import type { MenuEntry } from '../../shared/menu-list.ts';
import { base64, picturePng } from '../../shared/picture-png.ts';
import type { Choices } from '../kept-state.ts';
import { isNarrowed, shownRisks } from '../register-filter.ts';
import type { RiskHost } from '../risk-host.ts';
import { chartPicture, heatPicture, type Picture } from './chart-picture.ts';
import { registerCsv } from './csv.ts';

interface ExportParts {
  /** The page is a web page of the plan already. */
  readonly standsAlone: boolean;
  /** Holds the sections. */
  readonly content: HTMLElement;
  readonly host: RiskHost;
  readonly menus: Menus;
  readonly view: () => RiskView | null;
  readonly simulation: () => SimulationView | null;
  readonly choices: Readonly<Choices>;
}

interface Drawable {
  /** Id of the section, and so of the file. */
  readonly name: string;
  readonly title: string;
  readonly picture: () => Picture;
}

export interface ExportMenu {
  readonly open: (anchor: HTMLElement) => void;
}

export function exportMenu({ standsAlone, content, host, menus, view, simulation, choices }: ExportParts): ExportMenu {
  function saveRegister(all: boolean): void {
    const risks = view()?.risks ?? [];
    const data = registerCsv(all ? risks : shownRisks(risks, choices), simulation()?.result?.risks ?? []);
    host.post({ type: 'save', format: 'csv', data, name: 'risk-register' });
  }

  async function savePng({ name, picture }: Drawable): Promise<void> {
    host.post({ type: 'save', format: 'png', data: await base64(await picturePng(picture())), name });
  }

  const pictures = (run: (drawable: Drawable) => void) => (): MenuEntry[] =>
    drawables(content, view()?.projectName ?? '').map((drawable) => ({
      kind: 'action',
      label: drawable.title,
      run: () => run(drawable),
    }));

  const asPage: readonly MenuEntry[] = [
    { kind: 'line' },
    { kind: 'action', label: 'Plan as a web page', run: () => host.post({ type: 'export', format: 'html' }) },
  ];

  function entries(): readonly MenuEntry[] {
    const narrowed = isNarrowed(choices);
    const none = (view()?.risks.length ?? 0) === 0;
    return [
      { kind: 'action', label: 'Register as CSV', off: none, run: () => saveRegister(true) },
      ...(narrowed
        ? [{ kind: 'action', label: 'Filtered register as CSV', run: () => saveRegister(false) } as const]
        : []),
      { kind: 'line' },
      {
        kind: 'menu',
        label: 'Drawing (SVG)',
        entries: pictures(({ name, picture }) => host.post({ type: 'save', format: 'svg', data: picture().svg, name })),
      },
      { kind: 'menu', label: 'Picture (PNG)', entries: pictures((drawable) => void savePng(drawable)) },
      ...(standsAlone ? [] : asPage),
    ];
  }

  return { open: (anchor) => menus.open('Export', entries, anchor) };
}

/** What can be seen of the page as a picture: a section that shows its table has none at the moment. */
function drawables(content: HTMLElement, plan: string): Drawable[] {
  return [...content.querySelectorAll<HTMLElement>('section.section')].flatMap((section): Drawable[] => {
    if (section.closest('[hidden]')) return [];
    const title = section.querySelector('h2')?.textContent ?? '';
    const named = { name: section.id, title };
    const heading = plan === '' ? title : `${plan}: ${title}`;
    const frame = section.querySelector<HTMLElement>('.matrix-frame');
    if (frame) return [{ ...named, picture: () => heatPicture(heading, frame) }];
    const drawing = section.querySelector<SVGSVGElement>('svg.drawing');
    const seen = drawing && drawing.closest('[hidden]') === null && drawing.width.baseVal.value > 0;
    return seen ? [{ ...named, picture: () => chartPicture(heading, drawing) }] : [];
  });
}
