/** What the legend can explain: words, the marks as the chart draws them, and whether a plan has any. A new mark is a row here. */
import type { TimelineRow, TimelineView } from '../../../../../server/src/protocol/timeline.ts';
import type { Layer } from '../chart/chart.ts';
import { rectangle, roundedRectangle, type Style } from '../chart/scene.ts';
import {
  arrowHead,
  checkMark,
  constraintMark,
  diamond,
  findingMark,
  gateSign,
  halfDisc,
  hatching,
  hexagon,
  iBeam,
  pinMark,
  triangleDown,
  warningSign,
  wave,
} from '../chart/shapes.ts';

type Marks = readonly (readonly [Style, string])[];

export interface LegendEntry {
  readonly words: string;
  /** What a click hides and shows; null where it belongs to every picture. */
  readonly layer: Layer | null;
  /** On 40 by 22 px. */
  readonly marks: Marks;
  readonly occurs: (view: TimelineView) => boolean;
}

const BAR = roundedRectangle(3.5, 3.5, 33, 15, 3);
const STAGE = rectangle(4, 3, 33, 16);
const always = () => true;
const some = (test: (row: TimelineRow) => boolean) => (view: TimelineView) => view.rows.some(test);
const isOpen = (row: TimelineRow) => !row.done && !row.cancelled && row.kind === 'task';

function gate(words: string, decision: NonNullable<TimelineRow['gate']>['decision'], style: Style): LegendEntry {
  const half: Marks = decision === 'conditional' ? [['glyph-solid', halfDisc(20, 11)]] : [];
  return {
    words,
    layer: null,
    marks: [[style, hexagon(20, 11, 8)], ['glyph', gateSign(decision, 20, 11)], ...half],
    occurs: some((row) => row.kind === 'gate' && (row.gate?.decision ?? null) === decision),
  };
}

function finding(words: string, severity: 'error' | 'warning' | 'info'): LegendEntry {
  return {
    words,
    layer: 'findings',
    marks: [[`finding-${severity}`, findingMark(severity, 13, 11)]],
    occurs: some((row) => row.findings.some((each) => each.severity === severity)),
  };
}

export const LEGEND: readonly LegendEntry[] = [
  {
    words: 'A task; the strip at its foot is how much of it is complete',
    layer: 'progress',
    marks: [
      ['bar', BAR],
      ['progress', rectangle(4, 14, 16, 4)],
    ],
    occurs: some(isOpen),
  },
  {
    words: 'A task that is done',
    layer: null,
    marks: [
      ['bar-done', BAR],
      ['progress-done', rectangle(4, 14, 32, 4)],
      ['glyph', checkMark(29, 9)],
    ],
    occurs: some((row) => row.done && row.kind === 'task'),
  },
  {
    words: 'Decides the finish of the plan (critical)',
    layer: 'critical',
    marks: [
      ['bar-critical', BAR],
      ['hatch', hatching(3, 5, 34, 12)],
    ],
    occurs: some((row) => row.critical && isOpen(row)),
  },
  {
    words: 'Can slip only a little (nearly critical)',
    layer: null,
    marks: [['bar-near', BAR]],
    occurs: some((row) => row.nearCritical && isOpen(row)),
  },
  {
    words: 'Split, for its people are needed elsewhere meanwhile',
    layer: null,
    marks: [
      ['bar', roundedRectangle(3.5, 3.5, 12, 15, 3) + roundedRectangle(25.5, 3.5, 11, 15, 3)],
      ['pause', 'M16 11H25'],
    ],
    occurs: some((row) => row.pieces.length > 0),
  },
  {
    words: 'Nothing says how long it takes; one day is assumed',
    layer: null,
    marks: [
      ['bar-undated', BAR],
      ['hatch-undated', hatching(3, 4, 34, 14)],
    ],
    occurs: some((row) => row.noDates),
  },
  { words: 'A cancelled task', layer: null, marks: [['bar-cancelled', BAR]], occurs: some((row) => row.cancelled) },
  {
    words: 'A phase or summary, from its first to its last task',
    layer: null,
    marks: [['summary', 'M3 7h34v11l-5 -5h-24l-5 5Z']],
    occurs: some((row) => row.kind === 'phase' || row.kind === 'summary'),
  },
  {
    words: 'A milestone',
    layer: null,
    marks: [['milestone', diamond(20, 11, 7)]],
    occurs: some((row) => row.kind === 'milestone'),
  },
  gate('A gate that nobody has decided yet', null, 'gate-open'),
  gate('A gate decided: go', 'go', 'gate-go'),
  gate('A gate decided: go with conditions', 'conditional', 'gate-warn'),
  gate('A gate on hold', 'hold', 'gate-warn'),
  gate('A gate decided: no go', 'no-go', 'gate-stop'),
  {
    words: 'One waits for the other; solid where that decides a date, red where it decides the finish',
    layer: 'links',
    marks: [
      ['link', 'M3 5H37'],
      ['link-driving', 'M3 11H37'],
      ['link-critical', 'M3 17H33'],
      ['arrow-critical', arrowHead(38, 17, 1)],
    ],
    occurs: (view) => view.links.length > 0,
  },
  {
    words: 'A link that written dates contradict',
    layer: 'links',
    marks: [
      ['link-broken', 'M3 11l5 -4l5 8l5 -8'],
      ['broken-sign', warningSign(29, 11)],
    ],
    occurs: (view) => view.links.some((link) => link.broken),
  },
  {
    words: 'What the selected row waits for (B), what waits for it (A)',
    layer: 'links',
    marks: [
      ['lit-before', 'M3 7H37'],
      ['lit-after', 'M3 16H37'],
    ],
    occurs: (view) => view.links.length > 0,
  },
  {
    words: 'How far it can slip (slack)',
    layer: 'slack',
    marks: [
      ['slack', 'M3 12H36'],
      ['slack-end', 'M36 10v5'],
    ],
    occurs: some((row) => isOpen(row) && row.totalSlack > 0 && !row.critical),
  },
  {
    words: 'Too late for what it must meet (negative slack)',
    layer: 'slack',
    marks: [['slack-negative', 'M10 9H30M10 13H30']],
    occurs: some((row) => isOpen(row) && row.totalSlack < 0),
  },
  {
    words: 'A deadline that is met',
    layer: 'deadlines',
    marks: [['deadline-met', triangleDown(20, 7, 10)]],
    occurs: some((row) => row.deadline !== null && row.deadlineMissedBy === null),
  },
  {
    words: 'A missed deadline, and by how much',
    layer: 'deadlines',
    marks: [['deadline-missed', triangleDown(20, 7, 10)]],
    occurs: some((row) => row.deadlineMissedBy !== null),
  },
  {
    words: 'A date that the plan bounds on that side (constraint)',
    layer: 'constraints',
    marks: [['constraint', constraintMark('start', 12, 4, 14) + constraintMark('finish', 28, 4, 14)]],
    occurs: some(({ constraint }) => constraint?.at != null && !constraint.kind.startsWith('must')),
  },
  {
    words: 'A date that the plan fixes (must)',
    layer: 'constraints',
    marks: [['pin', pinMark(20, 3, 16)]],
    occurs: some(({ constraint }) => constraint?.at != null && constraint.kind.startsWith('must')),
  },
  {
    words: 'Where the approved plan had it (baseline), and how far it has moved',
    layer: 'baseline',
    marks: [
      ['bar', roundedRectangle(9.5, 2.5, 27, 11, 3)],
      ['baseline', rectangle(3.5, 16.5, 27, 3)],
    ],
    occurs: some((row) => row.baseline !== null),
  },
  {
    words: 'From an even chance to 80 percent sure (P50 to P80)',
    layer: 'chance',
    marks: [['chance', iBeam(8, 32, 11)]],
    occurs: some((row) => row.chance !== null && !row.done),
  },
  {
    words: 'Asks for more of somebody than there is (over-allocation)',
    layer: 'overAllocated',
    marks: [
      ['bar', roundedRectangle(3.5, 1.5, 33, 13, 3)],
      ['over-allocated', wave(4, 36, 17)],
    ],
    occurs: some((row) => row.overAllocated.length > 0),
  },
  finding('An error found in the plan', 'error'),
  finding('A warning', 'warning'),
  finding('A note', 'info'),
  {
    words: 'Time in which nobody works, by the calendar of each row',
    layer: 'nonWorking',
    marks: [['non-working', rectangle(10, 2, 20, 18)]],
    occurs: (view) => view.calendars.some(({ nonWorking }) => nonWorking.length > 0),
  },
  {
    words: 'Above the chart, the stage that the project is in',
    layer: null,
    marks: [
      ['non-working', STAGE],
      ['glyph', 'M5 3V19'],
    ],
    occurs: (view) => view.stages.length > 0,
  },
  {
    words: 'Falling back into planning: work that had begun is planned again',
    layer: null,
    marks: [
      ['non-working', STAGE],
      ['glyph', 'M5 3V7M5 9V13M5 15V19M28 7V9.5A3 3 0 0 1 25 12.5H14M17.5 9L14 12.5L17.5 16'],
    ],
    occurs: (view) => view.stages.some(({ back }) => back),
  },
  { words: 'Today', layer: null, marks: [['today', 'M20.5 2V20']], occurs: always },
  {
    words: 'The status date: what lies before it is done or late',
    layer: null,
    marks: [['status-date', 'M20.5 2V20']],
    occurs: (view) => view.statusDate !== null,
  },
  {
    words: 'The deadline of the whole plan',
    layer: 'deadlines',
    marks: [['project-deadline', 'M20.5 2V20']],
    occurs: (view) => view.deadline !== null,
  },
  { words: 'Names at the bars', layer: 'labels', marks: [], occurs: always },
];
