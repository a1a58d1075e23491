/**
 * The trees of a root file and its parts as one plan, with the problems only their contents can
 * show. Total: any trees give a plan. Shapes and patterns are the schema check's business; a value
 * of the wrong shape is silently absent here.
 */
import type { Problem } from '../base/problem.ts';
import { checkReferences } from './check-references.ts';
import { collectMentions } from './collect-mentions.ts';
import { idsByTarget, knownIds } from './known-ids.ts';
import type { Plan } from './plan.ts';
import { otherPlanProblems, planFiles } from './plan-files.ts';
import { readCalendars } from './read-calendars.ts';
import { itemsById, readOutline } from './read-outline.ts';
import { readResources, readTeams } from './read-parties.ts';
import { projectFields, readLengths, readProject } from './read-project.ts';
import { readRegister, readRegisters } from './read-registers.ts';
import { readCorrelations, readRiskAppetite, readRisks } from './read-risks.ts';
import { readablePerson } from './read-values.ts';
import { type Reading, report } from './reading.ts';
import { readRiskScales } from './risk-scales.ts';
import { readSections, readSetting } from './sections.ts';
import { sketchOutline } from './sketch-outline.ts';
import type { PlanSources } from './sources.ts';

export interface Resolved {
  readonly plan: Plan;
  /** In no particular order. */
  readonly problems: readonly Problem[];
}

export function resolvePlan(sources: PlanSources): Resolved {
  const problems: Problem[] = [];
  const { files, elsewhere } = planFiles(sources, problems);
  report(problems, otherPlanProblems(sources, files));
  const found = files.map(collectMentions);
  for (const file of found) report(problems, file.problems);

  const sections = readSections(files, problems);
  const sketch = sketchOutline(files, problems);
  const definitions = found.flatMap((file) => file.definitions);
  const { references, problems: unknown } = checkReferences(
    found.flatMap((file) => file.mentions),
    idsByTarget(definitions, sections),
    sources.otherPlans,
    elsewhere,
  );
  report(problems, unknown);

  const header = projectFields(sources.root, files[0]);
  const texts = new Map(files.map(({ file, text }) => [file, text]));
  const reading: Reading = {
    lengths: readLengths(header),
    ids: knownIds(sections, sketch.ids, sources.otherPlans),
    textOf: (file) => texts.get(file) ?? '',
    problems,
  };
  // Read for its conflict alone: a part that has a header is a plan of its own.
  readSetting(files, 'project', problems);
  const project = readProject(header, reading);
  const scales = readRiskScales(readSetting(files, 'risk-scales', problems), project.budget.total, reading);
  const resources = readResources(sections.resources, reading);
  const outline = readOutline(sketch.roots, reading);
  const plan: Plan = {
    root: sources.root,
    files: files.map(({ file }) => file),
    project,
    calendars: readCalendars(sections.calendars, reading),
    resources,
    teams: readTeams(sections.teams, resources, reading),
    stakeholders: readRegister(sections.stakeholders, readablePerson),
    outline,
    items: itemsById(outline),
    risks: readRisks(sections.risks, scales, reading),
    riskScales: scales,
    riskAppetite: readRiskAppetite(readSetting(files, 'risk-appetite', problems)?.entry.value, reading.lengths),
    correlations: readCorrelations(sections.correlations, reading),
    registers: readRegisters(sections, files, problems),
    definitions,
    references,
  };
  return { plan, problems };
}
