/**
 * The risk panel's data: the register, scored, and the matrix it fills. Assumes a finished
 * analysis; closed risks stay in the register but expose the project to nothing.
 */
import type { Analysis } from '../core/analyse.ts';
import type { Risk, RiskAction, RiskAssessment } from '../core/model/risk.ts';
import { bandOf, currentAssessment, exposureOf, scoreOf } from '../core/risk/score.ts';
import { finishInstant } from '../core/schedule/instants.ts';
import type { Band, Cell, RiskRow, RiskView } from '../protocol/risks.ts';
import type { ViewFinding } from '../protocol/view.ts';
import { findingsByRisk, targetOf, viewFinding, viewHeader } from './header.ts';

/** @param version of the text the view was asked for. */
export function riskView(analysis: Analysis, version: number): RiskView {
  const { plan } = analysis;
  const findings = findingsByRisk(analysis);
  const risks = [...plan.risks.values()].map((risk) =>
    rowOf(
      analysis,
      risk,
      (findings.get(risk.id) ?? []).map((found) => viewFinding(analysis, found)),
    ),
  );
  const signed = (risk: RiskRow, exposure: number | null): number =>
    exposure === null || risk.status === 'closed' ? 0 : risk.kind === 'opportunity' ? -exposure : exposure;
  return {
    ...viewHeader(analysis, version),
    currency: plan.project.currency,
    risks,
    bands: [1, 2, 3, 4, 5].map((probability) =>
      [1, 2, 3, 4, 5].map((impact): Band => bandOf(probability * impact, plan.riskAppetite)),
    ),
    totalExposureDays: risks.reduce((sum, risk) => sum + signed(risk, risk.exposureDays), 0),
    totalExposureCost: risks.reduce((sum, risk) => sum + signed(risk, risk.exposureCost), 0),
  };
}

function rowOf(analysis: Analysis, risk: Risk, findings: readonly ViewFinding[]): RiskRow {
  const { plan, schedule } = analysis;
  const current = currentAssessment(risk);
  const exposure = exposureOf(current);
  const next = nextAction(risk.actions);
  const due = next?.due ? finishInstant(next.due, schedule.projectTime) : null;
  const cell = (assessment: RiskAssessment | null): Cell | null => assessment && scoreOf(assessment, plan.riskAppetite);
  const trigger = risk.trigger;
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
    current: cell(current),
    exposureDays: exposure.minutes === null ? null : exposure.minutes / (plan.project.lengths.hoursPerDay * 60),
    exposureCost: exposure.cost,
    response: risk.response,
    owner: risk.owner === null ? null : nameOfParty(analysis, risk.owner),
    due,
    overdue: due !== null && schedule.statusAt !== null && due < schedule.statusAt,
    actionsDone: risk.actions.filter((action) => action.done).length,
    actionsTotal: risk.actions.length,
    trigger: trigger && {
      text: trigger.text ?? '',
      at: trigger.date ? finishInstant(trigger.date, schedule.projectTime) : null,
    },
    status: risk.status,
    affects: risk.affects.flatMap((id) => {
      const item = plan.items.get(id);
      if (!item) return [];
      return [{ id, name: item.name, target: targetOf(analysis, { file: item.origin.file, span: item.origin.key }) }];
    }),
    findings,
    target: targetOf(analysis, { file: risk.origin.file, span: risk.origin.key }),
  };
}

/** The open action due first; one without a date only where none has one. */
function nextAction(actions: readonly RiskAction[]): RiskAction | undefined {
  const open = actions.filter((action) => !action.done);
  const dated = open.filter((action) => action.due !== null);
  return dated.sort((a, b) => (a.due?.day ?? 0) - (b.due?.day ?? 0))[0] ?? open[0];
}

function nameOfParty({ plan }: Analysis, id: string): string {
  return plan.resources.get(id)?.name ?? plan.teams.get(id)?.name ?? plan.stakeholders.get(id)?.name ?? id;
}
