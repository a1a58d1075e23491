/**
 * Answers about names and paths in all plans of the workspace. While those that nobody has opened are looked through
 * the texts of the open ones may change, which makes an answer `OUTDATED`, unless part of it has been told.
 */
import type {
  CallHierarchyOutgoingCall,
  CallHierarchyOutgoingCallsParams,
  RenameFilesParams,
  WorkspaceEdit,
  WorkspaceSymbol,
  WorkspaceSymbolParams,
} from 'vscode-languageserver/node';
import type { FileId } from '../core/base/span.ts';
import type { Steps } from '../core/base/steps.ts';
import { calledIds, outgoingCalls } from '../features/call-hierarchy.ts';
import { linksInto } from '../features/linking-plans.ts';
import { namesOf, type PlanNames } from '../features/plan-names.ts';
import { pathsOf, type WrittenPath, willRenameFiles } from '../features/will-rename.ts';
import { SymbolSearch } from '../features/workspace-symbols.ts';
import type { Asked } from './asked.ts';
import { OUTDATED } from './long-answers.ts';
import type { UnopenedPlan } from './workspace-plans.ts';

/** What `make` makes of the names of all plans, each once. */
export async function withEveryName(asked: Asked, make: (plans: readonly PlanNames[]) => unknown): Promise<unknown> {
  const { session } = asked;
  const { changes } = session;
  const unopened: PlanNames[] = [];
  for await (const { names } of unopenedPlans(asked)) unopened.push(names);
  await session.ready(null);
  if (session.changes !== changes) return OUTDATED;
  const open = new Map(session.openPlans().map((analysis) => [analysis.plan.root, namesOf(analysis)]));
  return make([...open.values(), ...unopened.filter(({ root }) => !open.has(root))]);
}

/**
 * Where the client takes parts, what surely is among the best is shown while other plans are still read; what is told
 * cannot be taken back.
 */
export async function symbolsOfAll(
  asked: Asked,
  { query }: WorkspaceSymbolParams,
): Promise<WorkspaceSymbol[] | typeof OUTDATED> {
  const { session, inPieces, sendPart } = asked;
  const { changes } = session;
  const search = new SymbolSearch(query);
  const found = await inPieces(lookingThrough(search, session.openPlans().map(namesOf)));
  if (found === OUTDATED || session.changes !== changes) return OUTDATED;
  let isTold = false;
  for await (const { names } of unopenedPlans(asked)) {
    await inPieces(search.adding(names));
    if (!isTold && session.changes !== changes) return OUTDATED;
    const news = sendPart ? search.sureNews() : [];
    if (news.length === 0) continue;
    sendPart?.(news);
    isTold = true;
  }
  return isTold || session.changes === changes ? search.rest() : OUTDATED;
}

function* lookingThrough(search: SymbolSearch, plans: readonly PlanNames[]): Steps<void> {
  for (const plan of plans) yield* search.adding(plan);
}

/** What waits for an item, also in plans that nobody has opened: those that do are analysed for it. */
export async function callsOfAll(
  asked: Asked,
  params: CallHierarchyOutgoingCallsParams,
): Promise<CallHierarchyOutgoingCall[] | undefined | typeof OUTDATED> {
  const { session } = asked;
  const { changes } = session;
  const target = session.snapshot(params.item.uri);
  if (!target) return undefined;
  const { root, ids } = calledIds(target, params);
  const linking: FileId[] = [];
  for await (const { names } of unopenedPlans(asked)) if (linksInto(names, root, ids) > 0) linking.push(names.root);
  const others = await session.analysed([root, ...linking]);
  const snapshot = session.snapshot(params.item.uri);
  return session.changes === changes && snapshot
    ? outgoingCalls(snapshot, params, [...session.openPlans(), ...others])
    : OUTDATED;
}

/** Asked before the files move, so that the edits are of the texts as they are. */
export async function pathsFollowing(
  asked: Asked,
  params: RenameFilesParams,
): Promise<Steps<WorkspaceEdit | null> | typeof OUTDATED> {
  const { session, inPieces } = asked;
  const { changes } = session;
  const unopened: UnopenedPlan[] = [];
  for await (const plan of unopenedPlans(asked)) unopened.push(plan);
  await session.ready(null);
  const open = session.openPlans();
  const paths = await inPieces(pathsOfOpen(open.map(({ sources }) => sources)));
  if (paths === OUTDATED || session.changes !== changes) return OUTDATED;
  const roots = new Set(open.map(({ plan }) => plan.root));
  const others = unopened.filter(({ names }) => !roots.has(names.root)).flatMap((plan) => plan.paths);
  return willRenameFiles([...paths, ...others], params);
}

function* pathsOfOpen(plans: readonly Parameters<typeof pathsOf>[0][]): Steps<readonly WrittenPath[]> {
  const found: WrittenPath[] = [];
  for (const sources of plans) found.push(...(yield* pathsOf(sources)));
  return found;
}

function unopenedPlans({ session, token, line }: Asked): AsyncGenerator<UnopenedPlan> {
  return session.unopenedPlans(token, line('Reading plans of the workspace', 'plans'));
}
