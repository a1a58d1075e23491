/** Plans of a few lines, gathered and read as a host does, without schema, schedule or checks. */
import type { Problem } from '../../../server/src/core/base/problem.ts';
import type { Place } from '../../../server/src/core/base/span.ts';
import type { Plan, WorkItem } from '../../../server/src/core/model/plan.ts';
import { resolvePlan } from '../../../server/src/core/model/resolve.ts';
import type { OtherPlan, PlanSources } from '../../../server/src/core/model/sources.ts';
import { gatherPlan } from '../../../server/src/host/gather.ts';
import { FOLDER, parseFixture } from '../../support/fixture.ts';
import { memoryFiles } from '../../support/memory-files.ts';

export interface ResolvedText {
  readonly plan: Plan;
  readonly problems: readonly Problem[];
  /** What is written at a place. */
  readonly at: (place: Place) => string;
  /** Rule and marked text of every finding: `unknown-task desing`, in order of place. */
  readonly found: readonly string[];
}

/** Files in one text, each after a line `# file: NAME`; the first is the root. */
export function resolveText(text: string, otherPlans: ReadonlyMap<string, OtherPlan> = new Map()): ResolvedText {
  return resolveSources({ ...sourcesOf(text), otherPlans });
}

export function sourcesOf(text: string): PlanSources {
  const { files } = parseFixture(text);
  const texts = new Map(files.map((file) => [file.file, file.text]));
  return gatherPlan(files[0].file, memoryFiles(FOLDER, texts));
}

export function resolveSources(sources: PlanSources): ResolvedText {
  const { plan, problems } = resolvePlan(sources);
  const at = ({ file, span }: Place): string => {
    const source = sources.files.get(file);
    return source && 'text' in source ? source.text.slice(span.start, span.end) : '';
  };
  const order = [...sources.files.keys()];
  const sorted = [...problems].sort(
    (a, b) => order.indexOf(a.file) - order.indexOf(b.file) || a.span.start - b.span.start,
  );
  return { plan, problems: sorted, at, found: sorted.map((found) => `${found.rule} ${at(found)}`) };
}

/** The one task `t` of a plan that also has a task `a`, people, a team and material. */
export function readTask(fields: string): WorkItem {
  const { plan } = resolveText(`
project: {name: Test}
resources: {ali: {}, bea: {}, rack: {type: material}}
teams: {network: {}}
deliverables: {handbook: {}}
calendars: {nights: {}}
tasks:
  a: {duration: 2d}
  t: {${fields}}
`);
  const task = plan.items.get('t');
  if (!task) throw new Error('the task is gone');
  return task;
}
