/** The names of a plan in a few bytes say the same as the plan, id by id, in every plan of the tests. */
import assert from 'node:assert/strict';
import { runToEnd } from '../../server/src/core/base/steps.ts';
import { keepingNames, type SharedNames } from '../../server/src/features/kept-names.ts';
import { namesOf, type PlanNames } from '../../server/src/features/plan-names.ts';
import { snapshotOf } from '../support/snapshots.ts';
import { testPlans } from '../support/test-plans.ts';

interface Placed {
  readonly place: { readonly file: string; readonly span: { readonly start: number; readonly end: number } };
}

/** Spans of a plan move with its text, those that are kept do not. */
function told<T extends Placed>({ place: { file, span }, ...rest }: T) {
  return { ...rest, file, start: span.start, end: span.end };
}

function saidOf(names: PlanNames, ids: ReadonlySet<string>) {
  const { root, name, displayName, projects } = names;
  const symbols = [...names.symbols()];
  const files = new Set(symbols.map(({ place }) => place.file));
  return {
    root,
    name,
    displayName,
    projects,
    symbols: symbols.map(told),
    mentions: [...ids].map((id) => names.mentionsNamed(id).map(told)),
    lines: [...files].map((file) => names.linesOf(file)),
  };
}

describe('the names of a plan that nobody has opened', () => {
  for (const { name, files } of [...testPlans('correct'), ...testPlans('errors')]) {
    it(`are those of ${name}`, () => {
      const texts = new Map(files.map(({ file, text }) => [file, text]));
      const [analysis] = snapshotOf(texts, files[0].file).analyses;
      const { definitions, references } = analysis.plan;
      const ids = new Set(['', 'nobody', ...[...definitions, ...references].map(({ id }) => id)]);
      const kept = runToEnd(keepingNames(analysis, new Map()));
      assert.deepEqual(saidOf(kept, ids), saidOf(namesOf(analysis), ids));
    });
  }

  it('are kept once of a part that several plans have', () => {
    const texts = new Map([
      ['file:///plans/team.plan.yaml', 'resources: {ali: {name: Ali}, bea: {name: Bea}}\n'],
      ['file:///plans/a.plan.yaml', 'project: {name: A}\ninclude: team.plan.yaml\n'],
      ['file:///plans/b.plan.yaml', 'project: {name: B}\ninclude: team.plan.yaml\n'],
    ]);
    const shared: SharedNames = new Map();
    const [a, b] = snapshotOf(texts, 'file:///plans/team.plan.yaml').analyses.map((analysis) =>
      runToEnd(keepingNames(analysis, shared)),
    );
    const team = 'file:///plans/team.plan.yaml';
    assert.ok(a && b && a.linesOf(team));
    assert.equal(a.linesOf(team), b.linesOf(team));
    assert.deepEqual(
      [a, b].map((plan) => [...plan.symbols()].map(({ name }) => name)),
      [
        ['Ali', 'Bea'],
        ['Ali', 'Bea'],
      ],
    );
  });
});
