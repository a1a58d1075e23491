/** A plan of any size for tests of text handling: tasks in blocks and in braces, comments, lists, block texts. */

export interface SamplePlan {
  readonly text: string;
  /** Ids of its tasks in order. */
  readonly tasks: readonly string[];
}

const HEAD = `# The plan of the move
project:
  name: Move the ERP to the cloud
  type: cloud
  start: 2026-01-05
resources:
  ali:   {name: Ali Demir, rate: 95/h}
  bea:   {name: Bea Lund, leave: [{from: 2026-04-06, to: 2026-04-10}]}

phases:
`;

const TAIL = `
risks:
  carrier-late:
    event: The new line is delivered late
    probability: 30%
    actions: {quote: {text: Ask a second carrier, done: true}}
`;

export function samplePlan(size: number, perPhase = 20): SamplePlan {
  const parts = [HEAD];
  const tasks: string[] = [];
  for (let i = 0; i < size; i++) {
    if (i % perPhase === 0) parts.push(`  phase-${i / perPhase}:\n    stage: planning\n    tasks:\n`);
    const id = `task-${i}`;
    const after = i === 0 ? 'phase-9' : `task-${i - 1}`;
    tasks.push(id);
    parts.push(SHAPES[i % SHAPES.length]?.(id, after) ?? '');
  }
  return { text: parts.join('') + TAIL, tasks };
}

const SHAPES: readonly ((id: string, after: string) => string)[] = [
  (id, after) => `      ${id}: {name: "Survey, the ${id}", duration: 5d, after: [${after}, charter SS+2d]}\n`,
  (id, after) => `      ${id}:
        name: Rules for ${id}
        # why it takes so long
        duration: 3d
        after:
          - ${after}
          - {task: charter, type: SS}
        estimate: {optimistic: 3d, most-likely: 5d, pessimistic: 12d}
        notes: |
          Two lines:
            - of text
        assign: [ali 50%, bea]
`,
  (id, after) => `      ${id}:\n        name: Cut over\n        milestone: true\n        after: ${after}\n\n`,
];
