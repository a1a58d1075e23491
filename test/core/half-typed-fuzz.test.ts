/**
 * Plans of several shapes under random edits. In every state: nothing throws, what is found stands in
 * the text and in its order, no state takes many times the steps of the others; and, for a share of them,
 * the analysis is that of a fresh reading and every feature answers. The suite tries 64 states;
 * `PLANLINE_RUNS=25000` tries as many, `PLANLINE_SEED` other ones.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { linesOf } from '../../server/src/core/base/lines.ts';
import type { FileId } from '../../server/src/core/base/span.ts';
import { askEverything } from '../support/ask-everything.ts';
import { checkSpans } from '../support/check-spans.ts';
import { EditedWorkspace, fresh } from '../support/edited-workspace.ts';
import { FOLDER } from '../support/fixture.ts';
import { editedTexts, randomFrom } from '../support/half-typed-edits.ts';
import { hundredTasks } from '../support/half-typed-plan.ts';
import { repositoryRoot } from '../support/root.ts';
import { samplePlan } from '../support/sample-plan.ts';
import { told } from '../support/told.ts';

const RUNS = Number(process.env['PLANLINE_RUNS'] ?? 64);
const SEED = Number(process.env['PLANLINE_SEED'] ?? 1);
/** Edits of a plan before it is taken up afresh. */
const SESSION = RUNS > 64 ? 20 : 8;
/** Of so many states one is compared with a fresh reading, of so many one is asked about. */
const COMPARED = 5;
const ASKED = 11;
/** Of steps, to the median of them. */
const MOST = 100;

interface Shape {
  readonly name: string;
  readonly texts: ReadonlyMap<FileId, string>;
  readonly root: FileId;
}

function shapes(): readonly Shape[] {
  const root = `${FOLDER}plan.plan.yaml`;
  const alone = (name: string, text: string): Shape => ({ name, root, texts: new Map([[root, text]]) });
  const folder = join(repositoryRoot, 'examples');
  const examples = ['cloud', 'software', 'faulty', 'hardware'].map((name): Shape => {
    const files = readdirSync(join(folder, name)).filter((file) => file.endsWith('.plan.yaml'));
    const texts = new Map(files.map((file) => [FOLDER + file, readFileSync(join(folder, name, file), 'utf8')]));
    const plan = [...texts].find(([, text]) => /^project:/m.test(text))?.[0];
    return { name, texts, root: plan ?? assert.fail(`${name} holds no plan`) };
  });
  return [
    ...examples,
    alone('a hundred tasks in lines', hundredTasks('block').replaceAll('\n', '\r\n')),
    alone('a hundred tasks in braces', hundredTasks('flow')),
    alone('one of each', samplePlan(30).text),
    alone('nothing', ''),
  ];
}

describe('plans under random edits', () => {
  it(`stand ${RUNS} states`, function () {
    this.timeout(RUNS > 64 ? 0 : 120_000);
    const random = randomFrom(SEED);
    const all = shapes();
    const steps: number[] = [];
    for (let n = 0; steps.length < RUNS; n++) session(all[n % all.length] as Shape, random, steps);
    const sorted = steps.toSorted((a, b) => a - b);
    const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
    assert.ok((sorted.at(-1) ?? 0) <= MOST * Math.max(1, median), `${sorted.at(-1)} steps, ${median} in the middle`);
  });
});

function session({ name, texts, root }: Shape, random: () => number, steps: number[]): void {
  const workspace = new EditedWorkspace(texts);
  for (const [file, text] of texts) workspace.write(file, text);
  workspace.analysed(root);
  const files = [...texts.keys()];
  // Most edits are of the plan itself.
  const file = random() < 0.7 ? root : (files[Math.floor(random() * files.length)] as FileId);
  const earlier = [texts.get(file) ?? ''];
  for (let edit = 0; edit < SESSION; edit++) {
    for (const text of editedTexts(workspace.texts.get(file) ?? '', earlier, random)) {
      earlier.push(text);
      try {
        workspace.write(file, text);
        checkState(workspace, root, file, steps.length, random);
      } catch (error) {
        const why = error instanceof Error ? error.message.slice(0, 2000) : String(error);
        throw new Error(`state ${steps.length}, ${name}: ${why}\n${JSON.stringify([earlier.at(-2), text])}`, {
          cause: error,
        });
      }
      steps.push(workspace.steps);
    }
  }
}

function checkState(workspace: EditedWorkspace, root: FileId, file: FileId, n: number, random: () => number): void {
  const analysis = workspace.analysed(root);
  const { files } = analysis.sources;
  const last = new Map<FileId, number>();
  for (const { file: at, span, message, related } of analysis.problems) {
    for (const place of [{ file: at, span }, ...related]) {
      const found = files.get(place.file);
      const length = found && 'text' in found ? found.text.length : 0;
      assert.ok(0 <= place.span.start && place.span.start <= place.span.end && place.span.end <= length, message);
    }
    assert.ok(span.start >= (last.get(at) ?? 0), `out of order: ${message}`);
    last.set(at, span.start);
  }
  const source = files.get(file);
  if (source && 'text' in source) checkSpans(source.text, source.tree, 'tree');
  if (n % COMPARED === 0) assert.deepEqual(told(analysis), told(fresh(root, workspace.texts)));
  if (n % ASKED !== 0 || !source || !('text' in source)) return;
  const { text, tree } = source;
  const fileOf = (id: FileId) => {
    const found = workspace.texts.get(id);
    return found === undefined ? undefined : { text: found, lines: linesOf(found) };
  };
  const around = { namesIn: () => [], regions: () => new Map<string, string>() };
  const simulatedOf = () => null;
  const lines = linesOf(text);
  const snapshot = { file, version: n, text, lines, tree, analyses: [analysis] as const, fileOf, around, simulatedOf };
  askEverything(snapshot, Math.floor(random() * (text.length + 1)));
}
