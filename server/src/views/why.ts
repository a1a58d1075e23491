/** What the Why pane tells of one phase, task or gate: sentences, worked out when somebody looks. */
import type { Analysis } from '../core/analyse.ts';
import { valuesOf } from '../core/base/by-id.ts';
import { formatRoughly } from '../core/base/duration.ts';
import { findingsOf } from '../core/checks/findings-by-owner.ts';
import { moneyInWords } from '../core/cost/words.ts';
import { repairsOf } from '../core/edits/fix.ts';
import type { Plan, WorkItem } from '../core/model/plan.ts';
import type { Risk } from '../core/model/risk.ts';
import { risksByItem } from '../core/risk/affected.ts';
import { currentAssessment, exposureOf } from '../core/risk/score.ts';
import { withAncestors } from '../core/schedule/why/step.ts';
import { whyChain } from '../core/schedule/why.ts';
import type { WhyView } from '../protocol/timeline.ts';
import { targetOf } from './header.ts';

/** Steps back that a reader would follow. */
const MOST_STEPS = 100;

/** Of a finding: as many as one takes in at a glance. */
const MOST_FIXES = 3;

/** @param version of the text it is asked for. Null of an unknown id. */
export function whyView(analysis: Analysis, version: number, id: string): WhyView | null {
  const told = whyTeller(analysis, version)(id, MOST_STEPS);
  return told && { ...told, fixes: fixesOf(analysis, id) };
}

function fixesOf(analysis: Analysis, id: string): WhyView['fixes'] {
  return findingsOf(analysis, id).flatMap((problem, finding) => {
    const titles = repairsOf(analysis, problem).map(({ title }) => title);
    return titles.length > 0 ? [{ finding, message: problem.message, titles: titles.slice(0, MOST_FIXES) }] : [];
  });
}

/** Tells why of one item after the other, for who may only look. */
export function whyTeller(
  analysis: Analysis,
  version: number,
): (id: string, mostSteps: number) => Omit<WhyView, 'fixes'> | null {
  const { plan } = analysis;
  const successors = successorsOf(plan);
  const risks = [...plan.risks.values()];
  const atRisk = risksByItem(plan);

  return (id, mostSteps) => {
    const item = plan.items.get(id);
    const [own, ...before] = whyChain(analysis, id, mostSteps);
    if (!item || !own) return null;
    const around = new Set(withAncestors(analysis, item).map((each) => each.id));
    return {
      version,
      id,
      sentence: own.finish === null ? own.sentence : `${own.sentence} ${own.finish}`,
      chain: before.map((step) => ({
        id: step.item ?? '',
        name: step.item === null ? plan.project.name : (plan.items.get(step.item)?.name ?? step.item),
        sentence: step.sentence,
      })),
      risks: risks
        .filter((risk) => [...around].some((affected) => atRisk.get(affected)?.includes(risk)))
        .map((risk) => ({
          id: risk.id,
          name: risk.title,
          exposureText: exposureText(plan, risk),
          target: targetOf(analysis, { file: risk.origin.file, span: risk.origin.key }),
        })),
      slacks: slacksOf(analysis, item, successors.get(id) ?? []),
    };
  };
}

function successorsOf(plan: Plan): ReadonlyMap<string, readonly WorkItem[]> {
  const found = new Map<string, WorkItem[]>();
  for (const item of valuesOf(plan.items)) {
    for (const { task, project } of item.after) {
      const known = project === null ? found.get(task) : [];
      if (known) known.push(item);
      else found.set(task, [item]);
    }
  }
  return found;
}

/** Of the links to an item and from it that could move something. */
function slacksOf({ plan, schedule }: Analysis, item: WorkItem, successors: readonly WorkItem[]): WhyView['slacks'] {
  return [item, ...new Set(successors)].flatMap((successor) =>
    successor.after.flatMap((link) => {
      if (link.project !== null || (successor !== item && link.task !== item.id)) return [];
      const minutes = schedule.linkSlack(link, successor.id);
      if (minutes === null) return [];
      const slackText = formatRoughly({ minutes, elapsed: false }, plan.project.lengths);
      return [{ from: link.task, to: successor.id, slackText }];
    }),
  );
}

/** `2.5d, 15,000 EUR`; empty where nothing says what it would do. */
function exposureText(plan: Plan, risk: Risk): string {
  const { project } = plan;
  const { minutes, cost } = exposureOf(currentAssessment(risk), plan);
  const words = [
    minutes === null ? '' : formatRoughly({ minutes: Math.round(minutes), elapsed: false }, project.lengths),
    cost === null ? '' : moneyInWords(cost, project.currency),
  ];
  return words.filter(Boolean).join(', ');
}
