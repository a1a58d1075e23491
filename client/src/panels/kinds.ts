/** The kinds of panel, one row each. Adding a view is adding a row and its page. */
import { RISKS_REQUEST, TIMELINE_REQUEST } from '../../../server/src/protocol/requests.ts';

export type PanelKind = 'timeline' | 'risks';

export interface PanelKindInfo {
  /** Also the name of the built script and style in dist/. */
  readonly kind: PanelKind;
  readonly viewType: string;
  readonly title: string;
  readonly request: string;
  readonly icon: string;
}

export const PANEL_KINDS: readonly PanelKindInfo[] = [
  {
    kind: 'timeline',
    viewType: 'planline.timeline',
    title: 'Timeline',
    request: TIMELINE_REQUEST,
    icon: 'timeline',
  },
  { kind: 'risks', viewType: 'planline.risks', title: 'Risks', request: RISKS_REQUEST, icon: 'risks' },
];

/** The timeline as the editor of a plan, for people who do not want to see its text. */
export const EDITOR_VIEW_TYPE = 'planline.timelineEditor';
