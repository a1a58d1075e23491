/**
 * Two plans that share their parts, and random edits of their lines: by fields and values of the
 * language, so that ids come, go and clash, units change and phases unite and part.
 */
import fc from 'fast-check';
import type { OtherPlan, PlanSources, SourceFile } from '../../../server/src/core/model/sources.ts';
import type { Tree } from '../../../server/src/core/syntax/tree.ts';
import { gatherPlan, type HostFiles } from '../../../server/src/host/gather.ts';
import { FOLDER, parseFixture } from '../../support/fixture.ts';
import { memoryFiles } from '../../support/memory-files.ts';

export const TEXTS = `# file: a.plan.yaml
project:
  name: First
  start: 2026-01-05
  hours-per-day: 8
  calendar: office
  manager: ali
  budget: {total: 480k}
include: [team.plan.yaml, build.plan.yaml]
projects: {dc: dc.plan.yaml}
calendars:
  office:
    base: site
    exceptions:
      - {from: 2026-12-24, to: 2026-12-31, working: false}
      - {date: 2026-12-25, working: false}
    uncertain-days: [{months: [jan], probability: 10%}]
  site: {working-days: [mon, tue]}
phases:
  design:
    name: Design
    stage: planning
    owner: ali
    uncertainty: rough
    tasks:
      survey: {name: Survey, duration: 2d, assign: [ali 50%, rack x4], after: dc:power}
      draft:
        duration: 3d
        work: 9d
        assign: bea
        after: [survey, wire SS+2d]
      review: {milestone: true, after: design.gate}
    gate: {approvers: [ali, cio], decision: go}
  build:
    after: design
    tasks:
      wire: {duration: 1d, after: draft, assign: network}
tasks: {}
risks:
  late: {event: Late, probability: low, impact: {schedule: 5d, cost: 15k}, affects: [survey, wire, handbook], owner: bea, proximity: {to: 2026-03-02}}
  loss: {probability: 30%, impact: {cost: {optimistic: 9k, most-likely: 5k, pessimistic: 20k}}, residual: {probability: low}}
risk-appetite: {high: 9, max-delay: 2w}
correlations: {same: {tasks: [survey, draft]}}
uncertainty: {rough: {optimistic: 90%, pessimistic: 140%}}
glossary: {ERP: Everything}
# file: b.plan.yaml
project:
  name: Second
  days-per-week: 4
include: build.plan.yaml
resources:
  ali: {type: material, rate: 3200}
  zoe: {}
phases:
  build: {name: Other build, tasks: {start: {duration: 1w, assign: ali x2}}}
risk-scales: {probability: {low: 20%}}
# file: team.plan.yaml
resources:
  ali: {name: Ali, team: network, rate: 95/h, calendar: office, leave: [{from: 2026-02-02, to: 2026-02-06}]}
  bea: {role: Engineer, calendar: site}
  rack: {type: material}
teams:
  network: {lead: ali, members: [bea]}
stakeholders:
  cio: {interest: high}
deliverables:
  handbook: {acceptance: [Read, Signed], accepted-by: cio}
# file: build.plan.yaml
include: more.plan.yaml
phases:
  build:
    tasks:
      pipes:
        tasks:
          cut: {duration: 2d, assign: ali, uncertainty: default, deliverables: handbook}
          fit: {duration: 1w, after: cut, calendar: office}
      test: {estimate: {optimistic: 3d, most-likely: 2d, pessimistic: 9d}, after: [fit FF, pipes]}
    handover: {to: bea, checklist: [Keys]}
# file: more.plan.yaml
phases:
  build:
    tasks:
      pipes: {name: Pipes, tasks: {seal: {after: cut}}}
risks:
  leak: {event: Leak, affects: seal, actions: {check: {owner: zoe, task: seal}}}
glossary: {PVC: Plastic}
`;

/** What is put in for a line, behind the indentation of that line. */
const LINES = `name: Other|duration: 5d|after: survey|after: [cut, fit SS+50%]|assign: [zoe, rack]|work: 3d
hours-per-day: 6|owner: zoe|owner: cio|calendar: site|base: office|type: material|stage: closing|milestone: true
gate: {decision: hold}|gate:|tasks:|tasks: {late: {duration: 1d}}|phases:|resources:|build:|pipes: {}|ali: {}
survey: {duration: 7d}|draft: {}|cut: {tasks: {deep: {after: wire}}}|wire: {after: [suvrey, cut]}|cio: {}
new-task: {after: draft, assign: bea 50%}|site: {base: office}|risk-scales: {schedule: {low: 2d}}|glossary: {ERP: Again}
include: team.plan.yaml|- ali|uncertainty: rough|rough: {optimistic: 120%, pessimistic: 110%}|handbook: {}|simulation: {delays: longest}|# nothing||project: {name: Third}|build.gate: {}|broken: [|quoted: 'open|{|a: b: c`.split(
  /[|\n]/,
);

const WORDS = 'ali bea survey cut wire design build office dc power 8 2d low zoe x'.split(' ');

/** Of one file's lines. Numbers are taken modulo what there is. */
type Edit = (lines: readonly string[]) => readonly string[];

const nat = fc.nat(10_000);

const wordChanged = fc.tuple(nat, nat, fc.constantFrom(...WORDS)).map(([at, number, word]): Edit => {
  return atLine(at, (line) => {
    const words = line.split(/\b/);
    const places = [...words.keys()].filter((k) => /\w/.test(words[k] ?? ''));
    const place = places[number % Math.max(1, places.length)];
    return [words.map((old, k) => (k === place ? word : old)).join('')];
  });
});
const lineWritten = fc.tuple(nat, fc.constantFrom(...LINES), fc.boolean()).map(([at, text, over]): Edit => {
  return atLine(at, (line) => [indentOf(line) + text, ...(over ? [] : [line])]);
});
const linesRemoved = fc.tuple(nat, fc.integer({ min: 1, max: 4 })).map(([at, count]): Edit => {
  return (lines) => lines.filter((_, k) => k < at % lines.length || k >= (at % lines.length) + count);
});
const lineMoved = fc.tuple(nat, nat).map(([from, to]): Edit => {
  return (lines) => {
    const rest = [...lines];
    const moved = rest.splice(from % lines.length, 1);
    rest.splice(to % (rest.length + 1), 0, ...moved);
    return rest;
  };
});
const lineDoubled = nat.map((at): Edit => atLine(at, (line) => [line, line]));
const letterTyped = fc.tuple(nat, nat, fc.constantFrom('', ' ', '  ', 'x', '{', ':', '"', '#')).map(
  ([at, column, put]): Edit =>
    atLine(at, (line) => {
      const from = column % (line.length + 1);
      return [line.slice(0, from) + put + line.slice(from + (put === 'x' ? 0 : 1))];
    }),
);

export const edit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 5, arbitrary: wordChanged },
  { weight: 3, arbitrary: lineWritten },
  { weight: 2, arbitrary: linesRemoved },
  { weight: 1, arbitrary: lineMoved },
  { weight: 1, arbitrary: lineDoubled },
  { weight: 1, arbitrary: letterTyped },
);

function atLine(at: number, change: (line: string) => readonly string[]): Edit {
  return (lines) => lines.flatMap((line, k) => (k === at % lines.length ? change(line) : [line]));
}

function indentOf(line: string): string {
  return /^ */.exec(line)?.[0] ?? '';
}

/** Some other plan's state: not there, or with these items. */
export const otherPlan: fc.Arbitrary<OtherPlan | null> = fc.constantFrom(null, ...['power', 'cut'].map(otherPlanWith));

function otherPlanWith(id: string): OtherPlan {
  const place = { file: 'file:///dc.plan.yaml', span: { start: 0, end: 0 } };
  return { file: place.file, name: 'DC', items: new Map([[id, { name: id, start: 0, finish: 60, place }]]) };
}

/** Reads a text, with what was read of the file before. */
export type Reader = (text: string, before?: { readonly text: string; readonly tree: Tree }) => Tree;

/** Files that are edited, each read with what was read of it before. */
export interface Workspace {
  readonly names: readonly string[];
  readonly edit: (name: string, change: Edit) => void;
  /** As the plan of that name sees them now. */
  readonly sources: (root: string, other: OtherPlan | null) => PlanSources;
}

export function newWorkspace(text: string, read: Reader): Workspace {
  const files = new Map<string, SourceFile>(
    parseFixture(text).files.map(({ file, text: own }) => [file, { file, text: own, tree: read(own) }]),
  );
  const names = [...files.keys()].map((file) => file.slice(FOLDER.length));
  const texts = new Map([...files].map(([file, source]) => [file, source.text]));
  const host: HostFiles = {
    ...memoryFiles(FOLDER, texts),
    // biome-ignore lint/correctness/useYield: in memory there is nothing to wait for.
    *reading(file) {
      return files.get(file) ?? { file, unreadable: 'missing' };
    },
  };
  return {
    names,
    edit: (name, change) => {
      const old = files.get(FOLDER + name);
      if (!old) return;
      const now = change(old.text.split('\n')).join('\n');
      files.set(old.file, { file: old.file, text: now, tree: read(now, old) });
    },
    sources: (root, other) => {
      const sources = gatherPlan(FOLDER + root, host, null);
      return { ...sources, otherPlans: other ? new Map([['dc', other]]) : new Map() };
    },
  };
}
