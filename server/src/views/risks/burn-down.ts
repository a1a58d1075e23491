/**
 * The exposure of all risks by date, as the plan has it; `BurnDown` of the protocol says what counts when.
 * What the plan does not date is not guessed: a response with an open action that is late or has no date
 * never gets there.
 */
import type { Analysis } from '../../core/analyse.ts';
import { type Minute, minute, parseDate } from '../../core/base/time.ts';
import type { Risk, RiskAssessment } from '../../core/model/risk.ts';
import { exposureOf } from '../../core/risk/score.ts';
import { finishInstant, startInstant } from '../../core/schedule/instants.ts';
import type { BurnDown, BurnDownStep, Exposure } from '../../protocol/risks.ts';
import { exposureIn, proximityOf } from './row.ts';

type What = BurnDownStep['because'][number]['what'];

/** From `at` on a risk exposes the project to this. */
interface Step {
  readonly at: Minute;
  readonly exposure: Exposure;
  readonly what: What;
}

const GONE: Exposure = { days: 0, cost: 0 };

export function burnDownOf(analysis: Analysis, now: Minute | null): BurnDown | null {
  const { plan, schedule } = analysis;
  const courses = [...plan.risks.values()].map((risk) => ({ risk, steps: courseOf(analysis, risk, now) }));
  const exposed = courses.filter(({ steps }) =>
    steps.some(({ exposure }) => (exposure.days ?? 0) !== 0 || (exposure.cost ?? 0) !== 0),
  );
  if (exposed.length === 0) return null;
  const start = schedule.start;
  const at = (step: Step): Minute => minute(Math.max(step.at, start));
  const dates = [...new Set([start, ...exposed.flatMap(({ steps }) => steps.map(at))])].sort((a, b) => a - b);
  const steps = dates.map((date): BurnDownStep => {
    const sum = { days: 0, cost: 0, gainedDays: 0, gainedCost: 0 };
    const because: BurnDownStep['because'][number][] = [];
    for (const { risk, steps: course } of exposed) {
      const last = course.findLast((step) => at(step) <= date);
      if (!last) continue;
      sum[risk.kind === 'threat' ? 'days' : 'gainedDays'] += last.exposure.days ?? 0;
      sum[risk.kind === 'threat' ? 'cost' : 'gainedCost'] += last.exposure.cost ?? 0;
      if (at(last) === date && date !== start) because.push({ risk: risk.id, title: risk.title, what: last.what });
    }
    return { at: date, ...sum, because };
  });
  const until = Math.max(schedule.finish, now ?? 0, dates.at(-1) ?? 0);
  return { steps, until, now, target: targetOfAll(analysis) };
}

/** In order of time; empty where the plan does not say from when to when. */
function courseOf(analysis: Analysis, risk: Risk, now: Minute | null): readonly Step[] {
  const { plan, schedule } = analysis;
  const exposed = (assessment: RiskAssessment): Exposure => exposureIn(analysis, exposureOf(assessment, plan));
  const from = risk.identified ? startInstant(risk.identified, schedule.projectTime) : schedule.start;
  const end = endOf(analysis, risk, now);
  if (end === null && (risk.status === 'closed' || risk.status === 'occurred')) return [];
  const steps: Step[] = [{ at: from, exposure: exposed(risk.inherent), what: 'identified' }];
  const answered = answeredAt(analysis, risk, now);
  if (risk.residual && answered !== null) {
    steps.push({ at: answered, exposure: exposed(risk.residual), what: 'answered' });
  }
  if (end) steps.push({ ...end, exposure: GONE });
  return steps.filter((step) => end === null || step.at <= end.at).sort((a, b) => a.at - b.at);
}

/** When all its actions are carried out; null where that is never, or nobody knows. */
function answeredAt({ schedule }: Analysis, { actions }: Risk, now: Minute | null): Minute | null {
  let last: Minute | null = null;
  for (const { done, due } of actions) {
    const at: Minute | null = due && finishInstant(due, schedule.projectTime);
    if (!done && (at === null || (now !== null && at < now))) return null;
    // What is done was done by now, however late it was due.
    const when: Minute = at === null || (done && now !== null && at > now) ? (now ?? schedule.start) : at;
    if (last === null || when > last) last = when;
  }
  return last;
}

/** When it is over: its time has passed, or it was closed or occurred, as near as the plan tells. */
function endOf(analysis: Analysis, risk: Risk, now: Minute | null): Pick<Step, 'at' | 'what'> | null {
  const { plan, schedule } = analysis;
  const passed = proximityOf(analysis, risk)?.to ?? null;
  if (risk.status !== 'closed' && risk.status !== 'occurred') {
    return passed === null ? null : { at: passed, what: 'passed' };
  }
  const issue = [...plan.registers.issues.values()].find(({ fields }) => fields.get('risk') === risk.id);
  const raised = parseDate(issue?.fields.get('date') ?? '');
  const dues = risk.actions.flatMap(({ due }) => (due ? [finishInstant(due, schedule.projectTime)] : []));
  const at =
    (raised && startInstant(raised, schedule.projectTime)) ??
    (risk.trigger?.date ? finishInstant(risk.trigger.date, schedule.projectTime) : null) ??
    passed ??
    dues.reduce<Minute | null>((last, due) => (last === null || due > last ? due : last), null);
  // What is over is over by now, whatever had been planned.
  return at === null ? null : { at: now !== null && at > now ? now : at, what: risk.status };
}

/** Of threats that may still happen, those without a target with what their response leaves. */
function targetOfAll(analysis: Analysis): Exposure | null {
  const { plan } = analysis;
  const threats = [...plan.risks.values()].filter(
    ({ kind, status }) => kind === 'threat' && (status === 'open' || status === 'watching'),
  );
  if (threats.every(({ target }) => target === null)) return null;
  let days = 0;
  let cost = 0;
  for (const { target, residual, inherent } of threats) {
    const one = exposureIn(analysis, exposureOf(target ?? residual ?? inherent, plan));
    days += one.days ?? 0;
    cost += one.cost ?? 0;
  }
  return { days, cost };
}
