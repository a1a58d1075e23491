/** What the Why pane tells of one phase, task or gate: sentences, worked out when somebody looks. */
import type { Analysis } from '../core/analyse.ts';
import { formatDuration } from '../core/base/duration.ts';
import { moneyInWords } from '../core/cost/words.ts';
import type { Plan, WorkItem } from '../core/model/plan.ts';
import type { Risk } from '../core/model/risk.ts';
import { currentAssessment, exposureOf } from '../core/risk/score.ts';
import { withAncestors } from '../core/schedule/why/step.ts';
import { whyChain } from '../core/schedule/why.ts';
import type { WhyView } from '../protocol/timeline.ts';
import { targetOf } from './header.ts';

/** Steps back that a reader would follow. */
const MOST_STEPS = 100;

/** @param version of the text it is asked for. Null of an unknown id. */
export function whyView(analysis: Analysis, version: number, id: string): WhyView | null {
  const { plan } = analysis;
  const item = plan.items.get(id);
  const [own, ...before] = whyChain(analysis, id, MOST_STEPS);
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
    risks: [...plan.risks.values()]
      .filter((risk) => risk.status !== 'closed' && risk.affects.some((affected) => around.has(affected)))
      .map((risk) => ({
        id: risk.id,
        name: risk.title,
        exposureText: exposureText(plan, risk),
        target: targetOf(analysis, { file: risk.origin.file, span: risk.origin.key }),
      })),
    slacks: slacksOf(analysis, item),
  };
}

/** Of the links to an item and from it that could move something. */
function slacksOf({ plan, schedule }: Analysis, item: WorkItem): WhyView['slacks'] {
  const around = [...plan.items.values()].flatMap((successor) =>
    successor.after
      .filter(({ task, project }) => project === null && (successor === item || task === item.id))
      .map((link) => ({ successor, link })),
  );
  return around.flatMap(({ successor, link }) => {
    const minutes = schedule.linkSlack(link, successor.id);
    if (minutes === null) return [];
    const slackText = formatDuration({ minutes, elapsed: false }, plan.project.lengths);
    return [{ from: link.task, to: successor.id, slackText }];
  });
}

/** `2.5d, 15,000 EUR`; empty where nothing says what it would do. */
function exposureText({ project }: Plan, risk: Risk): string {
  const { minutes, cost } = exposureOf(currentAssessment(risk));
  const words = [
    minutes === null ? '' : formatDuration({ minutes: Math.round(minutes), elapsed: false }, project.lengths),
    cost === null ? '' : moneyInWords(cost, project.currency),
  ];
  return words.filter(Boolean).join(', ');
}
