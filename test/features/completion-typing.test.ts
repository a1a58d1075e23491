import { checkNear, checkTaken } from '../support/check-completion.ts';

/**
 * What hands do: a text as it is in the middle of typing, pasting, deleting or merging, what is
 * wanted at `$0`, and the text once that is taken.
 */
interface Row {
  readonly title: string;
  readonly typed: string;
  readonly label: string;
  readonly taken: string;
}

const HEAD = `project: {name: Office move, start: 2026-03-02}
resources: {ali: {name: Ali}}
calendars: {berlin: {working-days: [mon, tue]}}
tasks:
  design: {duration: 3d}
`;

const LONG = 'x'.repeat(10_000);

const ROWS: Readonly<Record<string, readonly Row[]>> = {
  'new lines': [
    row('Enter after an id', '  order:\n    $0', 'duration', '  order:\n    duration: $0'),
    row(
      'Enter after a key that takes a list',
      '  order:\n    after:\n      $0',
      'design',
      '  order:\n    after:\n      - design$0',
    ),
    row(
      'Enter after a key with a value',
      '  order:\n    duration: 2d\n    $0',
      'after',
      '  order:\n    duration: 2d\n    after: $0',
    ),
    row(
      'an empty line between keys',
      '  order:\n    duration: 2d\n    $0\n    status: done\n',
      'after',
      '  order:\n    duration: 2d\n    after: $0\n    status: done\n',
    ),
    row(
      'two empty lines',
      '  order:\n    duration: 2d\n\n    $0\n\n    status: done\n',
      'after',
      '  order:\n    duration: 2d\n\n    after: $0\n\n    status: done\n',
    ),
    row('a line below a comment', '  order:\n    # who?\n    $0\n', 'assign', '  order:\n    # who?\n    assign: $0\n'),
    row(
      'Enter after a comma in braces',
      '  order: {\n    duration: 2d,\n    $0\n  }\n',
      'after',
      '  order: {\n    duration: 2d,\n    after: $0\n  }\n',
    ),
    row(
      'Enter after a comma in brackets',
      '  order:\n    after: [\n      $0\n    ]\n',
      'design',
      '  order:\n    after: [\n      design$0\n    ]\n',
    ),
    row(
      'the next item of a list',
      '  order:\n    after:\n      - x\n      - $0\n',
      'design',
      '  order:\n    after:\n      - x\n      - design$0\n',
    ),
    row(
      'the next key of an item',
      'issues:\n  i:\n    actions:\n      a: {text: x}\n  j:\n    own$0',
      'owner',
      'issues:\n  i:\n    actions:\n      a: {text: x}\n  j:\n    owner: $0',
    ),
    row(
      'the next key of an item with a dash',
      'calendars:\n  c:\n    exceptions:\n      - from: 2026-03-02\n        $0\n',
      'to',
      'calendars:\n  c:\n    exceptions:\n      - from: 2026-03-02\n        to: $0\n',
    ),
    row('no line break at the end', '  order:\n    status: $0', 'active', '  order:\n    status: active$0'),
  ],
  'half a word': [
    row(
      'half a key',
      '  order:\n    dur$0\n    status: done\n',
      'duration',
      '  order:\n    duration: $0\n    status: done\n',
    ),
    row('half a key above its own value', '  order:\n    dur$0: 2d\n', 'duration', '  order:\n    duration$0: 2d\n'),
    row('a key that lost its colon', '  order:\n    afte$0 design\n', 'after', '  order:\n    after: $0design\n'),
    row('a key that lost its colon, in braces', '  order: {afte$0 design}\n', 'after', '  order: {after: $0design}\n'),
    row('a key in quotes', '  order:\n    "dur$0": 2d\n', 'duration', '  order:\n    "duration$0": 2d\n'),
    row('half a key of the file between sections', 'dec$0\nrisks: {}\n', 'decisions', 'decisions:\n  $0\nrisks: {}\n'),
    row('half a key at the end of the file', 'ris$0', 'risks', 'risks:\n  $0'),
    row(
      'a word that is replaced in its middle',
      '  order:\n    status: plan$0ned\n',
      'active',
      '  order:\n    status: active$0\n',
    ),
    row(
      'half a word before a comment',
      '  order:\n    status: ac$0 # soon\n',
      'active',
      '  order:\n    status: active$0 # soon\n',
    ),
    row(
      'nothing before a comment',
      '  order:\n    status: $0 # soon\n',
      'active',
      '  order:\n    status: active$0 # soon\n',
    ),
    row('half a date', '  order:\n    deadline: 2026-03-$0\n', '2026-03-03', '  order:\n    deadline: 2026-03-03$0\n'),
    row('a number that lacks its unit', '  order:\n    duration: 3$0\n', '3d', '  order:\n    duration: 3d$0\n'),
    row('a number with a point', '  order:\n    duration: 1.5$0\n', '1.5d', '  order:\n    duration: 1.5d$0\n'),
    row(
      'half an id behind a colon without its space',
      'tasks:\n  dig: {duration: 1d}\n  lay:\n    duration: 2d\n    after:di$0\n',
      'dig',
      'tasks:\n  dig: {duration: 1d}\n  lay:\n    duration: 2d\n    after: dig$0\n',
    ),
    row(
      'half an id behind a colon without its space, in braces',
      'tasks: {dig: {duration: 1d}, lay: {duration: 2d, after:di$0}}\n',
      'dig',
      'tasks: {dig: {duration: 1d}, lay: {duration: 2d, after: dig$0}}\n',
    ),
    row('half a rule', 'lint:\n  missing-s$0\n', 'missing-successor', 'lint:\n  missing-successor: $0\n'),
    row('half a severity', 'lint: {missing-successor: n$0}\n', 'none', 'lint: {missing-successor: none$0}\n'),
  ],
  'a word before what follows it': [
    row('an id before a type', '  order: {after: des$0 SS+2d}\n', 'design', '  order: {after: design$0 SS+2d}\n'),
    row(
      'an id before a lag on a line',
      '  order:\n    after: des$0 +2d\n',
      'design',
      '  order:\n    after: design$0 +2d\n',
    ),
    row(
      'an id before a type in a list',
      '  order:\n    after:\n      - x$0 FS\n',
      'design',
      '  order:\n    after:\n      - design$0 FS\n',
    ),
    row('somebody before a share', '  order: {assign: [b$0 50%]}\n', 'ali', '  order: {assign: [ali$0 50%]}\n'),
    row('a share behind somebody', '  order: {assign: [ali 5$0]}\n', '50%', '  order: {assign: [ali 50%$0]}\n'),
    row('a type behind an id', '  order: {after: [design S$0]}\n', 'SS', '  order: {after: [design SS$0]}\n'),
  ],
  brackets: [
    row(
      'in the middle of braces',
      '  order: {duration: 2d, $0, status: done}\n',
      'after',
      '  order: {duration: 2d, after: $0, status: done}\n',
    ),
    row(
      'half a key in the middle of braces',
      '  order: {duration: 2d, aft$0, status: done}\n',
      'after',
      '  order: {duration: 2d, after: $0, status: done}\n',
    ),
    row('no blank after the comma', '  order: {duration: 2d,$0}\n', 'after', '  order: {duration: 2d,after: $0}\n'),
    row('no blank after the colon', '  order: {status:$0}\n', 'active', '  order: {status: active$0}\n'),
    row('an open brace', '  order: {duration: 2d, status: a$0', 'active', '  order: {duration: 2d, status: active$0'),
    row(
      'an open brace that lines follow',
      '  order: {status: a$0\n  paint: {duration: 1d}\n',
      'active',
      '  order: {status: active$0\n  paint: {duration: 1d}\n',
    ),
    row(
      'an open bracket that lines follow',
      '  order:\n    after: [des$0\n    status: done\n',
      'design',
      '  order:\n    after: [design$0\n    status: done\n',
    ),
    row('a bracket closed by a brace', '  order: {after: [des$0}\n', 'design', '  order: {after: [design$0}\n'),
    row(
      'an item between others',
      '  order: {touches: [network, $0, data]}\n',
      'security',
      '  order: {touches: [network, security$0, data]}\n',
    ),
    row('an empty list', '  order: {after: [$0]}\n', 'design', '  order: {after: [design$0]}\n'),
    row(
      'a brace too many above',
      '  broken: {duration: 1d}}\n  order:\n    status: $0\n',
      'active',
      '  broken: {duration: 1d}}\n  order:\n    status: active$0\n',
    ),
    row(
      'an open brace above',
      '  broken: {duration: 1d\n  order:\n    status: $0\n',
      'active',
      '  broken: {duration: 1d\n  order:\n    status: active$0\n',
    ),
    row(
      'an open bracket above, in the same task',
      '  order:\n    after: [design\n    status: $0\n',
      'active',
      '  order:\n    after: [design\n    status: active$0\n',
    ),
    row(
      'who does it, behind a share',
      '  order: {assign: [bea 50%, $0]}\n',
      'ali',
      '  order: {assign: [bea 50%, ali$0]}\n',
    ),
  ],
  quotes: [
    row('an open quote', '  order:\n    after: "des$0\n', 'design', '  order:\n    after: "design$0\n'),
    row('an open quote in brackets', '  order: {after: ["des$0]}\n', 'design', '  order: {after: ["design$0]}\n'),
    row(
      'an open double quote above',
      '  order:\n    name: "Surv\n    status: $0\n',
      'active',
      '  order:\n    name: "Surv\n    status: active$0\n',
    ),
    row(
      'an open single quote above',
      "  order:\n    name: 'Surv\n    status: $0\n",
      'active',
      "  order:\n    name: 'Surv\n    status: active$0\n",
    ),
    row(
      'an open quote in braces above',
      '  broken: {name: "Surv}\n  order:\n    status: $0\n',
      'active',
      '  broken: {name: "Surv}\n  order:\n    status: active$0\n',
    ),
    row(
      'an open quote before it in braces',
      "  order: {name: Ali's, status: $0}\n",
      'active',
      "  order: {name: Ali's, status: active$0}\n",
    ),
    row(
      'a colon in a name',
      '  order: {name: Phase: 2, status: $0}\n',
      'active',
      '  order: {name: Phase: 2, status: active$0}\n',
    ),
    row(
      'a sharp sign in a name',
      '  order: {name: C#, status: $0}\n',
      'active',
      '  order: {name: C#, status: active$0}\n',
    ),
  ],
  'wrong indents': [
    row('one blank too many', '  order:\n     status: $0\n', 'active', '  order:\n     status: active$0\n'),
    row(
      'one blank too many below others',
      '  order:\n    duration: 2d\n     status: $0\n',
      'active',
      '  order:\n    duration: 2d\n     status: active$0\n',
    ),
    row(
      'one blank too few below others',
      '  order:\n    duration: 2d\n   status: $0\n',
      'active',
      '  order:\n    duration: 2d\n   status: active$0\n',
    ),
    row(
      'a block pasted too far left',
      '  a: {duration: 1d}\n order:\n   status: $0\n',
      'active',
      '  a: {duration: 1d}\n order:\n   status: active$0\n',
    ),
    row(
      'a block pasted too far right',
      '  a: {duration: 1d}\n    order:\n      status: $0\n',
      'active',
      '  a: {duration: 1d}\n    order:\n      status: active$0\n',
    ),
    row(
      'a key below one that stands too far left',
      '  order:\n    duration: 2d\n status: done\n    $0\n',
      'after',
      '  order:\n    duration: 2d\n status: done\n    after: $0\n',
    ),
    row('a tab', '  order:\n\tstatus: $0\n', 'active', '  order:\n\tstatus: active$0\n'),
    row('tabs below an id', '\torder:\n\t\tstatus: $0\n', 'active', '\torder:\n\t\tstatus: active$0\n'),
    row('a tab before a value', '  order:\n    status:\t$0\n', 'active', '  order:\n    status:\tactive$0\n'),
  ],
  'pasting and merging': [
    row(
      'a document marker above',
      '---\ntasks:\n  order:\n    status: $0\n',
      'active',
      '---\ntasks:\n  order:\n    status: active$0\n',
    ),
    row(
      'the beginning of a conflict above',
      '<<<<<<< HEAD\n  order:\n    status: $0\n',
      'active',
      '<<<<<<< HEAD\n  order:\n    status: active$0\n',
    ),
    row(
      'between the sides of a conflict',
      '  order:\n<<<<<<< HEAD\n    status: $0\n=======\n    status: done\n>>>>>>> theirs\n',
      'active',
      '  order:\n<<<<<<< HEAD\n    status: active$0\n=======\n    status: done\n>>>>>>> theirs\n',
    ),
    row(
      'on the other side of a conflict',
      '  order:\n<<<<<<< HEAD\n    status: done\n=======\n    status: $0\n>>>>>>> theirs\n',
      'active',
      '  order:\n<<<<<<< HEAD\n    status: done\n=======\n    status: active$0\n>>>>>>> theirs\n',
    ),
    row(
      'a task pasted twice',
      '  order: {duration: 1d}\n  order:\n    $0\n',
      'duration',
      '  order: {duration: 1d}\n  order:\n    duration: $0\n',
    ),
    row(
      'a bullet pasted from a mail',
      '• order the desks\n  order:\n    status: $0\n',
      'active',
      '• order the desks\n  order:\n    status: active$0\n',
    ),
    row(
      'a line without a key',
      '  order the desks\n  order:\n    status: $0\n',
      'active',
      '  order the desks\n  order:\n    status: active$0\n',
    ),
  ],
  'letters of every kind': [
    row(
      'an emoji before it',
      '  order: {name: 🚀👩‍👩‍👧 Launch, status: $0}\n',
      'active',
      '  order: {name: 🚀👩‍👩‍👧 Launch, status: active$0}\n',
    ),
    row(
      'right-to-left text before it',
      '  order: {name: סדר, status: $0}\n',
      'active',
      '  order: {name: סדר, status: active$0}\n',
    ),
    row(
      'a combining mark before it',
      '  order: {name: "e\u0301tude", status: a$0}\n',
      'active',
      '  order: {name: "e\u0301tude", status: active$0}\n',
    ),
    row(
      '10,000 characters before it',
      `  order: {name: ${LONG}, status: $0}\n`,
      'active',
      `  order: {name: ${LONG}, status: active$0}\n`,
    ),
    row(
      '10,000 characters of text behind it',
      `  order: {status: $0, name: ${LONG}}\n`,
      'active',
      `  order: {status: active$0, name: ${LONG}}\n`,
    ),
  ],
};

function row(title: string, typed: string, label: string, taken: string): Row {
  return { title, typed, label, taken };
}

describe('completions while hands are at work', () => {
  for (const [group, rows] of Object.entries(ROWS)) {
    describe(group, () => {
      for (const { title, typed, label, taken } of rows) {
        it(`${title}: ${label}`, () => {
          checkNear(HEAD + typed, label);
          checkTaken(HEAD + typed, label, HEAD + taken);
        });
      }
    });
  }

  describe('with CRLF', () => {
    // Lines that a completion brings end as the protocol has them; the client writes them as its own.
    const inOneLine = Object.values(ROWS)
      .flat()
      .filter(({ typed, taken }) => typed.split('\n').length === taken.split('\n').length);
    for (const { title, typed, label, taken } of inOneLine) {
      it(`${title}: ${label}`, () => checkTaken(crlf(HEAD + typed), label, crlf(HEAD + taken)));
    }
  });

  it('after a byte order mark', () =>
    checkTaken(`\ufeff${HEAD}  order:\n    status: $0\n`, 'active', `\ufeff${HEAD}  order:\n    status: active$0\n`));
});

function crlf(text: string): string {
  return text.replaceAll('\n', '\r\n');
}
