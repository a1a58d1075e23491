/** What is found under a cursor is what the plan knows to stand there, at every id of every plan. */
import assert from 'node:assert/strict';
import type { Definition } from '../../server/src/core/model/plan.ts';
import { definitionsNamed, referencesTo } from '../../server/src/core/model/resolve.ts';
import { itemsWithin, mentionAt } from '../../server/src/features/names.ts';
import { snapshotOf } from '../support/snapshots.ts';
import { testPlans } from '../support/test-plans.ts';

function told({ namespace, id, place: { file, span } }: Definition): string {
  return `${namespace} ${id} ${file} ${span.start} ${span.end}`;
}

describe('names', () => {
  let found = 0;
  for (const { name, files } of [...testPlans('correct'), ...testPlans('errors')]) {
    it(`are found where they stand in ${name}`, () => {
      const texts = new Map(files.map(({ file, text }) => [file, text]));
      const [analysis] = snapshotOf(texts, files[0].file).analyses;
      const { definitions, references } = analysis.plan;
      const all = [
        ...definitions.map((definition) => ({ ...definition, project: null, defines: true })),
        ...references.map(({ resolved: _, ...reference }) => ({ ...reference, defines: false })),
      ];
      for (const { place, ...expected } of all) {
        for (const offset of [place.span.start, place.span.end]) {
          const at = mentionAt(analysis, place.file, offset);
          assert.ok(at, `nothing at ${offset} of ${place.file}, where ${expected.id} stands`);
          const { place: seen, ...mention } = at;
          assert.deepEqual(mention, expected);
          assert.deepEqual([seen.span.start, seen.span.end], [place.span.start, place.span.end]);
          found++;
        }
      }
      for (const id of new Set(all.map((each) => each.id))) {
        assert.deepEqual(
          referencesTo(analysis.plan, id).map(told),
          references.filter((one) => one.id === id).map(told),
        );
        const defined = definitions.filter((one) => one.id === id);
        assert.deepEqual(definitionsNamed(analysis.plan, id).map(told), defined.map(told));
      }
      for (const { file, text } of files) {
        const source = analysis.sources.files.get(file);
        if (!source || !('tree' in source)) continue;
        const items = definitions.filter(({ namespace, place }) => namespace === 'item' && place.file === file);
        assert.deepEqual(
          itemsWithin(source, { start: 0, end: text.length })
            .map(({ id, key }) => `${id} ${key.start}`)
            .sort(),
          items.map(({ id, place }) => `${id} ${place.span.start}`).sort(),
        );
      }
    });
  }
  it('and there are many', () => assert.ok(found > 1000, String(found)));
});
