/**
 * The risk panel's data: the register, scored, the matrix it fills, what comes up and how the exposure goes
 * down. Assumes a finished analysis; what is closed or has occurred stays in the register but exposes the
 * project to nothing more.
 */
import type { Analysis } from '../core/analyse.ts';
import { type Day, type Minute, startOfDay } from '../core/base/time.ts';
import { findingsByRisk } from '../core/checks/findings-by-owner.ts';
import type { Appetite } from '../core/model/risk.ts';
import { exposureOfAll, limitsOf } from '../core/risk/limits.ts';
import { ranksOf } from '../core/risk/rank.ts';
import { bandOf, type Exposure as CoreExposure, mayHappen } from '../core/risk/score.ts';
import type { Band, Exposure, RiskRow, RiskView } from '../protocol/risks.ts';
import { viewFinding, viewHeader } from './header.ts';
import { burnDownOf } from './risks/burn-down.ts';
import { exposureIn, riskRow } from './risks/row.ts';
import { upcomingOf } from './risks/upcoming.ts';

/**
 * @param version of the text the view was asked for.
 * @param today what comes up begins with, where the plan has no status date; null: nothing does then.
 */
export function riskView(analysis: Analysis, version: number, today: Day | null = null): RiskView {
  const { plan, schedule } = analysis;
  const now: Minute | null = schedule.statusAt ?? (today === null ? null : startOfDay(today));
  const findings = findingsByRisk(analysis);
  const ranks = ranksOf(plan);
  const risks = [...plan.risks.values()];
  const rows = risks.map((risk) =>
    riskRow(analysis, risk, {
      now,
      rank: ranks.get(risk.id) ?? null,
      findings: (findings.get(risk.id) ?? []).map((found) => viewFinding(analysis, found)),
    }),
  );
  const live = risks.filter(mayHappen);
  const inDays = (exposure: CoreExposure): Exposure => exposureIn(analysis, exposure);
  const ofKind = (kind: RiskRow['kind']): Exposure =>
    inDays(
      exposureOfAll(
        live.filter((risk) => risk.kind === kind),
        plan,
      ),
    );
  const threats = ofKind('threat');
  const opportunities = ofKind('opportunity');
  return {
    ...viewHeader(analysis, version),
    currency: plan.project.currency,
    risks: rows,
    bands: bandsOf(plan.riskAppetite),
    bandsByCategory: [...plan.riskAppetite.byCategory].map(([category, appetite]) => ({
      category,
      bands: bandsOf(appetite),
    })),
    totalExposureDays: (threats.days ?? 0) - (opportunities.days ?? 0),
    totalExposureCost: (threats.cost ?? 0) - (opportunities.cost ?? 0),
    threats,
    opportunities,
    limits: limitsOf(plan).map(({ category, most, now: there, over }) => ({
      category,
      most: inDays(most),
      now: inDays(there),
      exceeded: over.minutes || over.cost,
    })),
    owners: ownersOf(analysis),
    scales: {
      probability: plan.riskScales.probability,
      schedule: plan.riskScales.schedule.map((minutes) => inDays({ minutes, cost: null }).days ?? 0),
      cost: plan.riskScales.cost,
    },
    upcoming: now === null ? null : upcomingOf(analysis, rows, now),
    burnDown: burnDownOf(analysis, now),
  };
}

const LEVELS = [1, 2, 3, 4, 5] as const;

function bandsOf(appetite: Appetite): readonly (readonly Band[])[] {
  return LEVELS.map((probability) => LEVELS.map((impact): Band => bandOf(probability * impact, appetite)));
}

/** One id of two registers is one party, called as the first of them says. */
function ownersOf({ plan: { resources, teams, stakeholders } }: Analysis): RiskView['owners'] {
  const owners = new Map<string, { readonly id: string; readonly name: string }>();
  for (const register of [resources, teams, stakeholders]) {
    for (const { id, name } of register.values()) if (!owners.has(id)) owners.set(id, { id, name });
  }
  return [...owners.values()];
}
