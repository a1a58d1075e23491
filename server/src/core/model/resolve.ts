/**
 * The trees of a root file and its parts as one plan, with the problems only their contents can
 * show. Total: any trees give a plan. Shapes and patterns are the schema check's business; a value
 * of the wrong shape is silently absent here.
 */
import type { Problem } from '../base/problem.ts';
import type { FileId } from '../base/span.ts';
import { checkReferences, type IdsByTarget } from './check-references.ts';
import { collectMentions } from './collect-mentions.ts';
import { type Fields, valueIn } from './fields.ts';
import type { Registers } from './governance.ts';
import type { Definition, Plan } from './plan.ts';
import { otherPlanProblems, planFiles } from './plan-files.ts';
import { readCalendars } from './read-calendars.ts';
import { itemsById, readOutline } from './read-outline.ts';
import { readResources, readTeams } from './read-parties.ts';
import { projectFields, readLengths, readProject } from './read-project.ts';
import { REGISTERS, type RegisterName, readGlossary, readRegister } from './read-registers.ts';
import { readCorrelations, readRiskAppetite, readRisks } from './read-risks.ts';
import { readablePerson, textOf } from './read-values.ts';
import type { KnownIds, Reading } from './reading.ts';
import type { Target } from './reference-shapes.ts';
import { readRiskScales } from './risk-scales.ts';
import { readSection, readSetting } from './sections.ts';
import { sketchOutline } from './sketch-outline.ts';
import type { PlanSources, SourceFile } from './sources.ts';

export interface Resolved {
  readonly plan: Plan;
  /** In no particular order. */
  readonly problems: readonly Problem[];
}

export function resolvePlan(sources: PlanSources): Resolved {
  const problems: Problem[] = [];
  const { files, isPlan, complete } = planFiles(sources, problems);
  problems.push(...otherPlanProblems(sources));
  const collected = files.map((source) => ({ file: source.file, ...collectMentions(source) }));
  const definitions = collected.flatMap((ids) => ids.definitions);
  problems.push(...collected.flatMap((ids) => ids.problems));

  const section = (name: string): ReadonlyMap<string, Fields> => readSection(files, name, problems);
  const people = { resources: section('resources'), teams: section('teams'), stakeholders: section('stakeholders') };
  const sketch = sketchOutline(files, problems);
  const calendarFields = section('calendars');
  const registerFields = new Map(REGISTERS.map((name) => [name, section(name)]));

  // Read for their duplicates alone: the host has followed the paths, the header is the root's.
  section('projects');
  readSetting(files, 'project', problems);

  const project = projectFields(sources.root, files[0]);
  const reading: Reading = {
    lengths: readLengths(project),
    ids: knownIds(people, sketch.ids, calendarFields, registerFields, sources),
    textOf: textByFile(files),
    problems,
  };
  const header = readProject(project, reading);
  const resources = readResources(people.resources, reading);
  const outline = readOutline(sketch.roots, reading);
  const { references, problems: unknown } = checkReferences(
    collected.flatMap(({ file, mentions }) => mentions.map((mention) => ({ ...mention, file }))),
    idsByTarget(definitions, people),
    sources.otherPlans,
    isPlan && complete,
  );
  problems.push(...unknown);

  const scales = readRiskScales(readSetting(files, 'risk-scales', problems), reading.lengths, header.budget.total);
  const plan: Plan = {
    root: sources.root,
    files: files.map(({ file }) => file),
    project: header,
    calendars: readCalendars(calendarFields, reading),
    resources,
    teams: readTeams(people.teams, resources, reading),
    stakeholders: readRegister(people.stakeholders, readablePerson),
    outline,
    items: itemsById(outline),
    risks: readRisks(section('risks'), scales, reading),
    riskScales: scales,
    riskAppetite: readRiskAppetite(readSetting(files, 'risk-appetite', problems), reading.lengths),
    correlations: readCorrelations(section('correlations'), reading),
    registers: readRegisters(registerFields, files, problems),
    definitions,
    references,
  };
  return { plan, problems };
}

interface PeopleFields {
  readonly resources: ReadonlyMap<string, Fields>;
  readonly teams: ReadonlyMap<string, Fields>;
  readonly stakeholders: ReadonlyMap<string, Fields>;
}

type RegisterFields = ReadonlyMap<RegisterName, ReadonlyMap<string, Fields>>;

function knownIds(
  people: PeopleFields,
  items: ReadonlySet<string>,
  calendars: ReadonlyMap<string, Fields>,
  registers: RegisterFields,
  { otherPlans }: PlanSources,
): KnownIds {
  const workless = [...people.resources.values()].filter((resource) => {
    const type = textOf(valueIn(resource, 'type'));
    return type === 'material' || type === 'cost';
  });
  return {
    items,
    assignable: new Set([...people.resources.keys(), ...people.teams.keys()]),
    workless: new Set(workless.map(({ id }) => id)),
    teams: new Set(people.teams.keys()),
    parties: new Set([...people.resources.keys(), ...people.teams.keys(), ...people.stakeholders.keys()]),
    calendars: new Set(calendars.keys()),
    deliverables: new Set(registers.get('deliverables')?.keys()),
    inOtherPlan: (alias, id) => otherPlans.get(alias)?.items.has(id) ?? false,
  };
}

/** Also ids of items left out for their own fault, so that one fault gives one finding. */
function idsByTarget(definitions: readonly Definition[], people: PeopleFields): IdsByTarget {
  const ids = new Map<Target, Set<string>>();
  const add = (target: Target, id: string): void => {
    const known = ids.get(target);
    if (known) known.add(id);
    else ids.set(target, new Set([id]));
  };
  for (const { namespace, id } of definitions) add(namespace, id);
  for (const id of [...people.resources.keys(), ...people.teams.keys()]) add('assignable', id);
  for (const id of people.teams.keys()) add('team', id);
  return ids;
}

function textByFile(files: readonly SourceFile[]): (file: FileId) => string {
  const texts = new Map(files.map(({ file, text }) => [file, text]));
  return (file) => texts.get(file) ?? '';
}

function readRegisters(fields: RegisterFields, files: readonly SourceFile[], problems: Problem[]): Registers {
  const register = (name: RegisterName) => readRegister(fields.get(name) ?? new Map<string, Fields>());
  return {
    deliverables: register('deliverables'),
    decisions: register('decisions'),
    changes: register('changes'),
    assumptions: register('assumptions'),
    issues: register('issues'),
    technologies: register('technologies'),
    contracts: register('contracts'),
    agreements: register('agreements'),
    communication: register('communication'),
    glossary: readGlossary(files, problems),
  };
}
