import assert from 'node:assert/strict';
import {
  follow,
  isList,
  isMap,
  isScalar,
  rootSchema,
  type SchemaNode,
  shapesOf,
} from '../../server/src/core/schema/schema-node.ts';
import { ABLE_CLIENT } from '../../server/src/features/client.ts';
import { completion } from '../../server/src/features/completion/completion.ts';
import { resolveCompletion } from '../../server/src/features/completion/resolve.ts';
import { atCursor } from '../support/check-places.ts';
import { parseFixture } from '../support/fixture.ts';

/**
 * Every place of the schema where a value is written, each once: something is offered there and
 * documented, or this table says why not.
 */

/** By the last key of a path, or its kind in angle brackets. */
const NOTHING: Readonly<Record<string, string>> = {
  '<text>': 'words of one’s own',
  '<email>': 'an address nobody can guess',
  '<git-ref>': 'refs are not looked up while somebody types: git is run only when a report needs it',
};

/** Kinds and keys of free text where words are offered all the same. */
const TEXT_WITH_OFFERS: ReadonlySet<string> = new Set(['tags', 'vendor', 'role', 'channel', 'evidence']);

/** What the offers are taken from. */
const REST = `# file: rest.plan.yaml
calendars: {berlin: {working-days: [mon]}, night: {base: berlin}}
resources:
  ali: {name: Ali, role: Engineer, vendor: Carrier, team: net}
  rack: {type: material}
teams: {net: {name: Network}, data: {name: Data}}
stakeholders: {cio: {name: Ines, role: Sponsor}}
risks: {late: {event: Late, category: weather}, loss: {event: Loss}}
uncertainty: {supplier: {optimistic: 90%, pessimistic: 160%}, routine: {optimistic: 95%, pessimistic: 110%}}
deliverables: {book: {name: Book}, map: {name: Map}}
decisions: {two-lines: {name: Two lines}, one-line: {name: One line}}
technologies: {db: {version: "19"}, cloud-db: {version: "20"}}
communication: {steering: {audience: cio, channel: mail}}
tasks:
  near: {duration: 1d, tags: [night], touches: [cables]}
  far: {duration: 1d, tags: [night]}
# file: dc.plan.yaml
project: {name: Data centre, start: 2026-03-02}
tasks: {power-on: {duration: 1d}}
`;

interface Place {
  readonly path: readonly string[];
  readonly kind: string | null;
}

/** One path for each key of each definition; a definition is entered once. */
function places(): Place[] {
  const found: Place[] = [];
  const entered = new Set<SchemaNode>();
  const visit = (node: SchemaNode, path: readonly string[]): void => {
    const shapes = shapesOf(node);
    const scalar = [...shapes, ...shapes.flatMap(({ items }) => (items ? shapesOf(items) : []))].find(isScalar);
    if (scalar) found.push({ path, kind: scalar['x-kind'] ?? null });
    for (const shape of shapes) {
      if (isMap(shape)) enter(shape, path);
      if (isList(shape) && shape.items)
        for (const item of shapesOf(shape.items)) if (isMap(item)) enter(item, [...path, '[]']);
    }
  };
  const enter = (map: SchemaNode, path: readonly string[]): void => {
    if (entered.has(map)) return;
    entered.add(map);
    for (const [key, child] of Object.entries(map.properties ?? {})) visit(child, [...path, key]);
    if (typeof map.additionalProperties === 'object') visit(map.additionalProperties, [...path, 'mine']);
  };
  visit(follow(rootSchema), []);
  return found.filter(({ path }) => path.length > 0);
}

/** A plan in which somebody writes the value at a path. */
function planAt(path: readonly string[]): string {
  const lines: string[] = [];
  let indent = '';
  let dash = '';
  for (const [depth, step] of path.entries()) {
    if (step === '[]') dash = '- ';
    else {
      lines.push(`${indent}${dash}${step}:${depth === path.length - 1 ? ' $0' : ''}`);
      indent += dash === '' ? '  ' : '    ';
      dash = '';
    }
  }
  const project = path[0] === 'project' ? '' : 'project: {name: Main, start: 2026-03-02}\n';
  const include = path[0] === 'include' ? '' : 'include: [rest.plan.yaml]\n';
  const projects = path[0] === 'projects' ? '' : 'projects: {dc: dc.plan.yaml}\n';
  return `# file: main.plan.yaml\n${project}${include}${projects}${lines.join('\n')}\n${REST}`;
}

function reasonFor({ path, kind }: Place): string | undefined {
  const key = path.findLast((step) => step !== '[]') ?? '';
  return TEXT_WITH_OFFERS.has(key) ? undefined : (NOTHING[key] ?? NOTHING[`<${kind ?? ''}>`]);
}

describe('the value of every key', () => {
  const all = places();

  it('is one of many', () => assert.ok(all.length > 200, `only ${all.length} places`));

  for (const place of all) {
    const reason = reasonFor(place);
    const name = place.path.join('.');
    it(reason === undefined ? `${name} is offered and documented` : `${name} is not offered: ${reason}`, () => {
      const { snapshot, position } = atCursor(parseFixture(planAt(place.path)));
      const { items } = completion(snapshot, { position }, ABLE_CLIENT);
      if (reason !== undefined) return assert.deepEqual(items, []);
      assert.ok(items.length > 0, 'nothing is offered');
      for (const item of items) {
        const { documentation } = resolveCompletion(snapshot, item, ABLE_CLIENT);
        assert.ok(documentation, `${item.label} says nothing about itself`);
      }
    });
  }
});
