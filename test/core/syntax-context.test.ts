import assert from 'node:assert/strict';
import { type CursorContext, contextAt } from '../../server/src/core/syntax/context.ts';
import { readTree } from '../../server/src/core/syntax/read.ts';

/** The context at `|` in a text, and what its `replace` covers. */
function at(marked: string): CursorContext & { readonly replaced: string } {
  const offset = marked.indexOf('|');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const context = contextAt(text, readTree(text), offset);
  return { ...context, replaced: text.slice(context.replace.start, context.replace.end) };
}

interface Row {
  readonly text: string;
  /** `kind path prefix`, the path with slashes. */
  readonly place: string;
  readonly also?: Partial<CursorContext & { readonly replaced: string }>;
}

const TASKS =
  'phases:\n  design:\n    tasks:\n      survey: {name: Survey, duration: 5d}\n      fire:\n        name: Fire\n';

const ROWS: Readonly<Record<string, readonly Row[]>> = {
  'after a colon': [
    { text: 'project:\n  type: |', place: 'value project/type ""' },
    { text: 'project:\n  type: |\n  name: X', place: 'value project/type ""' },
    { text: 'project:\n  type:|', place: 'value project/type ""', also: { needsSpace: true } },
    { text: 'project:\n  type: cl| # kind', place: 'value project/type "cl"', also: { replaced: 'cl' } },
    { text: 'project:\n  type: |cloud', place: 'value project/type ""', also: { replaced: 'cloud' } },
    { text: 'project:\r\n  type: cl|o\r\n  name: X\r\n', place: 'value project/type "cl"', also: { replaced: 'clo' } },
    { text: `${TASKS}        after: charter S|`, place: 'value phases/design/tasks/fire/after "charter S"' },
    { text: 'notes: Phase 2: |', place: 'value notes "Phase 2: "' },
  ],
  'on a key': [
    { text: 'pro|', place: 'key  "pro"' },
    { text: '|', place: 'key  ""', also: { either: false } },
    { text: 'project:\n  ty|pe: cloud\n', place: 'key project "ty"', also: { replaced: 'type', hasColon: true } },
    {
      text: `${TASKS}        dur|`,
      place: 'key phases/design/tasks/fire "dur"',
      also: { siblings: ['name'], indent: 8 },
    },
    { text: 'project:\n  name: X\n  "ty|pe": x', place: 'key project "ty"' },
  ],
  'on an empty line, where the indent decides': [
    { text: `${TASKS}|`, place: 'key  ""', also: { siblings: ['phases'] } },
    { text: `${TASKS}  |`, place: 'key phases ""', also: { siblings: ['design'] } },
    { text: `${TASKS}    |`, place: 'key phases/design ""', also: { siblings: ['tasks'] } },
    { text: `${TASKS}      |`, place: 'key phases/design/tasks ""', also: { siblings: ['survey', 'fire'] } },
    {
      text: `${TASKS}        |`,
      place: 'key phases/design/tasks/fire ""',
      also: { siblings: ['name'], either: false },
    },
    { text: 'phases:\n  design:\n    after:\n      |', place: 'key phases/design/after ""', also: { either: true } },
    { text: 'a:\n  b: 1\n  |\n  c: 2\n', place: 'key a ""', also: { siblings: ['b', 'c'] } },
    { text: 'a:\n  |\n  c: 2\n', place: 'key a ""', also: { siblings: ['c'], either: false } },
  ],
  'in braces': [
    { text: 'a: {x: 1, |}', place: 'key a ""', also: { siblings: ['x'], inFlow: true } },
    { text: 'a: {x: 1, y|}', place: 'key a "y"', also: { siblings: ['x'] } },
    { text: 'a: {|', place: 'key a ""' },
    { text: 'a: {x: |, y: 2}', place: 'value a/x ""' },
    { text: 'a: {x: in|ner, y: 2}', place: 'value a/x "in"', also: { replaced: 'inner' } },
    { text: 'a: {x|: 1}', place: 'key a "x"', also: { hasColon: true } },
    { text: 'a: {x: {y: |', place: 'value a/x/y ""' },
    { text: 'a: {\n  x: 1,\n  |\n}', place: 'key a ""', also: { siblings: ['x'], inFlow: true } },
    { text: 'a: {x: "q, |"}', place: 'value a/x "q, "', also: { quote: '"' } },
    { text: 'a: {x: 1}|', place: 'none a ""' },
    { text: 'leave: [{from: 2026-04-06, |}]', place: 'key leave/[] ""', also: { siblings: ['from'] } },
  ],
  'in brackets': [
    { text: 'after: [a, |]', place: 'value after/[] ""', also: { items: ['a'], listItem: true } },
    { text: 'after: [|', place: 'value after/[] ""' },
    { text: 'after: [survey, charter S|]', place: 'value after/[] "charter S"', also: { items: ['survey'] } },
    { text: 'x: {after: [survey, |', place: 'value x/after/[] ""' },
    { text: 'after: ["a", "b|"]', place: 'value after/[] "b"', also: { replaced: 'b', quote: '"' } },
  ],
  'in a list of lines': [
    { text: 'after:\n  - |', place: 'value after/[] ""', also: { listItem: true, either: true } },
    { text: 'after:\n- sur|', place: 'value after/[] "sur"', also: { either: true } },
    { text: 'after:\n  - a\n  - |', place: 'value after/[] ""', also: { items: ['a'] } },
    { text: 'e:\n  - date: 2026-01-01\n    |', place: 'key e/[] ""', also: { siblings: ['date'] } },
    { text: 'e:\n  - date: |', place: 'value e/[]/date ""' },
    { text: 'e:\n  - a: 1\n  - b: 2\n    |', place: 'key e/[] ""', also: { siblings: ['b'] } },
    { text: 'e:\n  - {a: 1, |}', place: 'key e/[] ""', also: { siblings: ['a'] } },
  ],
  'in quotes': [
    { text: 'name: "Sur|"', place: 'value name "Sur"', also: { replaced: 'Sur', quote: '"' } },
    { text: "name: 'Sur|", place: 'value name "Sur"', also: { quote: "'" } },
    { text: 'name: "a # |"', place: 'value name "a # "' },
    { text: 'name: "a"|', place: 'none name ""' },
  ],
  'where nothing is completed': [
    { text: '# pro|', place: 'none  ""' },
    { text: 'a: 1 # x|', place: 'none  ""' },
    { text: 'a: [x, # y|', place: 'none a/[] ""' },
    { text: 'notes: >\n  text |', place: 'none notes ""' },
    { text: 'notes: >-\n  some text\n\n  |', place: 'none notes ""' },
  ],
};

describe('contextAt', () => {
  for (const [title, rows] of Object.entries(ROWS)) {
    describe(title, () => {
      for (const { text, place, also } of rows) {
        it(JSON.stringify(text), () => {
          const context = at(text);
          assert.equal(`${context.kind} ${context.path.join('/')} "${context.prefix}"`, place);
          for (const [key, value] of Object.entries(also ?? {})) {
            assert.deepEqual(context[key as keyof typeof context], value, key);
          }
        });
      }
    });
  }
});
