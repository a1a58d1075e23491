/** `lint:` and `# planline-ignore`, for every kind of rule in every file of a plan, and what is said of mistakes in them. */
import assert from 'node:assert/strict';
import { type Analysis, analyse } from '../../../server/src/core/analyse.ts';
import { readTree } from '../../../server/src/core/syntax/read.ts';
import { checkDiagnostics } from '../../support/check-diagnostics.ts';

const HEAD = 'project: {name: A, start: 2026-01-05, manager: mia, sponsor: mia}\nresources: {mia: {name: Mia}}\n';
const LATE = 'survey: {duration: 5d, deadline: 2026-01-07}';

describe('a rule', () => {
  it('is turned away by lint, in every file', () => {
    checkDiagnostics(`${HEAD}lint: {schema: none, unknown-key: none, unknown-resource: none, deadline-missed: none, missing-successor: none}
include: [part.plan.yaml]
tasks:
  ${LATE}
# file: part.plan.yaml
tasks:
  other: {duration: 5d, priority: much, assign: nobody, colour: red}
`);
  });

  it('is as loud as lint says, where two files share a phase too', () => {
    checkDiagnostics(`${HEAD}lint: {schema: info, merge-conflict: warning, missing-successor: none, missing-predecessor: none}
include: [part.plan.yaml]
phases:
  planning:
    name: One
#   ^^^^ warning merge-conflict
    tasks: {survey: {duration: 5d}}
# file: part.plan.yaml
phases:
  planning:
    name: Two
#   ^^^^ warning merge-conflict
    tasks: {other: {duration: 5d, priority: much}}
#                                           ^^^^ info schema
`);
  });

  it('that says what cannot be read cannot be turned away', () => {
    checkDiagnostics(`${HEAD}lint: {yaml-syntax: none}
#      ^^^^^^^^^^^ warning unknown-key · says: stays an error
tasks:
  survey: {duration: 5d, name: "A}  # planline-ignore yaml-syntax
#                              ^ error yaml-syntax
`);
  });
});

describe('an ignoring comment', () => {
  const quiet: readonly (readonly [where: string, text: string])[] = [
    ['behind an entry', `  ${LATE} # planline-ignore deadline-missed, missing-successor`],
    ['on the line above', `  # planline-ignore deadline-missed missing-successor\n  ${LATE}`],
    ['above other comments and empty lines', `  # planline-ignore\n\n  # why\n  ${LATE}`],
    ['above another one', `  # planline-ignore deadline-missed\n  # planline-ignore missing-successor\n  ${LATE}`],
    ['with a reason', `  ${LATE} # planline-ignore missing-successor deadline-missed until the board has met`],
    ['without a rule', `  ${LATE} # planline-ignore`],
    ['at the end of a file with Windows line ends', `  # planline-ignore\r\n  ${LATE}`],
  ];
  for (const [where, text] of quiet) {
    it(`silences a line ${where}`, () => checkDiagnostics(`${HEAD}tasks:\n${text}`));
  }

  it('silences findings of a part', () => {
    checkDiagnostics(`${HEAD}include: [part.plan.yaml]
lint: {missing-successor: none}
# file: part.plan.yaml
tasks:
  ${LATE} # planline-ignore deadline-missed
  other: {duration: 5d, priority: much} # planline-ignore schema
`);
  });

  it('silences only its own line and rules', () => {
    checkDiagnostics(`${HEAD}lint: {missing-successor: none}
tasks:
  ${LATE} # planline-ignore non-working-day
#                                  ^^^^^^^^^^ warning deadline-missed · says: after its deadline
  # planline-ignore deadline-missed
  other: {duration: 5d}
  third: {duration: 5d, deadline: 2026-01-07}
#                                 ^^^^^^^^^^ warning deadline-missed · says: after its deadline
`);
  });

  it('that names no rule is told, with the one that is meant', () => {
    checkDiagnostics(`${HEAD}lint: {missing-successor: none}
tasks:
  survey: {duration: 5d} # planline-ignore deadline-mised
#                                          ^^^^^^^^^^^^^^ warning unknown-key · fix: Change to 'deadline-missed' · says: no rule
  other: {duration: 5d} # planline-ignore schema, everything else
#                                                 ^^^^^^^^^^ warning unknown-key · says: no rule
`);
  });

  it('is none inside text', () => {
    checkDiagnostics(`${HEAD}lint: {missing-successor: none}
tasks:
  survey: {duration: 5d, name: "x # planline-ignore nothing", deadline: 2026-01-07}
#                                                                       ^^^^^^^^^^ warning deadline-missed · says: after its deadline
  other:
    duration: 5d
    notes: |
      See the
      # planline-ignore nothing
`);
  });
});

describe('lint in a part', () => {
  it('is said to have no effect', () => {
    checkDiagnostics(`${HEAD}include: [part.plan.yaml]
tasks: {survey: {duration: 5d, deadline: 2026-03-02}}
# file: part.plan.yaml
lint: {missing-successor: error}
#^^^^ warning unknown-key · says: no effect in a part
`);
  });
});

describe('a comment that is being typed', () => {
  const before = 'project: {name: A}\ntasks:\n  a: {duration: 5d, priority: much} # planline-ignore schema\n';

  /** Rules found in one text after another, each analysed from the one before. */
  function rulesAfter(texts: readonly string[]): string[] {
    let known: Analysis | undefined;
    for (const text of texts) {
      const tree = readTree(text, treeOf(known));
      const sources = {
        root: 'a',
        files: new Map([['a', { file: 'a', text, tree }]]),
        includes: new Map(),
        projects: new Map(),
        otherPlans: new Map(),
        displayName: String,
      };
      known = analyse(sources, { holidays: () => new Map() }, known);
    }
    return (known?.problems ?? []).map(({ rule }) => rule).filter((rule) => rule === 'schema');
  }

  function treeOf(known: Analysis | undefined) {
    const source = known?.sources.files.get('a');
    return source && 'tree' in source ? source.tree : undefined;
  }

  for (const at of [before.indexOf('planline'), before.indexOf('-ignore'), before.indexOf('e schema')]) {
    const without = before.slice(0, at) + before.slice(at + 1);
    it(`silences from the letter on that completes it, the ${at + 1}th, and no longer`, () => {
      assert.deepEqual(rulesAfter([without, before]), []);
      assert.deepEqual(rulesAfter([without, `# ${without}`, `# ${before}`]), []);
      assert.deepEqual(rulesAfter([without, before, without]), ['schema']);
    });
  }
});
