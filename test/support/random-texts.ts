/**
 * Texts of random plans as people write them, for fast-check: in braces and on lines, with comments, empty
 * lines and quotes, two or four columns a level, CRLF, and a part in another file.
 */
import fc from 'fast-check';
import { FOLDER } from './fixture.ts';

interface TaskSketch {
  readonly style: 'lines' | 'braces' | 'spread' | 'lone';
  readonly name: string | null;
  readonly length: string | null;
  readonly links: readonly { readonly back: number; readonly how: string; readonly form: 'text' | 'map' | 'quoted' }[];
  readonly linkStyle: 'alone' | 'brackets' | 'lines';
  readonly extra: readonly string[];
  readonly comment: 'none' | 'above' | 'behind' | 'below';
  readonly gap: boolean;
  readonly children: readonly TaskSketch[];
}

const link = fc.record({
  back: fc.nat(5),
  how: fc.constantFrom('', '', '', ' SS', ' FS+1d', ' -4h', ' FF', ' SS+50%'),
  form: fc.constantFrom<'text' | 'map' | 'quoted'>('text', 'text', 'map', 'quoted'),
});

const EXTRA = [
  'deadline: 2026-02-02',
  'constraint: {start-no-earlier-than: 2026-01-12}',
  'constraint: {finish-no-later-than: 2026-01-30}',
  'assign: [ali 50%, bea]',
  'assign: ali',
  'percent-complete: 40',
  'actual-start: 2026-01-06',
  'tags: [x, "y, z"]',
  'milestone: true',
  'fixed: {start: 2026-01-14, finish: 2026-01-16}',
  'notes: "# no comment: {at all}"',
  "description: 'it''s'",
];

const task = (depth: number): fc.Arbitrary<TaskSketch> =>
  fc.record({
    style: fc.constantFrom<TaskSketch['style']>('lines', 'lines', 'braces', 'braces', 'spread', 'lone'),
    name: fc.constantFrom(null, 'Plain', '"Quoted: name"', "'Single'"),
    length: fc.constantFrom(
      null,
      'duration: 2d',
      'duration: "1w"',
      'work: 24h',
      'estimate: {optimistic: 1d, most-likely: 3d, pessimistic: 10d}',
    ),
    links: fc.array(link, { maxLength: 3 }),
    linkStyle: fc.constantFrom<TaskSketch['linkStyle']>('alone', 'brackets', 'lines'),
    extra: fc.uniqueArray(fc.constantFrom(...EXTRA), { maxLength: 3, selector: (field) => field.split(':')[0] }),
    comment: fc.constantFrom<TaskSketch['comment']>('none', 'none', 'above', 'behind', 'below'),
    gap: fc.constantFrom(false, false, true),
    children:
      depth === 0
        ? fc.constant([])
        : fc.oneof(
            { weight: 3, arbitrary: fc.constant([]) },
            { weight: 1, arbitrary: fc.array(task(depth - 1), { minLength: 1, maxLength: 3 }) },
          ),
  });

const layout = fc.record({
  step: fc.constantFrom(2, 4),
  eol: fc.constantFrom('\n', '\n', '\r\n'),
  phases: fc.constantFrom(true, false),
  gate: fc.boolean(),
  ended: fc.constantFrom(true, true, false),
  mark: fc.constantFrom('', '', '\ufeff'),
  tasks: fc.array(task(2), { minLength: 1, maxLength: 5 }),
  others: fc.array(task(1), { maxLength: 3 }),
});

export interface RandomTexts {
  readonly root: string;
  readonly texts: ReadonlyMap<string, string>;
}

export const randomTexts: fc.Arbitrary<RandomTexts> = layout.map((drawn) => {
  const ids: string[] = [];
  const open = drawn.ended ? drawn.eol : '';
  const lines = (list: readonly string[]) => (list.length === 0 ? '' : drawn.mark + list.join(drawn.eol) + open);
  const main = writeTasks(drawn.tasks, drawn.step, drawn.phases ? 3 : 1, ids);
  const part = writeTasks(drawn.others, 2, 1, ids);
  const indent = ' '.repeat(drawn.step);
  const body = drawn.phases
    ? [
        'phases:',
        `${indent}design: # first`,
        `${indent}${indent}stage: planning`,
        `${indent}${indent}tasks:`,
        ...main,
        ...(drawn.gate ? [`${indent}${indent}gate: {decision: go}`] : []),
      ]
    : ['tasks:', ...main];
  const head = [
    '# plan',
    'project: {name: P, start: 2026-01-05}',
    'include: [part.plan.yaml]',
    'resources: {ali: {name: Ali}, bea: {name: Bea}}',
  ];
  const affected = ids.slice(0, 2);
  const risks = affected.length > 0 ? ['risks:', `  r: {event: Late, affects: [${affected.join(', ')}]}`] : [];
  const rest = part.length > 0 ? ['tasks:', ...part] : [];
  const root = `${FOLDER}plan.plan.yaml`;
  const texts = new Map([
    [root, lines([...head, ...body])],
    [`${FOLDER}part.plan.yaml`, lines([...risks, ...rest])],
  ]);
  return { root, texts };
});

function writeTasks(tasks: readonly TaskSketch[], step: number, level: number, ids: string[]): string[] {
  const indent = ' '.repeat(step * level);
  return tasks.flatMap((sketch) => {
    const before = ids.slice();
    const id = `t${ids.length}`;
    ids.push(id);
    const group = sketch.children.length > 0;
    const fields = fieldsOf(sketch, group);
    const above = [...(sketch.gap ? [''] : []), ...(sketch.comment === 'above' ? [`${indent}# about ${id}`] : [])];
    const behind = sketch.comment === 'behind' ? ' # behind' : '';
    if (!group && (sketch.style === 'braces' || (sketch.style === 'lone' && fields.length > 0))) {
      return [
        ...above,
        `${indent}${id}: {${[...fields, ...after(sketch, before, 'brackets', '')].join(', ')}}${behind}`,
      ];
    }
    if (!group && sketch.style === 'spread' && fields.length > 0) {
      const [last = '', ...more] = [...fields, ...after(sketch, before, 'brackets', '')].reverse();
      const spread = [...more.reverse().map((field, k) => `${field},${k === 0 ? ' # first' : ''}`), `${last}${behind}`];
      return [...above, `${indent}${id}: {`, ...spread.map((field) => `${indent}  ${field}`), `${indent}}`];
    }
    const inner = `${indent}${' '.repeat(step)}`;
    const links = after(sketch, before, sketch.linkStyle, inner);
    const own = [...fields.map((field) => `${inner}${field}`), ...links.map((line) => `${inner}${line}`)];
    const below = sketch.comment === 'below' && own.length > 0 ? [`${inner}# below ${id}`] : [];
    const nested = group ? [`${inner}tasks:`, ...writeTasks(sketch.children, step, level + 2, ids)] : [];
    return [...above, `${indent}${id}:${behind}`, ...own, ...below, ...nested];
  });
}

const OF_LEAVES = /^(?:milestone|assign|percent|actual|fixed|constraint)/;

function fieldsOf({ name, length, extra }: TaskSketch, group: boolean): string[] {
  return [
    ...(name === null ? [] : [`name: ${name}`]),
    ...(length === null || group ? [] : [length]),
    ...extra.filter((field) => !group || !OF_LEAVES.test(field)),
  ];
}

function after(
  { links }: TaskSketch,
  before: readonly string[],
  style: TaskSketch['linkStyle'],
  inner: string,
): string[] {
  const written = new Map<string, string>();
  for (const { back, how, form } of links) {
    const id = before.at(-1 - back);
    if (id === undefined || written.has(id)) continue;
    const map = `{task: ${id}, reason: Because}`;
    written.set(id, form === 'map' ? map : form === 'quoted' ? `"${id}${how}"` : `${id}${how}`);
  }
  const items = [...written.values()];
  const [only] = items;
  if (only === undefined) return [];
  if (style === 'alone' && items.length === 1) return [`after: ${only}`];
  return style === 'lines'
    ? ['after:', ...items.map((item) => `${inner === '' ? '' : '  '}- ${item}`)]
    : [`after: [${items.join(', ')}]`];
}
