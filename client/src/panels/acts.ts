/** What a page asks of its host, done. Messages were checked before they come here. */
import * as vscode from 'vscode';
import { assertNever } from '../../../server/src/core/base/assert-never.ts';
import type { FromPanel } from '../../../server/src/protocol/panel.ts';
import type { EditAnswer, EditParams } from '../../../server/src/protocol/plan-edit.ts';
import {
  EDIT_REQUEST,
  type EditResult,
  type ItemParams,
  PLACE_REQUEST,
  type PlaceParams,
  type PlaceResult,
  WHY_REQUEST,
  type WhyResult,
} from '../../../server/src/protocol/requests.ts';
import type { Target } from '../../../server/src/protocol/view.ts';
import { copyMermaid, exportPlan, saveMade } from '../exports/export-plan.ts';
import { asSpelled } from '../spelling.ts';
import { followsText } from './follow-cursor.ts';
import type { PanelHost, PlanPanel } from './plan-panel.ts';
import { reveal, showsText } from './reveal.ts';

/** What only commands of the editor ask for. */
export type FromCommand = { readonly type: 'redo' } | { readonly type: 'copyMermaid' };

type Message<T extends FromPanel['type']> = Extract<FromPanel, { readonly type: T }>;

export async function act(host: PanelHost, panel: PlanPanel, message: FromPanel | FromCommand): Promise<void> {
  const { server } = host;
  const exported = () => ({ server, plan: panel.root, baseline: host.compared.with(panel.uri) });
  switch (message.type) {
    case 'ready':
      return panel.pageIsReady();
    case 'sight':
      return panel.sees(message.rows);
    case 'reveal':
      return revealWithin(host, panel, message.target, message.keepFocus);
    case 'revealItem': {
      const params: PlaceParams = { uri: panel.uri, id: message.id, finding: message.finding };
      const place = await server.request<PlaceResult>(PLACE_REQUEST, params);
      return place ? revealWithin(host, panel, place, message.keepFocus) : undefined;
    }
    case 'why': {
      const params: ItemParams = { uri: panel.uri, id: message.id };
      const why = await server.request<WhyResult>(WHY_REQUEST, params);
      if (why) panel.post({ type: 'why', why });
      return;
    }
    case 'edit': {
      const answering = () => answerTo(host, panel, message);
      const answer = await (message.preview ? answering() : host.edits.inTurn(answering));
      return panel.post({ type: 'answer', number: message.number, answer });
    }
    case 'undo':
    case 'redo':
      return host.edits.inTurn(() => host.edits.go(message.type, panel.root, panel));
    case 'save':
      return saveMade(panel.root, message);
    case 'whatIf':
      return panel.simulation?.show(message.whatIf);
    case 'simulate':
      return panel.simulation?.do(message.action);
    case 'export':
      return exportPlan(exported(), message.format);
    case 'copyMermaid':
      return copyMermaid(exported());
    case 'restart':
      return server.restart();
    case 'newPlan':
      await vscode.commands.executeCommand('planline.newPlan');
      return;
    case 'showProblems':
      await vscode.commands.executeCommand('workbench.actions.view.problems');
      return;
    default:
      assertNever(message);
  }
}

/** Selecting a row only scrolls text that is on the screen already; who wants to see the text is shown it. */
async function revealWithin(host: PanelHost, panel: PlanPanel, target: Target, keepFocus: boolean): Promise<void> {
  const files = host.files.filesOf(panel.uri);
  if (!files.has(asSpelled(target.uri))) {
    host.log.warn(`${panel.info.title}: a place outside the plan is not shown`);
    return;
  }
  if (keepFocus && !(followsText(panel.root) && showsText(files))) return;
  await reveal(target, panel.column, keepFocus);
}

/** Null where the server has no answer: it restarts, or the text has moved on. */
async function answerTo(host: PanelHost, panel: PlanPanel, message: Message<'edit'>): Promise<EditAnswer | null> {
  const { version, intent, preview } = message;
  const refused = (reason: string): EditAnswer => ({ kind: 'refused', version, reason, because: [] });
  if (panel.readOnly !== null) return refused(panel.readOnly);
  const params: EditParams = { uri: panel.uri, version, intent, preview };
  const answer = await host.server.request<EditResult>(EDIT_REQUEST, params, panel.newest(message)).catch(() => null);
  if (!answer || answer.kind === 'refused' || preview) return answer;
  const files = [...host.files.filesOf(panel.uri)].map((file) => vscode.Uri.parse(file, true));
  const reason = await host.edits.write(answer.files, files);
  return reason === null ? answer : refused(reason);
}
