/** Refactorings change how a plan is written and not what it says: same tasks, same dates, comments kept. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CodeAction, CodeActionKind } from 'vscode-languageserver-types';
import { positionAt } from '../../server/src/core/base/lines.ts';
import { ABLE_CLIENT, PLAIN_CLIENT } from '../../server/src/features/client.ts';
import { type ActionData, codeActions, resolveCodeAction } from '../../server/src/features/code-actions.ts';
import { diagnostics } from '../../server/src/features/diagnostics.ts';
import type { Snapshot } from '../../server/src/features/snapshot.ts';
import { applyWorkspaceEdit } from '../support/apply-edits.ts';
import { atCursor } from '../support/check-places.ts';
import { FOLDER, parseFixture } from '../support/fixture.ts';
import { repositoryRoot } from '../support/root.ts';
import { snapshotOf } from '../support/snapshots.ts';
import { testPlans } from '../support/test-plans.ts';

const ONLY = [CodeActionKind.Refactor];

function offered(snapshot: Snapshot, offset: number): CodeAction[] {
  const at = positionAt(snapshot.lines, offset);
  return codeActions(
    snapshot,
    { range: { start: at, end: at }, context: { diagnostics: [], only: ONLY } },
    ABLE_CLIENT,
  );
}

/** The files after the refactoring whose title contains the words, taken at `$0`. */
function after(source: string, words: string): Map<string, string> {
  const { snapshot, position, texts } = atCursor(parseFixture(source));
  const offset = (snapshot.lines.starts[position.line] ?? 0) + position.character;
  const action = offered(snapshot, offset).find(({ title }) => title.includes(words));
  assert.ok(action, `no ${words} among ${offered(snapshot, offset).map(({ title }) => title)}`);
  const { edit } = resolveCodeAction(snapshot, action, ABLE_CLIENT);
  return applyWorkspaceEdit(texts, edit ?? {});
}

function titlesAt(source: string): string[] {
  const { snapshot, position } = atCursor(parseFixture(source));
  return offered(snapshot, (snapshot.lines.starts[position.line] ?? 0) + position.character).map(({ title }) => title);
}

const PLAN = 'plan.plan.yaml';
const check = (source: string, words: string, expected: Readonly<Record<string, string>>) => {
  const files = after(source.replace(/^\n/, ''), words);
  const found = Object.fromEntries([...files].map(([file, text]) => [file.slice(FOLDER.length), text]));
  assert.deepEqual(found, expected);
};

describe('refactoring', () => {
  it('moves a phase to a part, with its comments', () =>
    check(
      `
project: {name: Move, start: 2026-03-02}  # header
phases:
  planning: {tasks: {a: {duration: 1d}}}
  # What we do
  $0execution:   # all of it
    tasks:
      b: {duration: 2d, after: a}   # one

  closing: {tasks: {c: {duration: 1d, after: b}}}
`,
      "Move phase 'execution'",
      {
        [PLAN]: `project: {name: Move, start: 2026-03-02}  # header
include: execution.plan.yaml
phases:
  planning: {tasks: {a: {duration: 1d}}}

  closing: {tasks: {c: {duration: 1d, after: b}}}
`,
        'execution.plan.yaml': `phases:
  # What we do
  execution:   # all of it
    tasks:
      b: {duration: 2d, after: a}   # one
`,
      },
    ));

  it('moves a phase beside the parts there are, under a free name', () =>
    check(
      `
project: {name: Move, start: 2026-03-02}
include: [a.plan.yaml]
phases:
  $0a: {stage: planning, tasks: {x: {duration: 1d}}}
# file: a.plan.yaml
teams: {net: {name: Net}}
`,
      "Move phase 'a'",
      {
        [PLAN]: 'project: {name: Move, start: 2026-03-02}\ninclude: [a.plan.yaml, a-2.plan.yaml]\n',
        'a.plan.yaml': 'teams: {net: {name: Net}}\n',
        'a-2.plan.yaml': 'phases:\n  a: {stage: planning, tasks: {x: {duration: 1d}}}\n',
      },
    ));

  it('takes a part in, its sections below those that are there', () =>
    check(
      `
project: {name: Move, start: 2026-03-02}
include: [te$0am.plan.yaml, more.plan.yaml]
resources:
  ali: {name: Ali}
tasks:
  a: {duration: 1d, assign: bea}
# file: team.plan.yaml
# Who is there
resources:
    bea: {name: Bea}   # since May
    cio:
        name: CIO

# Groups
teams: {net: {name: Net}}
# file: more.plan.yaml
glossary: {ERP: Books}
`,
      "Move part 'team.plan.yaml'",
      {
        [PLAN]: `project: {name: Move, start: 2026-03-02}
include: [more.plan.yaml]
resources:
  ali: {name: Ali}
# Who is there
  bea: {name: Bea}   # since May
  cio:
      name: CIO
tasks:
  a: {duration: 1d, assign: bea}

# Groups
teams: {net: {name: Net}}
`,
        'more.plan.yaml': 'glossary: {ERP: Books}\n',
      },
    ));

  it('does not take in a part that says something of the same phase', () =>
    assert.deepEqual(
      titlesAt(`
project: {name: Move, start: 2026-03-02}
include: te$0am.plan.yaml
phases: 
  a: {stage: planning}
# file: team.plan.yaml
phases:
  a: {tasks: {b: {duration: 1d}}}
`),
      [],
    ));

  const line = (before: string, words: string, expected: string) =>
    check(`tasks:\n${before}\n`, words, { [PLAN]: `tasks:\n${expected}\n` });

  it('turns a duration into three points and back', () => {
    line(
      '  a: {dura$0tion: 4d, after: b} # c',
      'three-point',
      '  a: {estimate: {optimistic: 3d, most-likely: 4d, pessimistic: 8d}, after: b} # c',
    );
    line(
      '  a:\n    durat$0ion: 1.5w # c',
      'three-point',
      '  a:\n    estimate: {optimistic: 1.13w, most-likely: 1.5w, pessimistic: 3w} # c',
    );
    line(
      '  a: {est$0imate: {optimistic: 1d, most-likely: 2d, pessimistic: 9d}, after: b}',
      'duration',
      '  a: {duration: 2d, after: b}',
    );
    line(
      '  a:\n    estimate:$0\n      optimistic: 1d\n      most-likely: 2d\n      pessimistic: 9d\n    after: b',
      'duration',
      '  a:\n    duration: 2d\n    after: b',
    );
  });

  it('writes a task on one line or on several', () => {
    line(
      '  $0a: {name: "A, b", duration: 4d, after: [b, c SS+1d]}  # why',
      'own',
      '  a:\n    name: "A, b"\n    duration: 4d\n    after: [b, c SS+1d]  # why',
    );
    line(
      '  $0a:\n    name: One, two\n    duration: 4d\n    assign: [x 50%]\n  b: {}',
      'one line',
      '  a: {name: "One, two", duration: 4d, assign: [x 50%]}\n  b: {}',
    );
  });

  it('leaves a task with comments between its lines, or with texts of several lines, as it is', () => {
    assert.ok(!titlesAt('tasks:\n  $0a:\n    # why\n    duration: 1d\n').includes('Write all fields on one line'));
    assert.ok(
      !titlesAt('tasks:\n  $0a:\n    notes: |\n      x\n    duration: 1d\n').includes('Write all fields on one line'),
    );
  });

  it('adds a gate that the sponsor decides', () =>
    check(
      `
project: {name: Move, start: 2026-03-02, sponsor: cio}
stakeholders: {cio: {name: CIO}}
phases:
  $0planning:
    tasks: {a: {duration: 1d}}
  closing: {}
`,
      'Add a gate',
      {
        [PLAN]: `project: {name: Move, start: 2026-03-02, sponsor: cio}
stakeholders: {cio: {name: CIO}}
phases:
  planning:
    tasks: {a: {duration: 1d}}
    gate: {criteria: [Deliverables accepted], approvers: [cio]}
  closing: {}
`,
      },
    ));

  it('comes with its edit for a client that cannot ask for it later, and never with files it cannot make', () => {
    const { snapshot, position } = atCursor(parseFixture('phases:\n  $0planning: {tasks: {a: {duration: 1d}}}\n'));
    const range = { start: position, end: position };
    const actions = codeActions(snapshot, { range, context: { diagnostics: [], only: ONLY } }, PLAIN_CLIENT);
    assert.deepEqual(
      actions.map(({ title, edit }) => [title, edit !== undefined]),
      [["Add a gate to phase 'planning'", true]],
    );
  });

  it('is not offered while the cursor only moves', () => {
    const { snapshot, position } = atCursor(parseFixture('tasks:\n  $0a: {duration: 1d}\n'));
    const range = { start: position, end: position };
    const context = { diagnostics: [], triggerKind: 2 } as const;
    assert.deepEqual(codeActions(snapshot, { range, context }, ABLE_CLIENT), []);
  });
});

/** Plans of the tests and the examples, by file. */
const PLANS: readonly (readonly [string, ReadonlyMap<string, string>])[] = [
  ...testPlans('correct').map(
    ({ name, files }) => [name, new Map(files.map(({ file, text }) => [file, text]))] as const,
  ),
  ...readdirSync(join(repositoryRoot, 'examples'), { withFileTypes: true })
    // Which of two tasks with one id counts depends on the order of the text.
    .filter((entry) => entry.isDirectory() && entry.name !== 'faulty')
    .map(({ name }) => [name, filesOf(join(repositoryRoot, 'examples', name))] as const),
];

function filesOf(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.ya?ml$/.test(name));
  return new Map(names.sort().map((name) => [FOLDER + name, readFileSync(join(folder, name), 'utf8')]));
}

/** Names and dates of all items by id, without gates a refactoring adds, and how many errors there are. */
function meaning(texts: ReadonlyMap<string, string>, root: string): unknown {
  const snapshot = snapshotOf(texts, root);
  const { plan, schedule, problems } = snapshot.analyses[0];
  const items = [...plan.items.values()]
    .filter(({ kind }) => kind !== 'gate')
    .map(({ id, name }) => [id, name, schedule.items.get(id)?.start, schedule.items.get(id)?.finish]);
  return {
    items: items.sort(),
    errors: problems.filter(({ severity }) => severity === 'error').map(({ message }) => message),
  };
}

function comments(texts: ReadonlyMap<string, string>): string[] {
  return [...texts.values()].flatMap((text) => text.match(/(?<=^|\s)#.*$/gm) ?? []).sort();
}

/** Of one refactoring in one file; each costs an analysis. */
const MOST_EACH = 4;

describe('every refactoring of every plan', () => {
  let taken = 0;
  for (const [name, texts] of PLANS) {
    for (const [file, text] of texts) {
      it(`keeps what ${name}/${file.slice(FOLDER.length)} says`, () => {
        const snapshot = snapshotOf(texts, file);
        const root = snapshot.analyses[0].plan.root;
        const before = meaning(texts, root);
        const often = new Map<unknown, number>();
        for (const start of snapshot.lines.starts) {
          const offset = start + (/^[ -]*/.exec(text.slice(start, start + 80))?.[0].length ?? 0);
          for (const action of offered(snapshot, offset)) {
            const { refactoring } = action.data as ActionData;
            often.set(refactoring, (often.get(refactoring) ?? 0) + 1);
            if ((often.get(refactoring) ?? 0) > MOST_EACH) continue;
            const { edit } = resolveCodeAction(snapshot, action, ABLE_CLIENT);
            assert.ok(edit, action.title);
            const changed = applyWorkspaceEdit(texts, edit);
            if (!action.title.startsWith('Add a gate')) {
              const said = `${action.title} at ${text.slice(start, start + 60)}`;
              assert.deepEqual(meaning(changed, root), before, said);
              assert.deepEqual(comments(changed), comments(texts), said);
            }
            taken++;
          }
        }
      }).timeout(60_000);
    }
  }
  it('and there are many', () => assert.ok(taken > 40, `only ${taken}`));
});

describe('fix all', () => {
  it('repairs what has one repair, and leaves the rest', () => {
    const file = `${FOLDER}plan.plan.yaml`;
    const text =
      'project: {name: A, start: 2026-03-02}\ntasks:\n  design: {duration: 1d}\n  b: {duration: 1d, after: desing}\n  c: {duration: 1d, after: dsign}\n';
    const snapshot = snapshotOf(new Map([[file, text]]), file);
    const at = { line: 0, character: 0 };
    const only = [CodeActionKind.SourceFixAll];
    const [action] = codeActions(
      snapshot,
      { range: { start: at, end: at }, context: { diagnostics: [], only } },
      ABLE_CLIENT,
    );
    assert.ok(action);
    const fixed = applyWorkspaceEdit(
      new Map([[file, text]]),
      resolveCodeAction(snapshot, action, ABLE_CLIENT).edit ?? {},
    );
    assert.equal(fixed.get(file), text.replace('desing', 'design').replace('dsign', 'design'));
    const left = diagnostics(snapshotOf(fixed, file)).filter(({ code }) => code === 'unknown-task');
    assert.deepEqual(left, []);
  });
});
