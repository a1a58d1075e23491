import assert from 'node:assert/strict';
import { resolveText } from './resolved.ts';

/** `namespace id` of every mention, with `?` where it names nothing. */
function mentions(text: string): readonly string[] {
  const { plan, at } = resolveText(text);
  for (const { id, place } of plan.references) {
    assert.ok(id === at(place) || id.endsWith(`.${at(place)}`), `'${at(place)}' is written for ${id}`);
  }
  return plan.references.map(
    ({ namespace, id, project, resolved }) =>
      `${namespace} ${project === null ? '' : `${project}:`}${id}${resolved ? '' : '?'}`,
  );
}

describe('mentions of ids', () => {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['tasks: {a: {}, b: {after: a}}', ['item a']],
    [
      'tasks: {a: {}, b: {after: [a SS+2d, "a FF", \'a\', {task: a, lag: 2d}, c]}}',
      ['item a', 'item a', 'item a', 'item a', 'item c?'],
    ],
    ['tasks: {b: {after: dc:power-on}}', ['project dc?', 'item dc:power-on?']],
    ['phases: {p: {gate: {}}, q: {after: p.gate}}', ['item p', 'item p.gate']],
    ['phases: {p: {}, q: {after: p.gate}}', ['item p', 'item p.gate?']],
    ['phases: {p: {replans: execution}, q: {replans: p}, execution: {}}', ['item execution', 'item p']],
    ['phases: {p: {replans: execution}}', []],
    [
      'phases: {p: {owner: ali, deliverables: [d], handover: {to: ali, accepted-by: bea, checklist: [{text: x, owner: ali}]}}}',
      ['party ali?', 'deliverable d?', 'party ali?', 'party bea?', 'party ali?'],
    ],
    ['phases: {p: {gate: {approvers: [cio]}, calendar: nights}}', ['party cio?', 'calendar nights?']],
    [
      'resources: {ali: {}}\ntasks: {a: {assign: [ali 50%, "ali x2", {resource: ali}]}}',
      ['party ali', 'party ali', 'party ali'],
    ],
    [
      'tasks: {a: {responsible: [x, y], accountable: x, consulted: x, informed: y, deliverables: [d]}}',
      ['party x?', 'party y?', 'party x?', 'party x?', 'party y?', 'deliverable d?'],
    ],
    ['calendars: {a: {base: b}, b: {}}', ['calendar b']],
    [
      'resources: {a: {team: t, calendar: c}}\nteams: {t: {lead: a, members: [a, z], calendar: c}}',
      ['party t', 'calendar c?', 'party a', 'party a', 'party z?', 'calendar c?'],
    ],
    [
      'risks: {r: {owner: x, affects: [a, p.gate], actions: {act: {owner: x, task: a}}}}',
      ['party x?', 'item a?', 'item p?', 'item p.gate?', 'party x?', 'item a?'],
    ],
    ['deliverables: {d: {owner: x, accepted-by: y}}', ['party x?', 'party y?']],
    ['decisions: {d: {decided-by: [x], affects: [a], supersedes: d}}', ['party x?', 'item a?', 'decision d']],
    ['changes: {c: {requested-by: x, decided-by: y, affects: [a]}}', ['party x?', 'party y?', 'item a?']],
    [
      'assumptions: {s: {owner: x, risk: r}}\nissues: {i: {raised-by: x, affects: [a], risk: r}}',
      ['party x?', 'risk r?', 'party x?', 'item a?', 'risk r?'],
    ],
    ['technologies: {t: {used-by: [a], replaced-by: t}}', ['item a?', 'technology t']],
    ['contracts: {c: {task: a, owner: x}}\nagreements: {g: {parties: [x]}}', ['item a?', 'party x?', 'party x?']],
    [
      'communication: {m: {audience: [x], by: y}}\ncorrelations: {g: {tasks: [a]}}',
      ['party x?', 'party y?', 'item a?'],
    ],
    ['glossary: {ali: ali}\nlint: {ali: ali}\ntasks: {a: {name: ali, notes: a, tags: [a], touches: a}}', []],
    ['tasks: {a: {owner: Ali Demir, after: [~, [], {}]}}', []],
    ['tasks: {a: {owner: {ali: x}}}', []],
  ];
  for (const [text, wanted] of rows) {
    it(text.replaceAll('\n', ' '), () => assert.deepEqual(mentions(`project: {name: X}\n${text}\n`), wanted));
  }

  it('begin with those of the header', () => {
    const text = 'project: {calendar: c, manager: m, sponsor: s, handover: {to: t}}';
    assert.deepEqual(mentions(text), ['calendar c?', 'party m?', 'party s?', 'party t?']);
  });

  it('are found in quoted and folded text', () => {
    const text =
      'project: {name: X}\ntasks:\n  design: {}\n  b:\n    after: >-\n      design\n      SS\n  c: {after: "design FS+1d"}\n';
    assert.deepEqual(mentions(text), ['item design', 'item design']);
  });
});

describe('a mention behind an escape', () => {
  it('is placed at the whole text, since the id is not written as such', () => {
    const { plan, at } = resolveText('project: {name: X}\ntasks: {dish: {}, b: {after: "d\\u0069sh"}}\n');
    assert.deepEqual(
      plan.references.map(({ id, place, resolved }) => [id, at(place), resolved]),
      [['dish', '"d\\u0069sh"', true]],
    );
  });
});

describe('definitions of ids', () => {
  it('are all keys of the id maps, gates and every part of a phase', () => {
    const { plan, at } = resolveText(`
project: {name: X}
include: more.plan.yaml
projects: {dc: dc.plan.yaml}
phases: {p: {tasks: {a: {tasks: {b: {}}}}, gate: {}}}
resources: {ali: {}}
stakeholders: {ali: {}}
risks: {r: {actions: {act: {}}}}
technologies: {t: {}}
# file: more.plan.yaml
phases: {p: {tasks: {c: {}}}}
`);
    assert.deepEqual(
      plan.definitions.map(({ namespace, id, place }) => `${namespace} ${id} ${at(place)}`),
      [
        'project dc dc',
        'item p p',
        'item p.gate gate',
        'item a a',
        'item b b',
        'party ali ali',
        'party ali ali',
        'risk r r',
        'technology t t',
        'item p p',
        'item c c',
      ],
    );
  });
});
