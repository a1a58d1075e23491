/** One risk as a row of the register. */
import type { Analysis } from '../../core/analyse.ts';
import { day, type Minute } from '../../core/base/time.ts';
import type { Risk, RiskAction, RiskAssessment } from '../../core/model/risk.ts';
import { RESPONSES_TO } from '../../core/risk/responses.ts';
import { type Exposure as CoreExposure, currentAssessment, exposureOf, scoreIn } from '../../core/risk/score.ts';
import { finishInstant, startInstant } from '../../core/schedule/instants.ts';
import type { AssessmentView, Cell, Exposure, NamedTarget, RiskActionRow, RiskRow } from '../../protocol/risks.ts';
import type { ViewFinding } from '../../protocol/view.ts';
import { targetOf } from '../header.ts';

interface About {
  /** The status date, else today. */
  readonly now: Minute | null;
  readonly rank: number | null;
  readonly findings: readonly ViewFinding[];
}

export function riskRow(analysis: Analysis, risk: Risk, { now, rank, findings }: About): RiskRow {
  const { schedule } = analysis;
  const current = currentAssessment(risk);
  const exposure = exposureIn(analysis, exposureOf(current, analysis.plan));
  const cell = (assessment: RiskAssessment | null): Cell | null =>
    assessment && scoreIn(analysis.plan, risk, assessment);
  const actions = risk.actions.map((action) => actionRow(analysis, action, now));
  const next = nextAction(actions);
  const { trigger } = risk;
  return {
    id: risk.id,
    title: risk.title,
    kind: risk.kind,
    cause: risk.cause,
    effect: risk.effect,
    category: risk.category,
    probability: current.probability,
    inherent: cell(risk.inherent),
    residual: cell(risk.residual),
    targetCell: cell(risk.target),
    current: cell(current),
    exposureDays: exposure.days,
    exposureCost: exposure.cost,
    assessments: {
      inherent: assessmentView(analysis, risk, risk.inherent),
      residual: risk.residual && assessmentView(analysis, risk, risk.residual),
      target: risk.target && assessmentView(analysis, risk, risk.target),
    },
    rank,
    response: risk.response,
    responses: RESPONSES_TO[risk.kind],
    escalatedTo: risk.escalatedTo === null ? null : partyName(analysis, risk.escalatedTo),
    owner: risk.owner === null ? null : partyName(analysis, risk.owner),
    due: next?.due ?? null,
    overdue: next?.overdue ?? false,
    actions,
    actionsDone: actions.filter(({ done }) => done).length,
    actionsTotal: actions.length,
    trigger: trigger && {
      text: trigger.text ?? '',
      at: trigger.date ? finishInstant(trigger.date, schedule.projectTime) : null,
    },
    proximity: proximityOf(analysis, risk),
    fallback: risk.fallback,
    status: risk.status,
    affects: [
      ...risk.affects.flatMap((id) => named(analysis, analysis.plan.items.get(id))),
      ...risk.affectsDeliverables.flatMap((id) => named(analysis, analysis.plan.registers.deliverables.get(id))),
    ],
    issues: [...analysis.plan.registers.issues.values()]
      .filter(({ fields }) => fields.get('risk') === risk.id)
      .flatMap((issue) => named(analysis, issue)),
    findings,
    target: targetOf(analysis, { file: risk.origin.file, span: risk.origin.key }),
  };
}

/** In days of the project's own length. */
export function exposureIn({ plan }: Analysis, { minutes, cost }: CoreExposure): Exposure {
  return { days: minutes === null ? null : minutes / (plan.project.lengths.hoursPerDay * 60), cost };
}

function assessmentView(analysis: Analysis, risk: Risk, assessment: RiskAssessment): AssessmentView {
  return {
    probability: assessment.probability,
    probabilityLevel: assessment.probabilityLevel,
    levels: assessment.levels,
    cell: scoreIn(analysis.plan, risk, assessment),
    exposure: exposureIn(analysis, exposureOf(assessment, analysis.plan)),
  };
}

function actionRow(analysis: Analysis, action: RiskAction, now: Minute | null): RiskActionRow {
  const { plan, schedule } = analysis;
  const due = action.due && finishInstant(action.due, schedule.projectTime);
  const task = action.task === null ? undefined : plan.items.get(action.task);
  return {
    id: action.id,
    text: action.text,
    owner: action.owner === null ? null : partyName(analysis, action.owner),
    due,
    done: action.done,
    overdue: !action.done && due !== null && now !== null && due < now,
    cost: action.cost,
    task: named(analysis, task)[0] ?? null,
    target: targetOf(analysis, action.place),
  };
}

/** The open action due first; one without a date only where none has one. */
function nextAction(actions: readonly RiskActionRow[]): RiskActionRow | undefined {
  const open = actions.filter((action) => !action.done);
  const dated = open.filter((action) => action.due !== null);
  return dated.sort((a, b) => (a.due ?? 0) - (b.due ?? 0))[0] ?? open[0];
}

export function proximityOf(
  { schedule }: Analysis,
  { proximity }: Risk,
): { readonly from: Minute | null; readonly to: Minute | null } | null {
  if (!proximity) return null;
  const date = (of: number) => ({ day: day(of), minuteOfDay: null });
  return {
    from: proximity.from === null ? null : startInstant(date(proximity.from), schedule.projectTime),
    to: proximity.to === null ? null : finishInstant(date(proximity.to), schedule.projectTime),
  };
}

interface Named {
  readonly id: string;
  readonly name: string;
  readonly origin: Risk['origin'];
}

function named(analysis: Analysis, entry: Named | undefined): readonly NamedTarget[] {
  if (!entry) return [];
  const { id, name, origin } = entry;
  return [{ id, name, target: targetOf(analysis, { file: origin.file, span: origin.key }) }];
}

function partyName({ plan }: Analysis, id: string): string {
  return plan.resources.get(id)?.name ?? plan.teams.get(id)?.name ?? plan.stakeholders.get(id)?.name ?? id;
}
