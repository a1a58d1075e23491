/** Whatever a person does while a plan is simulated, in the end all is known, and it is of the newest text. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { simulate } from '../../server/src/core/risk/simulate.ts';
import type { SimulationView, WhatIf } from '../../server/src/protocol/simulation.ts';
import { until } from '../support/near-threads.ts';
import { Desk, isCompared } from '../support/simulation-desk.ts';

const RUNS = Number(process.env['PLANLINE_RUNS'] ?? 0);

const AS_WRITTEN: WhatIf = { off: [], answered: [] };
const WHAT_IFS: readonly WhatIf[] = [AS_WRITTEN, { off: ['late'], answered: [] }, { off: [], answered: ['late'] }];

interface Text {
  readonly days: number;
  readonly trials: number;
  /** Of no matter to dates and chances. */
  readonly word: number;
}

type Act =
  /** As a key does; its text is analysed so much later. */
  | { readonly kind: 'type'; readonly text: Text; readonly ms: number }
  | { readonly kind: 'look'; readonly whatIf: WhatIf }
  | { readonly kind: 'start' | 'stop' };

const text: fc.Arbitrary<Text> = fc.record({
  days: fc.integer({ min: 4, max: 6 }),
  trials: fc.constantFrom(200, 600, 2000, 6000),
  word: fc.integer({ min: 0, max: 2 }),
});
const pause = fc.constantFrom(0, 0, 1, 3, 8, 20, 60, 130);
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constant('type' as const), text, ms: pause }),
  fc.record({ kind: fc.constant('look' as const), whatIf: fc.constantFrom(...WHAT_IFS) }),
  fc.record({ kind: fc.constantFrom('start' as const, 'stop' as const) }),
);

function planOf({ days, trials, word }: Text): string {
  return `# ${'word '.repeat(word)}
project: {name: Move, start: 2026-03-02}
simulation: {iterations: ${trials}}
tasks:
  a: {estimate: {optimistic: 3d, most-likely: ${days}d, pessimistic: 30d}}
  b: {estimate: {optimistic: 3d, most-likely: 5d, pessimistic: 12d}, after: a}
risks:
  late: {event: Late, probability: 30%, impact: {schedule: 5d}, affects: [b], actions: {x: {text: Ask}}, residual: {probability: 5%}}
`;
}

/** Looks when it is told that there is something new, and never else. */
class Panel {
  readonly #desk: Desk;
  #read = 0;
  #whatIf = AS_WRITTEN;
  seen: SimulationView;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.seen = desk.look(AS_WRITTEN);
  }

  look(whatIf = this.#whatIf): void {
    this.#whatIf = whatIf;
    this.seen = this.#desk.look(whatIf);
  }

  hear(): void {
    if (this.#desk.news.length === this.#read) return;
    this.#read = this.#desk.news.length;
    this.look();
  }
}

describe('a simulation, whatever is done meanwhile', () => {
  it('comes to its end and tells so', async () => {
    const sessions = fc.array(fc.tuple(act, pause), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(text, sessions, async (first, acts) => {
        const desk = new Desk(2);
        try {
          desk.write(planOf(first));
          const panel = new Panel(desk);
          for (const [each, ms] of acts) {
            await doing(desk, panel, each);
            await waiting(panel, ms);
          }
          for (const whatIf of [...WHAT_IFS, AS_WRITTEN]) {
            panel.look(whatIf);
            if (panel.seen.state.kind === 'stopped') desk.do('start', whatIf);
            await until(`end with ${JSON.stringify([whatIf, panel.seen.state])}`, () => {
              panel.hear();
              return isCompared(panel.seen);
            });
          }
          const { plan, schedule } = desk.analysis;
          assert.deepEqual(panel.seen.result?.finish, simulate(plan, schedule)?.finish);
          assert.equal(desk.threads.all.filter(({ isOpen }) => isOpen).length <= 2, true);
          assert.deepEqual(desk.failures, []);
        } finally {
          await desk.simulations.stop();
        }
      }),
      { numRuns: RUNS || 10, endOnFailure: true },
    );
  });
});

async function doing(desk: Desk, panel: Panel, each: Act): Promise<void> {
  switch (each.kind) {
    case 'type':
      desk.typing();
      await waiting(panel, each.ms);
      desk.become(planOf(each.text));
      panel.look();
      break;
    case 'look':
      panel.look(each.whatIf);
      break;
    default:
      desk.do(each.kind);
  }
}

async function waiting(panel: Panel, ms: number): Promise<void> {
  if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
  panel.hear();
}
