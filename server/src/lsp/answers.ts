/**
 * The function behind each request. A row takes the parameters apart and calls a feature on a
 * snapshot; it decides nothing itself.
 */

import {
  type CallHierarchyIncomingCallsParams,
  type CallHierarchyOutgoingCallsParams,
  type CodeAction,
  type CodeActionParams,
  type CodeLens,
  type CompletionItem,
  type DocumentDiagnosticParams,
  type DocumentOnTypeFormattingParams,
  type DocumentRangeFormattingParams,
  type InlayHint,
  type InlayHintParams,
  LSPErrorCodes,
  type ReferenceParams,
  type RenameFilesParams,
  type RenameParams,
  ResponseError,
  type SelectionRangeParams,
  type SemanticTokensDeltaParams,
  type SemanticTokensRangeParams,
  type TextDocumentIdentifier,
  type TextDocumentPositionParams,
  type WorkspaceDiagnosticParams,
  type WorkspaceEdit,
  type WorkspaceSymbolParams,
} from 'vscode-languageserver/node';
import { offsetAt } from '../core/base/lines.ts';
import type { Steps } from '../core/base/steps.ts';
import { type Day, dayFromCivil } from '../core/base/time.ts';
import { incomingCalls, prepareCallHierarchy } from '../features/call-hierarchy.ts';
import { PLAIN_CLIENT } from '../features/client.ts';
import { type ActionData, codeActions, resolveCodeAction } from '../features/code-actions.ts';
import { codeLenses, type LensData, resolveCodeLens } from '../features/code-lens.ts';
import { completion, datedCompletion } from '../features/completion/completion.ts';
import { fileOfCompletion, resolveCompletion } from '../features/completion/resolve.ts';
import { definition } from '../features/definition.ts';
import { documentLinks } from '../features/document-links.ts';
import { documentSymbols, symbolsAsText } from '../features/document-symbols.ts';
import { foldingRanges } from '../features/folding.ts';
import { formatting, rangeFormatting } from '../features/formatting.ts';
import { hover } from '../features/hover.ts';
import { type HintData, inlayHints, resolveInlayHint } from '../features/inlay-hints.ts';
import { plansLinkingTo } from '../features/linking-plans.ts';
import { onTypeFormatting } from '../features/on-type-formatting.ts';
import type { PlanNames } from '../features/plan-names.ts';
import { documentHighlights, references } from '../features/references.ts';
import { prepareRename, type Refusal, rename } from '../features/rename.ts';
import { selectionRanges } from '../features/selection-ranges.ts';
import { rangeTokens } from '../features/semantic-tokens/semantic-tokens.ts';
import { signatureHelp } from '../features/signature-help.ts';
import type { Snapshot } from '../features/snapshot.ts';
import { typeDefinition } from '../features/type-definition.ts';
import type { EditParams } from '../protocol/plan-edit.ts';
import {
  EDIT_REQUEST,
  EXPORT_REQUEST,
  type ExportParams,
  ITEM_AT_REQUEST,
  type ItemAtParams,
  type ItemAtResult,
  type ItemParams,
  OVERVIEW_REQUEST,
  PLACE_REQUEST,
  type PlaceParams,
  RISKS_REQUEST,
  SIMULATE_REQUEST,
  SIMULATION_REQUEST,
  type SimulateParams,
  type SimulationParams,
  TIMELINE_REQUEST,
  type TimelineParams,
  type TimelineResult,
  type ViewParams,
  WHY_REQUEST,
} from '../protocol/requests.ts';
import { answeringEdit } from '../views/edit-effect.ts';
import { itemAt, itemPlace } from '../views/item-place.ts';
import { tellingOverview } from '../views/overview.ts';
import { riskView } from '../views/risks.ts';
import type { Baseline } from '../views/timeline.ts';
import { whyView } from '../views/why.ts';
import type { Answer, Asked } from './asked.ts';
import { handsOnJson } from './connection.ts';
import { exported } from './exported.ts';
import { RULES_PAGE } from './findings.ts';
import { OUTDATED } from './long-answers.ts';
import type { Method } from './offered.ts';
import type { Session } from './session.ts';
import { TokenResults } from './token-results.ts';
import { ToldTimelines } from './told-timelines.ts';
import { turn } from './turn.ts';
import { callsOfAll, pathsFollowing, symbolsOfAll, withEveryName } from './workspace-answers.ts';

interface OfDocument {
  readonly textDocument: TextDocumentIdentifier;
}

function onDocument<P extends OfDocument>(feature: (snapshot: Snapshot, params: P, asked: Asked) => unknown): Answer {
  return (asked, params) => {
    const snapshot = asked.session.snapshot((params as P).textDocument.uri);
    return snapshot ? feature(snapshot, params as P, asked) : undefined;
  };
}

/** About a name, which any plan of the workspace may mention. */
function onName<P extends OfDocument>(
  feature: (snapshot: Snapshot, params: P, plans: readonly PlanNames[]) => unknown,
): Answer {
  return (asked, params) =>
    withEveryName(asked, (plans) => onDocument<P>((snapshot, given) => feature(snapshot, given, plans))(asked, params));
}

/** Of what is told first the picture is due at once. */
function* drawnNext(session: Session, steps: Steps<TimelineResult>): Steps<TimelineResult> {
  const told = yield* steps;
  if (told !== null && 'changes' in told && told.changes.serial === told.changes.base) session.drawing();
  return told;
}

/** Of the plan shown: of several that include a file, the first. */
function onPlan<P extends ViewParams>(
  make: (analysis: Snapshot['analyses'][0], version: number, params: P, asked: Asked) => unknown,
): Answer {
  return (asked, params) => {
    const snapshot = asked.session.snapshot((params as P).uri);
    return snapshot ? make(snapshot.analyses[0], snapshot.version, params as P, asked) : undefined;
  };
}

/** Asked again once the other version is there, of a plan that may have changed meanwhile. */
function withBaseline(
  { session: { baselines } }: Asked,
  uri: string | null | undefined,
  make: (baseline: Baseline | null) => unknown,
): unknown {
  const known = uri ? baselines.get(uri) : null;
  return uri && known === undefined ? baselines.load(uri).then(() => OUTDATED) : make(known ?? null);
}

/** To write hundreds of figures takes as long as the last piece of telling them. */
async function inOwnTurn(asked: Asked, steps: Steps<unknown>): Promise<unknown> {
  const answer = await asked.inPieces(steps);
  await turn();
  return answer;
}

/** @param others plans that may link to the one edited. */
function editing(others: readonly PlanNames[]): Answer {
  return onPlan<EditParams>((analysis, version, params, { session }) =>
    answeringEdit(analysis, version, params, {
      openDocument: (file) => session.openDocument(file),
      linkingTo: (ids) => plansLinkingTo(others, analysis.plan.root, ids),
    }),
  );
}

function itemAtPosition({ analyses: [plan], file, lines }: Snapshot, { position }: ItemAtParams): ItemAtResult {
  const id = itemAt(plan, file, offsetAt(lines, position));
  return id === null ? null : { id };
}

/** Waits for dates, and only where findings have a say for them. */
function completing({ session, client }: Asked, params: unknown): unknown {
  const { textDocument, position } = params as TextDocumentPositionParams;
  const { changes } = session;
  const snapshot = session.datedSnapshot(textDocument.uri);
  if (!snapshot) return undefined;
  const at = { position, today: today() };
  const whole = () => {
    const found = session.snapshot(textDocument.uri);
    return found ? completion(found, at, client) : undefined;
  };
  return (
    datedCompletion(snapshot, at, client) ??
    session.ready(textDocument.uri).then(() => (changes === session.changes ? whole() : OUTDATED))
  );
}

/** The day on the wall where the server runs; the core has no clock. */
function today(): Day | null {
  const now = new Date();
  return dayFromCivil(now.getFullYear(), now.getMonth() + 1, now.getDate());
}

function* renaming(snapshot: Snapshot, params: RenameParams, plans: readonly PlanNames[]): Steps<WorkspaceEdit | null> {
  return unlessRefused(yield* rename(snapshot, params, plans));
}

/** A refusal is the request's error, which editors show to the user as it is. */
function unlessRefused<T>(answer: T | Refusal | null): T | null {
  if (answer !== null && typeof answer === 'object' && 'refused' in answer) {
    throw new ResponseError(LSPErrorCodes.RequestFailed, answer.refused);
  }
  return answer;
}

/** A process serves one client. */
const tokens = new TokenResults();
const timelines = new ToldTimelines();
const symbols = handsOnJson(process.argv) ? symbolsAsText : documentSymbols;

export const ANSWERS: Readonly<Record<Method, Answer>> = {
  'textDocument/diagnostic': ({ session }, params) => {
    const { textDocument, previousResultId } = params as DocumentDiagnosticParams;
    return session.teller.findingsOf(textDocument.uri, previousResultId);
  },
  'workspace/diagnostic': ({ session, token }, params) =>
    session.teller.puller.workspace(params as WorkspaceDiagnosticParams, token),
  'textDocument/completion': completing,
  'completionItem/resolve': ({ session, client }, params) => {
    const item = params as CompletionItem;
    const file = fileOfCompletion(item);
    return resolveCompletion(file === null ? null : session.snapshot(file), item, client);
  },
  'textDocument/hover': onDocument<TextDocumentPositionParams>((snapshot, params, { client }) =>
    hover(snapshot, params, client, RULES_PAGE),
  ),
  'textDocument/signatureHelp': onDocument<TextDocumentPositionParams>((snapshot, params, { client }) =>
    signatureHelp(snapshot, params, client),
  ),
  'textDocument/definition': onDocument<TextDocumentPositionParams>(definition),
  'textDocument/declaration': onDocument<TextDocumentPositionParams>((snapshot, params) =>
    definition(snapshot, params, { client: PLAIN_CLIENT }),
  ),
  'textDocument/typeDefinition': onDocument<TextDocumentPositionParams>(typeDefinition),
  'textDocument/references': onName<ReferenceParams>(references),
  'textDocument/documentHighlight': onDocument<TextDocumentPositionParams>(documentHighlights),
  'textDocument/prepareRename': onDocument<TextDocumentPositionParams>((snapshot, params) =>
    unlessRefused(prepareRename(snapshot, params)),
  ),
  'textDocument/rename': onName<RenameParams>(renaming),
  'textDocument/prepareCallHierarchy': onDocument<TextDocumentPositionParams>(prepareCallHierarchy),
  'callHierarchy/incomingCalls': ({ session }, params) => {
    const { item } = params as CallHierarchyIncomingCallsParams;
    const snapshot = session.snapshot(item.uri);
    return snapshot && incomingCalls(snapshot, { item });
  },
  'callHierarchy/outgoingCalls': (asked, params) => callsOfAll(asked, params as CallHierarchyOutgoingCallsParams),
  'textDocument/documentSymbol': onDocument((snapshot) => symbols(snapshot)),
  'workspace/symbol': (asked, params) => symbolsOfAll(asked, params as WorkspaceSymbolParams),
  'textDocument/codeAction': onDocument<CodeActionParams>((snapshot, params, { client }) =>
    codeActions(snapshot, params, client),
  ),
  'codeAction/resolve': ({ session, client }, params) => {
    const action = params as CodeAction;
    const data = action.data as ActionData | undefined;
    return data ? resolveCodeAction(session.snapshot(data.uri), action, client) : action;
  },
  'textDocument/inlayHint': onDocument<InlayHintParams>((snapshot, params, { settings, client }) =>
    inlayHints(snapshot, params, settings.inlayHints, { ...client, lenses: client.lenses && settings.codeLens.slack }),
  ),
  'inlayHint/resolve': ({ session }, params) => {
    const hint = params as InlayHint;
    const data = hint.data as HintData | undefined;
    return data ? resolveInlayHint(session.snapshot(data.uri), hint) : hint;
  },
  'textDocument/semanticTokens/full': onDocument((snapshot) => tokens.full(snapshot)),
  'textDocument/semanticTokens/full/delta': onDocument<SemanticTokensDeltaParams>((snapshot, { previousResultId }) =>
    tokens.delta(snapshot, previousResultId),
  ),
  'textDocument/semanticTokens/range': onDocument<SemanticTokensRangeParams>(rangeTokens),
  'textDocument/codeLens': onDocument((snapshot, _, { settings, client }) =>
    codeLenses(snapshot, settings.codeLens, client),
  ),
  'codeLens/resolve': ({ session, client }, params) => {
    const lens = params as CodeLens;
    const data = lens.data as LensData | undefined;
    return data ? resolveCodeLens(session.snapshot(data.uri), lens, client) : lens;
  },
  'textDocument/foldingRange': onDocument((snapshot) => foldingRanges(snapshot)),
  'textDocument/selectionRange': onDocument<SelectionRangeParams>(selectionRanges),
  'textDocument/documentLink': onDocument((snapshot) => documentLinks(snapshot)),
  'textDocument/formatting': onDocument((snapshot) => formatting(snapshot)),
  'textDocument/rangeFormatting': onDocument<DocumentRangeFormattingParams>(rangeFormatting),
  'textDocument/onTypeFormatting': onDocument<DocumentOnTypeFormattingParams>(onTypeFormatting),
  'workspace/willRenameFiles': (asked, params) => pathsFollowing(asked, params as RenameFilesParams),
  [TIMELINE_REQUEST]: (asked, params) => {
    const { uri, baseline, ...known } = params as TimelineParams;
    const { session } = asked;
    const dated = session.dated(uri);
    return (
      dated &&
      withBaseline(asked, baseline, (before) => {
        const beside = { baseline: before, simulated: session.simulations.simulatedOf(dated.plan) };
        return session.ahead(drawnNext(session, timelines.tell(dated.plan, dated.version, known, beside)));
      })
    );
  },
  [RISKS_REQUEST]: onPlan((analysis, version) => riskView(analysis, version, today())),
  [EXPORT_REQUEST]: onPlan<ExportParams>((analysis, _, params, asked) =>
    withBaseline(asked, params.baseline, (before) =>
      exported(analysis, params, { baseline: before, simulated: asked.session.simulations.simulatedOf(analysis) }),
    ),
  ),
  [OVERVIEW_REQUEST]: onPlan((analysis, version, _, { session }) =>
    tellingOverview(analysis, version, session.simulations.simulatedOf(analysis)),
  ),
  [SIMULATION_REQUEST]: onPlan<SimulationParams>((analysis, _, { whatIf }, asked) =>
    inOwnTurn(asked, asked.session.simulations.view(analysis, whatIf ?? null)),
  ),
  [SIMULATE_REQUEST]: onPlan<SimulateParams>((analysis, _, params, asked) =>
    inOwnTurn(asked, asked.session.simulations.do(analysis, params)),
  ),
  [WHY_REQUEST]: onPlan<ItemParams>((analysis, version, { id }) => whyView(analysis, version, id)),
  [PLACE_REQUEST]: onPlan<PlaceParams>((analysis, _, { id, finding }) => itemPlace(analysis, id, finding ?? null)),
  [EDIT_REQUEST]: (asked, params) => {
    const { intent, preview } = params as EditParams;
    if (!preview || intent.kind !== 'delete') return editing([])(asked, params);
    // Plans that are not open may link to what would go.
    return withEveryName(asked, (plans) => editing(plans)(asked, params));
  },
  [ITEM_AT_REQUEST]: ({ session }, params) => {
    const asked = params as ItemAtParams;
    const snapshot = session.snapshot(asked.uri);
    return snapshot ? itemAtPosition(snapshot, asked) : undefined;
  },
};
