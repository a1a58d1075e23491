import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Plan } from '../../../server/src/core/model/plan.ts';
import { resolvePlan } from '../../../server/src/core/model/resolve.ts';
import type { PlanSources } from '../../../server/src/core/model/sources.ts';
import { readTree } from '../../../server/src/core/syntax/read.ts';
import type { Node, ScalarNode } from '../../../server/src/core/syntax/tree.ts';
import { toldResolved } from './told.ts';

const FILE = 'file:///fuzz.plan.yaml';
const NOWHERE = { start: 0, end: 0 };

function sourcesOf(text: string): PlanSources {
  const files = new Map([[FILE, { file: FILE, text, tree: readTree(text) }]]);
  const nothing = new Map<string, never>();
  return { root: FILE, files, includes: nothing, projects: nothing, otherPlans: nothing, displayName: (file) => file };
}

/** Words of the language in wrong and right places: far more of it is reached than by noise. */
const KEYS = `project include projects calendars resources teams stakeholders phases tasks risks risk-scales
  risk-appetite correlations deliverables decisions changes technologies contracts communication glossary lint
  name calendar base working-days working-hours holidays exceptions from to date leave rate team members lead after
  assign estimate optimistic most-likely pessimistic constraint must-start-on fixed gate approvers criteria handover
  uncertainty simulation uncertain-days months percentiles weight target proximity by-category iterations
  checklist probability impact schedule cost residual actions trigger affects budget total task lag type a b c
  __proto__ constructor a.gate`.split(/\s+/);
const SCALARS = `a b c a.gate x:a a-2d 1d -3d 50% 2026-02-03 2026-02-30 1e400 480k 95/h mon 09:00-12:00 22:00-06:00
  08:00-08:00 DE-BE high true null ~ .inf 0x10 "a" 'b SS+2d' "\\u0061" [] {} ali`.split(/\s+/);

const value = fc.letrec<{ node: string; map: string; list: string }>((tie) => ({
  node: fc.oneof({ maxDepth: 6, withCrossShrink: true }, fc.constantFrom(...SCALARS), tie('map'), tie('list')),
  map: fc
    .array(fc.tuple(fc.constantFrom(...KEYS), tie('node')), { maxLength: 6 })
    .map((entries) => `{${entries.map(([key, node]) => `${key}: ${node}`).join(', ')}}`),
  list: fc.array(tie('node'), { maxLength: 4 }).map((items) => `[${items.join(', ')}]`),
}));
const document = fc
  .array(fc.tuple(fc.constantFrom(...KEYS), value.node), { maxLength: 10 })
  .map((entries) => entries.map(([key, node]) => `${key}: ${node}\n`).join(''));

/** What later steps rely on without looking. */
function assertSound(plan: Plan): void {
  for (const [id, item] of plan.items) {
    assert.equal(item.id, id);
    assert.ok(
      item.after.every(({ task, project }) => project !== null || plan.items.has(task)),
      'links lead somewhere',
    );
    assert.ok(item.assignments.every(({ party }) => plan.resources.has(party) || plan.teams.has(party)));
    assert.ok(item.calendar === null || plan.calendars.has(item.calendar));
    assert.ok(item.children.every((child) => child.parent === id && plan.items.get(child.id) === child));
    assert.ok([item.duration, item.work].every((length) => length === null || Number.isSafeInteger(length.minutes)));
  }
  for (const calendar of plan.calendars.values()) {
    const seen = new Set<string>();
    for (let at = calendar; at.base !== null; at = plan.calendars.get(at.base) ?? assert.fail('a base is there')) {
      assert.ok(!seen.has(at.id), 'bases end');
      seen.add(at.id);
    }
  }
}

describe('any text', () => {
  it('gives a sound plan, with findings inside the text', () => {
    const check = (text: string): void => {
      const { plan, problems } = resolvePlan(sourcesOf(text));
      assertSound(plan);
      for (const { span, fixes } of problems) {
        const spans = [span, ...fixes.flatMap(({ edits }) => edits.map((edit) => edit.span))];
        assert.ok(spans.every(({ start, end }) => start >= 0 && start <= end && end <= text.length));
      }
    };
    fc.assert(fc.property(document, check), { numRuns: 500, seed: 1 });
    fc.assert(fc.property(fc.string({ maxLength: 200 }), check), { numRuns: 100, seed: 1 });
  });

  it('gives the same plan and findings every time', () => {
    fc.assert(
      fc.property(document, (text) => {
        const again = [1, 2].map(() => toldResolved(resolvePlan(sourcesOf(text))));
        assert.deepEqual(again[0], again[1]);
      }),
      { numRuns: 50, seed: 2 },
    );
  });

  it('loses its unknown ids where each is replaced as proposed', () => {
    const text =
      'project: {name: X}\ntasks: {design: {}, b: {after: "desing SS", owner: all}, c: {after: [design-1d]}}\nresources: {ali: {}}\n';
    const { problems } = resolvePlan(sourcesOf(text));
    const edits = problems.flatMap(({ fixes }) => fixes[0]?.edits ?? []).sort((a, b) => b.span.start - a.span.start);
    assert.equal(edits.length, 3);
    const fixed = edits.reduce(
      (now, { span, newText }) => now.slice(0, span.start) + newText + now.slice(span.end),
      text,
    );
    assert.deepEqual(resolvePlan(sourcesOf(fixed)).problems, []);
  });

  it('may hold more findings than a call has arguments, and more depth than a stack', () => {
    const unknown = Array.from({ length: 2000 }, (_, i) => `  t${i}: {after: x${i}}\n`).join('');
    assert.equal(resolvePlan(sourcesOf(`project: {name: X}\ntasks:\n${unknown}`)).problems.length, 2000);

    const scalar = (text: string): ScalarNode => ({ kind: 'scalar', span: NOWHERE, style: 'plain', text, value: text });
    const map = (entries: readonly (readonly [string, Node])[]): Node => ({
      kind: 'map',
      span: NOWHERE,
      flow: false,
      entries: entries.map(([key, value]) => ({ key: scalar(key), value, span: NOWHERE })),
    });
    let deep = map([]);
    for (let depth = 0; depth < 10_000; depth++) deep = map([['tasks', map([[`d${depth}`, deep]])]]);
    const twice = map(Array.from({ length: 200_000 }, () => ['a', scalar('x')] as const));
    const root = map([
      ['project', map([])],
      ['resources', twice],
      ['tasks', map([['deep', deep]])],
    ]);
    const sources = {
      ...sourcesOf(''),
      files: new Map([[FILE, { file: FILE, text: '', tree: { root, problems: [] } }]]),
    };
    const { plan, problems } = resolvePlan(sources);
    assert.equal(problems.length, 200_000);
    assert.ok(plan.items.size > 50);
  });
});
