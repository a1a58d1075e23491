/**
 * Everything a plan says, once it is known which ids there are: read entry by entry, and taken over
 * from before where the entry, the units and the ids it asked for are the same.
 */
import type { DayLengths } from '../base/duration.ts';
import type { Money } from '../base/money.ts';
import type { Problem } from '../base/problem.ts';
import type { FileId } from '../base/span.ts';
import type { Steps } from '../base/steps.ts';
import type { Fields } from './fields.ts';
import type { RegisterEntry, Registers } from './governance.ts';
import { type KeptMap, problemsIn, readMap, takeNotes } from './kept.ts';
import { asking, changedIds, type IdSets } from './known-ids.ts';
import type { CalendarSpec, Plan, Project, Resource, Team } from './plan.ts';
import { readCalendar, withoutCycles } from './read-calendars.ts';
import { type Outline, outlineProblems, readOutline } from './read-outline.ts';
import { readResource, readTeam, withMembers } from './read-parties.ts';
import { projectFields, readLengths, readProject } from './read-project.ts';
import { type Glossary, readGlossary, readRegisterEntry } from './read-registers.ts';
import { readCorrelation, readRisk, readRiskAppetite } from './read-risks.ts';
import { readSimulation, readUncertainty } from './read-uncertainty.ts';
import { readablePerson } from './read-values.ts';
import { type Reading, report } from './reading.ts';
import type { Correlation, Risk, RiskAppetite, RiskScales } from './risk.ts';
import { readRiskScales } from './risk-scales.ts';
import { readSetting, type Sections, sameMembers } from './sections.ts';
import type { OutlineSketch } from './sketch-outline.ts';
import type { SourceFile } from './sources.ts';
import type { Simulation, Uncertainty } from './uncertainty.ts';

/** A plan but for its names and files. */
export type Body = Omit<Plan, 'root' | 'files' | 'definitions' | 'references'>;

export interface Contents {
  readonly body: Body;
  readonly problems: readonly Problem[];
  readonly header: Fields;
  readonly sets: IdSets;
  readonly maps: Maps;
  readonly glossary: Glossary;
  readonly outline: Outline;
  /** Of the ids of the outline. */
  readonly order: object;
}

/** What was read of each map at the top. */
interface Maps extends Readonly<Record<Exclude<keyof Registers, 'glossary'>, KeptMap<RegisterEntry>>> {
  readonly project: KeptMap<Project>;
  readonly calendars: KeptMap<CalendarSpec>;
  readonly resources: KeptMap<Resource>;
  readonly teams: KeptMap<Team>;
  readonly stakeholders: KeptMap<RegisterEntry>;
  readonly risks: KeptMap<Risk>;
  readonly correlations: KeptMap<Correlation>;
  readonly uncertainties: KeptMap<Uncertainty>;
}

interface Input {
  readonly root: FileId;
  readonly files: readonly SourceFile[];
  readonly sections: Sections;
  readonly sketch: OutlineSketch;
  readonly sets: IdSets;
}

export function* readContents(input: Input, last: Contents | undefined): Steps<Contents> {
  const { files, sections, sketch, sets } = input;
  const header = projectFields(input.root, files[0], last?.header);
  const lengths = sameData(last?.body.project.lengths, readLengths(header));
  // Every duration depends on the units: where these change, nothing is as it was.
  const before = lengths === last?.body.project.lengths ? last : undefined;
  const changed = before ? changedIds(before.sets, sets) : null;
  const reading = newReading(lengths, sets);
  const keep = <T>(fields: ReadonlyMap<string, Fields>, old: KeptMap<T> | undefined, read: (fields: Fields) => T) =>
    readMap(fields, old, changed, reading, read);

  const project = yield* keep(new Map([['', header]]), before?.maps.project, (fields) => readProject(fields, reading));
  const settings = readSettings(files, projectOf(project).budget.total, last?.body, reading);
  const risksBefore = settings.riskScales === before?.body.riskScales ? before?.maps.risks : undefined;
  const entry = (fields: Fields): RegisterEntry => readRegisterEntry(fields);
  const maps: Maps = {
    project,
    calendars: yield* keep(sections.calendars.fields, before?.maps.calendars, (fields) =>
      readCalendar(fields, reading),
    ),
    resources: yield* keep(sections.resources.fields, before?.maps.resources, (fields) =>
      readResource(fields, reading),
    ),
    teams: yield* keep(sections.teams.fields, before?.maps.teams, (fields) => readTeam(fields, reading)),
    stakeholders: yield* keep(sections.stakeholders.fields, before?.maps.stakeholders, (fields) =>
      readRegisterEntry(fields, readablePerson),
    ),
    risks: yield* keep(sections.risks.fields, risksBefore, (fields) => readRisk(fields, settings.riskScales, reading)),
    correlations: yield* keep(sections.correlations.fields, before?.maps.correlations, (fields) =>
      readCorrelation(fields, reading),
    ),
    uncertainties: yield* keep(sections.uncertainty.fields, before?.maps.uncertainties, (fields) =>
      readUncertainty(fields, reading),
    ),
    deliverables: yield* keep(sections.deliverables.fields, before?.maps.deliverables, entry),
    decisions: yield* keep(sections.decisions.fields, before?.maps.decisions, entry),
    changes: yield* keep(sections.changes.fields, before?.maps.changes, entry),
    assumptions: yield* keep(sections.assumptions.fields, before?.maps.assumptions, entry),
    issues: yield* keep(sections.issues.fields, before?.maps.issues, entry),
    technologies: yield* keep(sections.technologies.fields, before?.maps.technologies, entry),
    contracts: yield* keep(sections.contracts.fields, before?.maps.contracts, entry),
    agreements: yield* keep(sections.agreements.fields, before?.maps.agreements, entry),
    communication: yield* keep(sections.communication.fields, before?.maps.communication, entry),
  };
  const glossary = readGlossary(files, last?.glossary);
  const sameIds = sketch.order === before?.order;
  yield;
  const sketches = [...sketch.phases.sketches, ...sketch.tasks.sketches];
  const outline = yield* readOutline(sketches, before?.outline, { changed, sameIds }, reading);

  const problems: Problem[] = [...settings.problems, ...glossary.problems];
  for (const map of Object.values(maps)) problemsIn(problems, map);
  outlineProblems(outline, problems);
  const calendars = withoutCycles(maps.calendars.values, problems);
  const body: Body = {
    project: projectOf(project),
    calendars: last && sameMembers(last.body.calendars, calendars) ? last.body.calendars : calendars,
    resources: maps.resources.values,
    teams: withMembers(maps.teams.values, maps.resources.values, last?.body.teams),
    stakeholders: maps.stakeholders.values,
    outline: outline.roots,
    items: outline.items,
    risks: maps.risks.values,
    riskScales: settings.riskScales,
    riskAppetite: settings.riskAppetite,
    correlations: maps.correlations.values,
    uncertainties: maps.uncertainties.values,
    simulation: settings.simulation,
    registers: sameFields(last?.body.registers, registersOf(maps, glossary)),
  };
  return { body: sameFields(last?.body, body), problems, header, sets, maps, glossary, outline, order: sketch.order };
}

function newReading(lengths: DayLengths, sets: IdSets): Reading {
  const asked: string[] = [];
  return { lengths, ids: asking(sets, asked), problems: [], asked };
}

function projectOf({ values }: KeptMap<Project>): Project {
  for (const project of values.values()) return project;
  throw new Error('there is always one header');
}

interface Settings {
  readonly riskScales: RiskScales;
  readonly riskAppetite: RiskAppetite;
  readonly simulation: Simulation;
  readonly problems: readonly Problem[];
}

function readSettings(
  files: readonly SourceFile[],
  budget: Money | null,
  last: Body | undefined,
  reading: Reading,
): Settings {
  const problems: Problem[] = [];
  // Read for its conflict alone: a part that has a header is a plan of its own.
  readSetting(files, 'project', problems);
  const scales = readRiskScales(readSetting(files, 'risk-scales', problems), budget, reading);
  const appetite = readRiskAppetite(readSetting(files, 'risk-appetite', problems)?.entry.value, reading.lengths);
  const simulation = readSimulation(readSetting(files, 'simulation', problems)?.entry.value);
  report(problems, takeNotes(reading).problems);
  return {
    riskScales: sameData(last?.riskScales, scales),
    riskAppetite: sameAppetite(last?.riskAppetite, appetite),
    simulation: sameData(last?.simulation, simulation),
    problems,
  };
}

function registersOf(maps: Maps, { words }: Glossary): Registers {
  return {
    deliverables: maps.deliverables.values,
    decisions: maps.decisions.values,
    changes: maps.changes.values,
    assumptions: maps.assumptions.values,
    issues: maps.issues.values,
    technologies: maps.technologies.values,
    contracts: maps.contracts.values,
    agreements: maps.agreements.values,
    communication: maps.communication.values,
    glossary: words,
  };
}

/** The object of before where it holds the same numbers. */
function sameData<T extends object>(before: T | undefined, now: T): T {
  return before && JSON.stringify(before) === JSON.stringify(now) ? before : now;
}

function sameAppetite(before: RiskAppetite | undefined, now: RiskAppetite): RiskAppetite {
  const told = (appetite: RiskAppetite) => JSON.stringify([appetite, [...appetite.byCategory]]);
  return before && told(before) === told(now) ? before : now;
}

/** The object of before where it holds the same objects. */
function sameFields<T extends object>(before: T | undefined, now: T): T {
  if (!before) return now;
  const olds = Object.values(before);
  return Object.values(now).every((value, i) => value === olds[i]) ? before : now;
}
