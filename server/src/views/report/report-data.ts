/** All that the pages of timeline and risks ask their panels for, told beforehand. */
import type { Analysis } from '../../core/analyse.ts';
import { runToEnd, type Steps } from '../../core/base/steps.ts';
import type { Simulated } from '../../core/risk/simulated.ts';
import type { ReportData, ReportRisks, ReportWhy } from '../../protocol/report.ts';
import type { SimulationView } from '../../protocol/simulation.ts';
import { sentTimeline } from '../../protocol/timeline-wire.ts';
import { riskView } from '../risks.ts';
import { simulatedFigures } from '../simulation.ts';
import { type Baseline, type TimelineOptions, tellingTimeline } from '../timeline.ts';
import { whyTeller } from '../why.ts';

/** Steps of all chains together: a page of ten thousand tasks is not to be one of sentences. */
const MOST_STEPS = 60_000;
const LEAST_CHAIN = 5;
const LONGEST_CHAIN = 100;

export interface ReportOptions extends Pick<TimelineOptions, 'simulated'> {
  readonly baseline: Baseline | null;
  /** BCP 47; empty for the reader's own. */
  readonly locale: string;
  /** The day that it bears, as any minute of it. Given by whoever asks, as there is no clock here. */
  readonly asOf?: number | null;
}

export function reportData(analysis: Analysis, options: ReportOptions): ReportData {
  return runToEnd(tellingReport(analysis, options));
}

/** As `reportData`, in steps. */
export function* tellingReport(
  analysis: Analysis,
  { locale, asOf = null, ...shown }: ReportOptions,
): Steps<ReportData> {
  const view = yield* tellingTimeline(analysis, 0, shown);
  const most = Math.min(LONGEST_CHAIN, Math.max(LEAST_CHAIN, Math.floor(MOST_STEPS / Math.max(1, view.rows.length))));
  const rowOf = new Map(view.rows.map(({ id }, row) => [id, row]));
  const texts = new Map<string, number>();
  const textOf = (sentence: string): number => {
    const known = texts.get(sentence) ?? texts.size;
    texts.set(sentence, known);
    return known;
  };
  const tell = whyTeller(analysis, 0);
  const whys: ReportWhy[] = [];
  for (const { id } of view.rows) {
    const why = tell(id, most);
    whys.push({
      sentence: textOf(why?.sentence ?? ''),
      chain: why?.chain.map((step) => [rowOf.get(step.id) ?? -1, textOf(step.sentence)] as const) ?? [],
      risks: why?.risks.map(({ id: risk, name, exposureText }) => ({ id: risk, name, exposureText })) ?? [],
      slacks: why?.slacks ?? [],
    });
    yield;
  }
  const risks = risksOf(analysis, locale, shown.simulated ?? null);
  return { view: withoutPaths(sentTimeline(view)), locale, asOf, texts: [...texts.keys()], whys, risks };
}

function risksOf(analysis: Analysis, locale: string, simulated: Simulated | null): ReportRisks | null {
  if (analysis.plan.risks.size === 0 && !simulated) return null;
  const simulation = simulated && simulationOf(analysis, simulated);
  return { view: withoutFolders(riskView(analysis, 0)), simulation: simulation && withoutFolders(simulation), locale };
}

function simulationOf(analysis: Analysis, { result, stale }: Simulated): SimulationView {
  return {
    uri: '',
    serial: 0,
    state: { kind: stale ? 'stale' : 'done' },
    trials: result.trials,
    of: result.trials,
    seed: result.seed,
    result: simulatedFigures(analysis, result),
    base: null,
    whatIf: { off: [], answered: [] },
  };
}

/** As `withoutPaths`, of all places in it. */
function withoutFolders<View>(view: View): View {
  const named = (key: string, value: unknown): unknown =>
    key === 'uri' && typeof value === 'string' ? value.slice(value.lastIndexOf('/') + 1) : value;
  return JSON.parse(JSON.stringify(view, named));
}

/** Where the plan lies on the disk of who made the report is nobody else's business. */
function withoutPaths(view: ReportData['view']): ReportData['view'] {
  const name = view.uri.slice(view.uri.lastIndexOf('/') + 1);
  const { firstError } = view;
  return {
    ...view,
    uri: name,
    firstError: firstError && { ...firstError, target: { ...firstError.target, uri: name } },
  };
}
