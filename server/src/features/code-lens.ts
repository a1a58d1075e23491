/**
 * Lines above a plan, its phases and whatever has risks: what they come to, and a way to the
 * timeline and the simulation. Where they stand is told at once; what they say is worked out when they come into view.
 */
import type { CodeLens, Command } from 'vscode-languageserver-types';
import type { Analysis } from '../core/analyse.ts';
import { assertNever } from '../core/base/assert-never.ts';
import type { FileId, Span } from '../core/base/span.ts';
import { dayOf } from '../core/base/time.ts';
import type { Plan, WorkItem } from '../core/model/plan.ts';
import type { Risk } from '../core/model/risk.ts';
import { risksByItem } from '../core/risk/affected.ts';
import { exposureOfAll } from '../core/risk/limits.ts';
import { mayHappen } from '../core/risk/score.ts';
import type { Simulated } from '../core/risk/simulated.ts';
import { entryOf } from '../core/syntax/tree.ts';
import { planChance } from './chance-words.ts';
import type { ClientAbilities } from './client.ts';
import { rangeOf } from './position.ts';
import { exposureWords } from './risk-words.ts';
import type { Snapshot } from './snapshot.ts';
import { lastDay, longDay, outcomeOf, slackLength } from './words.ts';

/** Which kinds are wanted. */
export interface CodeLensSettings {
  readonly timeline: boolean;
  readonly slack: boolean;
  readonly risks: boolean;
  /** When the plan is as sure to be done as it asks for, and the way to its simulation. */
  readonly chance: boolean;
}

type LensKind = keyof CodeLensSettings;

/** Travels with a lens to `resolve`. Without an id it is about the plan. */
export interface LensData {
  readonly uri: FileId;
  readonly kind: LensKind;
  readonly id: string | null;
}

type Client = Pick<ClientAbilities, 'timelineCommand' | 'risksCommand' | 'simulateCommand'>;

/** None of a kind that could say and do nothing. */
export function codeLenses(snapshot: Snapshot, settings: CodeLensSettings, client: Client): CodeLens[] {
  const { plan } = snapshot.analyses[0];
  const lenses: CodeLens[] = [];
  const add = (span: Span, kind: LensKind, id: string | null) => {
    if (!settings[kind]) return;
    const data: LensData = { uri: snapshot.file, kind, id };
    lenses.push({ range: rangeOf(snapshot.lines, span), data });
  };
  const header = plan.root === snapshot.file ? entryOf(snapshot.tree.root, 'project') : undefined;
  if (header) {
    const { span } = header.key;
    if (client.timelineCommand) add(span, 'timeline', null);
    add(span, 'slack', null);
    if (client.simulateCommand || snapshot.simulatedOf(snapshot.analyses[0])) add(span, 'chance', null);
    if (openRisks(plan).length > 0) add(span, 'risks', null);
  }
  const atRisk = risksByItem(plan);
  for (const item of plan.items.values()) {
    const { file, key } = item.origin;
    if (file !== snapshot.file) continue;
    if (item.kind === 'phase' && client.timelineCommand) add(key, 'timeline', item.id);
    // What a task or gate has to spare its hint says, in its line.
    if (item.kind === 'phase') add(key, 'slack', item.id);
    if (atRisk.has(item.id)) add(key, 'risks', item.id);
  }
  return lenses;
}

/** As it came where what it is about is gone, and left empty then. */
export function resolveCodeLens(snapshot: Snapshot | null, lens: CodeLens, client: Client): CodeLens {
  const { kind, id } = lens.data as LensData;
  const analysis = snapshot?.analyses[0];
  const item = id === null ? null : analysis?.plan.items.get(id);
  if (!analysis || item === undefined) return lens;
  const about = { analysis, item, simulated: snapshot?.simulatedOf(analysis) ?? null };
  return { ...lens, command: commandOf(kind, about, client) };
}

interface About {
  readonly analysis: Analysis;
  /** Null for the plan. */
  readonly item: WorkItem | null;
  readonly simulated: Simulated | null;
}

function commandOf(kind: LensKind, { analysis, item, simulated }: About, client: Client): Command {
  switch (kind) {
    case 'timeline':
      return shown(
        'Show on timeline',
        client.timelineCommand,
        item ? [analysis.plan.root, item.id] : [analysis.plan.root],
      );
    case 'slack':
      return { title: item ? standing(analysis, item) : finishWords(analysis), command: NOTHING };
    case 'chance':
      return shown(simulated ? planChance(simulated) : 'Simulate', client.simulateCommand, [analysis.plan.root]);
    case 'risks': {
      const { plan } = analysis;
      const risks = item ? (risksByItem(plan).get(item.id) ?? []) : openRisks(plan);
      return shown(risksWords(plan, risks), client.risksCommand, item ? [plan.root, item.id] : [plan.root]);
    }
    default:
      return assertNever(kind);
  }
}

/** A lens of words alone. */
const NOTHING = '';

/** What the command takes: a file of the plan, and what to show of it. */
function shown(title: string, command: string | null, parameters: readonly string[]): Command {
  return command === null ? { title, command: NOTHING } : { title, command, arguments: [...parameters] };
}

function standing({ plan, schedule }: Analysis, item: WorkItem): string {
  const dates = schedule.items.get(item.id);
  const outcome = outcomeOf(item) ?? (dates?.finished ? 'done' : null);
  if (outcome !== null || !dates) return outcome ?? '';
  if (dates.critical && dates.totalSlack >= 0) return 'critical';
  return `${slackLength(dates.totalSlack, plan.project.lengths)} slack`;
}

function finishWords({ schedule }: Analysis): string {
  return `${longDay(dayOf(schedule.start))} to ${longDay(lastDay(schedule.start, schedule.finish))}`;
}

function openRisks(plan: Plan) {
  return [...plan.risks.values()].filter(({ status }) => status !== 'closed');
}

/** `2 risks · 4.5d and 15,000 EUR`: with what the threats among them expose the plan to. */
function risksWords(plan: Plan, risks: readonly Risk[]): string {
  const count = `${risks.length} ${risks.length === 1 ? 'risk' : 'risks'}`;
  const threats = risks.filter((risk) => risk.kind === 'threat' && mayHappen(risk));
  const exposure = exposureWords(exposureOfAll(threats, plan), plan);
  return exposure === '' ? count : `${count} · ${exposure}`;
}
