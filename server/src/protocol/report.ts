/** The data of a plan that stands alone as a web page: what its panels would answer, told beforehand. */
import type { RiskView } from './risks.ts';
import type { SimulationView } from './simulation.ts';
import type { WhyView } from './timeline.ts';
import type { SentTimeline } from './timeline-wire.ts';

export interface ReportData {
  readonly view: SentTimeline;
  /** BCP 47; empty for the reader's own. */
  readonly locale: string;
  /** The day that it bears, as any minute of it; null where nobody said. */
  readonly asOf: number | null;
  /** Sentences that several rows share, named by their index. */
  readonly texts: readonly string[];
  /** By row. */
  readonly whys: readonly ReportWhy[];
  /** Null where the plan has no risks and nothing was simulated: the page is that of the timeline alone then. */
  readonly risks: ReportRisks | null;
}

export interface ReportRisks {
  readonly view: RiskView;
  readonly simulation: SimulationView | null;
  readonly locale: string;
}

export interface ReportWhy extends Pick<WhyView, 'slacks'> {
  /** Index into `texts`. */
  readonly sentence: number;
  /** What decides it, back to the root: row (-1 is the project) and index into `texts`. */
  readonly chain: readonly (readonly [row: number, text: number])[];
  readonly risks: readonly Omit<WhyView['risks'][number], 'target'>[];
}
