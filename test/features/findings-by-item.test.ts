/** A finding is shown at the innermost item whose text holds it, in plans of one file and of several. */
import assert from 'node:assert/strict';
import { type Analysis, analyse } from '../../server/src/core/analyse.ts';
import { findingsByItem, findingsOf } from '../../server/src/core/checks/findings-by-owner.ts';
import { gatherPlan } from '../../server/src/host/gather.ts';
import { holidaySource } from '../../server/src/host/holidays.ts';
import { fresh } from '../support/edited-workspace.ts';
import { FOLDER } from '../support/fixture.ts';
import { memoryFiles } from '../support/memory-files.ts';
import { testPlans } from '../support/test-plans.ts';

const FILE = `${FOLDER}plan.plan.yaml`;

function analysed(text: string): Analysis {
  const sources = gatherPlan(FILE, memoryFiles(FOLDER, new Map([[FILE, text]])));
  return analyse(sources, { holidays: holidaySource });
}

/** Each finding beside the shortest text of an item around it. */
function innermost({ plan, problems }: Analysis): string[] {
  return problems.flatMap(({ file, span, message }) => {
    const around = [...plan.items.values()].filter(
      ({ origin }) => origin.file === file && origin.span.start <= span.start && span.end <= origin.span.end,
    );
    const [first] = around.sort((a, b) => lengthOf(a.origin.span) - lengthOf(b.origin.span));
    return first ? [`${first.id}: ${message}`] : [];
  });
}

function lengthOf({ start, end }: { readonly start: number; readonly end: number }): number {
  return end - start;
}

describe('findings by item', () => {
  it('are those of the innermost item around them, whatever is wrong with a plan of one file', () => {
    let compared = 0;
    for (const { files } of [...testPlans('correct'), ...testPlans('errors')]) {
      const [file] = files;
      if (files.length !== 1) continue;
      for (let every = 1; every < 20; every += 6) {
        let place = 0;
        const spoilt = file.text.replace(/\d+d\b|after: \[?\w+|name: /g, (word) =>
          ++place % every === 0 ? `${word}x` : word,
        );
        const analysis = analysed(spoilt);
        const told = [...findingsByItem(analysis)].flatMap(([id, all]) =>
          all.map(({ message }) => `${id}: ${message}`),
        );
        const expected = innermost(analysis);
        assert.deepEqual(told.sort(), expected.sort(), spoilt);
        compared += expected.length;
      }
    }
    assert.ok(compared > 100, `${compared}`);
  });
  it('are the same of one item alone, also in plans of several files', () => {
    let compared = 0;
    for (const { files } of [...testPlans('correct'), ...testPlans('errors')]) {
      const analysis = fresh(files[0].file, new Map(files.map(({ file, text }) => [file, text])));
      const all = findingsByItem(analysis);
      for (const id of analysis.plan.items.keys()) {
        assert.deepEqual(findingsOf(analysis, id), all.get(id) ?? [], id);
        compared += all.get(id)?.length ?? 0;
      }
    }
    assert.ok(compared > 100, `${compared}`);
  });
});
