/**
 * The robustness table. A plan of 100 tasks about which nothing is found, one of which is being typed,
 * pasted, cut or merged: the others keep their place in the outline, their ids and their dates, there are
 * at most two findings, all rules together, and the text made sound again says what it said before.
 * `PLANLINE_TABLE=1` compares every case with a fresh reading and prints the figures; else some are compared.
 */
import assert from 'node:assert/strict';
import type { DocumentSymbol } from 'vscode-languageserver-types';
import { type Analysis, analyse, findingInText } from '../../server/src/core/analyse.ts';
import { linesOf } from '../../server/src/core/base/lines.ts';
import type { Problem } from '../../server/src/core/base/problem.ts';
import { runToEnd } from '../../server/src/core/base/steps.ts';
import type { SourceFile } from '../../server/src/core/model/sources.ts';
import { readTree } from '../../server/src/core/syntax/read.ts';
import type { Tree } from '../../server/src/core/syntax/tree.ts';
import { documentSymbols } from '../../server/src/features/document-symbols.ts';
import { insertedLines, STATES } from '../support/half-typed.ts';
import { FIELD_STATES, type FieldState } from '../support/half-typed-fields.ts';
import { dependsOn, hundredTasks, idOf, type Style, TASKS } from '../support/half-typed-plan.ts';
import { told } from '../support/told.ts';

const FILE = 'file:///plans/hundred.plan.yaml';
const NOTHING = new Map<string, never>();
/** The first, one within a phase, the last and the first of phases, the last of all. */
const PLACES = [0, 50, 79, 80, TASKS - 1] as const;
const ALL: readonly FieldState[] = [...STATES, ...FIELD_STATES];
const WHOLE = process.env['PLANLINE_TABLE'] !== undefined;
/** Of so many cases one is compared word by word with what is read without anything before it. */
const COMPARED = WHOLE ? 1 : 8;

interface Read {
  readonly source: SourceFile;
  readonly analysis: Analysis;
}

function read(text: string, tree?: Tree, before?: Analysis): Read {
  const source = { file: FILE, text, tree: readTree(text, tree) };
  const files = new Map([[FILE, source]]);
  const rest = { includes: NOTHING, projects: NOTHING, otherPlans: NOTHING, displayName: (file: string) => file };
  return { source, analysis: analyse({ root: FILE, files, ...rest }, { holidays: () => null }, before) };
}

/** Every symbol by name: what is around it, its kind and what is said of it. */
function outlineOf({ source, analysis }: Read): ReadonlyMap<string, string> {
  const { text, tree } = source;
  const lines = linesOf(text);
  const analyses: readonly [Analysis] = [analysis];
  const fileOf = () => ({ text, lines });
  const around = { namesIn: () => [], regions: () => NOTHING };
  const found = new Map<string, string>();
  const walk = (path: string, { name, kind, detail, children }: DocumentSymbol): void => {
    found.set(name, `${path} ${kind} ${detail}`);
    for (const child of children ?? []) walk(`${path}/${name}`, child);
  };
  const simulatedOf = () => null;
  const symbols = documentSymbols({ file: FILE, version: 1, text, lines, tree, analyses, fileOf, around, simulatedOf });
  for (const each of runToEnd(symbols)) walk('', each);
  return found;
}

const figures = { states: ALL.length, cases: 0, lost: 0, most: 0, findings: 0 };

interface Sound {
  readonly text: string;
  readonly outline: ReadonlyMap<string, string>;
  readonly schedule: Analysis['schedule']['items'];
  readonly told: readonly string[];
  newest: Read;
}

function soundPlan(text: string): Sound {
  const newest = read(text);
  assert.deepEqual(newest.analysis.problems, []);
  return {
    text,
    outline: outlineOf(newest),
    schedule: newest.analysis.schedule.items,
    told: told(newest.analysis),
    newest,
  };
}

/** `touched`: whose text is not what it was. */
function check(sound: Sound, text: string, touched: readonly string[], most: number): void {
  const was = sound.newest;
  const broken = read(text, was.source.tree, was.analysis);
  const compared = figures.cases++ % COMPARED === 0;
  if (compared) assert.deepEqual(told(broken.analysis), told(read(text).analysis), 'as read without what was before');

  const moved = new Set(touched.flatMap((id) => [...dependsOn(id)]));
  const outline = outlineOf(broken);
  const { plan, schedule, problems } = broken.analysis;
  const lost = Array.from({ length: TASKS }, (_, i) => idOf(i)).filter((id) => {
    if (touched.includes(id)) return false;
    if (!plan.items.has(id) || !outline.has(id)) return true;
    if (moved.has(id)) return false;
    const [is, before] = [schedule.items.get(id), sound.schedule.get(id)];
    return is?.start !== before?.start || is?.finish !== before?.finish || outline.get(id) !== sound.outline.get(id);
  });
  figures.lost += lost.length;
  figures.findings += problems.length;
  figures.most = Math.max(figures.most, problems.length);
  assert.deepEqual(lost, [], `${lost.length} tasks lost or changed`);
  const words = ({ rule, span, message }: Problem) => `${rule} at ${span.start}: ${message}`;
  const messages = problems.map(words);
  const first = runToEnd(findingInText(broken.analysis.sources)).map(words);
  assert.deepEqual(
    first,
    messages.filter((each) => first.includes(each)),
    'the first findings are among all',
  );
  assert.ok(problems.length <= most, messages.join('\n'));
  for (const { span, rule, message } of problems) {
    assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length, message);
    const named = touched.some((id) => message.includes(id));
    if (rule.startsWith('unknown-') && rule !== 'unknown-key') assert.ok(named || within(text, span.start), message);
  }

  sound.newest = read(sound.text, broken.source.tree, broken.analysis);
  assert.deepEqual(sound.newest.analysis.problems, []);
  if (compared) assert.deepEqual(told(sound.newest.analysis), sound.told, 'sound again');
}

/** True where an id is written that no task of the sound plan has named. */
function within(text: string, at: number): boolean {
  return !/^task-\d+/.test(text.slice(at, at + 10));
}

function broken(text: string, i: number, { change }: FieldState): string | null {
  const lines = text.split('\n');
  const at = lines.findIndex((line) => line.startsWith(`      ${idOf(i)}:`));
  const next = lines.findIndex((line, n) => n > at && /^ {0,6}\S/.test(line));
  change(lines, at, next < 0 ? lines.length : next);
  const changed = lines.join('\n');
  return changed === text ? null : changed;
}

/** Style of the tasks, how lines end, and at which tasks. */
const PLANS: readonly (readonly [style: Style, end: '\n' | '\r\n', places: readonly number[]])[] = [
  ['block', '\n', PLACES],
  ['flow', '\n', PLACES],
  ['block', '\r\n', [50]],
  ['flow', '\r\n', [50]],
];

describe('a plan of 100 tasks, one of them half typed', () => {
  for (const [style, end, places] of PLANS) {
    const ends = end === '\n' ? 'line feeds' : 'carriage returns';
    describe(`${style} style, ${ends}`, () => {
      const plain = hundredTasks(style);
      const inEnds = (text: string) => text.replaceAll('\n', end);
      let sound: Sound;
      before(() => {
        sound = soundPlan(inEnds(plain));
      });

      for (const i of places) {
        it(`loses no other task at task ${i + 1}, whatever its state`, () => {
          const wrong: string[] = [];
          for (const state of ALL) {
            const text = broken(plain, i, state);
            if (text === null) continue;
            const touched = [i, ...(state.above ? [i - 1] : []), ...(state.below ? [i + 1] : [])].map(idOf);
            try {
              check(sound, inEnds(text), touched, state.most ?? 2);
            } catch (error) {
              wrong.push(`${state.title}: ${error instanceof Error ? error.message : error}`);
            }
          }
          assert.deepEqual(wrong, []);
        }).timeout(60_000);
      }

      it('loses no task whatever stands on line 1', () => {
        const wrong: string[] = [];
        for (const [title, indented] of end === '\n' ? insertedLines : insertedLines.slice(0, 5)) {
          for (const line of new Set([indented.trimStart(), indented])) {
            try {
              check(sound, inEnds(`${line}\n${plain}`), [], 2);
            } catch (error) {
              wrong.push(`${title} (${JSON.stringify(line)}): ${error instanceof Error ? error.message : error}`);
            }
          }
        }
        assert.deepEqual(wrong, []);
      }).timeout(60_000);
    });
  }

  after(() => {
    const { states, cases, lost, most, findings } = figures;
    if (!WHOLE) return;
    const mean = (findings / cases).toFixed(2);
    process.stdout.write(
      `${states} states, ${cases} cases: ${lost} tasks lost, at most ${most} findings, ${mean} on average\n`,
    );
  });
});
