/** Requests whose answer is worked out again, because a text has changed before it was through. */
import assert from 'node:assert/strict';
import { CancellationTokenSource, type WorkspaceSymbol } from 'vscode-languageserver/node';
import { runToEnd } from '../../server/src/core/base/steps.ts';
import { PLAIN_CLIENT } from '../../server/src/features/client.ts';
import { namesOf } from '../../server/src/features/plan-names.ts';
import type { ANSWERS } from '../../server/src/lsp/answers.ts';
import type { Answer, Asked } from '../../server/src/lsp/asked.ts';
import { OUTDATED } from '../../server/src/lsp/long-answers.ts';
import type { Method } from '../../server/src/lsp/offered.ts';
import { Requests } from '../../server/src/lsp/requests.ts';
import type { Session } from '../../server/src/lsp/session.ts';
import { DEFAULT_SETTINGS } from '../../server/src/lsp/settings.ts';
import { Watchdog } from '../../server/src/lsp/watchdog.ts';
import { symbolsOfAll, withEveryName } from '../../server/src/lsp/workspace-answers.ts';
import { analysisOfText } from '../support/views.ts';

const { token } = new CancellationTokenSource();

describe('a request that is answered again', () => {
  const told: string[] = [];
  let session: Pick<Session, 'ready' | 'lookAtDisk' | 'changes'>;

  const asking = (method: Method, answer: Answer) => {
    const requests = new Requests({
      settings: () => DEFAULT_SETTINGS,
      versionOf: () => undefined,
      watchdog: new Watchdog(() => {}),
      sendPart: () => {},
      progress: (title, _units, _cancel, on) => {
        told.push(`${on}: ${title}`);
        return { report: (done) => told.push(`${on}: ${done}`), end: () => told.push(`${on}: end`) };
      },
      failed: (error) => assert.fail(String(error)),
    });
    const answers = { [method]: answer } as unknown as typeof ANSWERS;
    requests.open(Promise.resolve({ session: session as Session, answers, client: PLAIN_CLIENT }));
    return requests.answer(method, { workDoneToken: 'work' }, token);
  };

  beforeEach(() => {
    told.length = 0;
    session = { changes: 0, ready: async () => {}, lookAtDisk: () => told.push('looked') };
  });

  it('has one line of progress, from when there is work until it is answered', async () => {
    let times = 0;
    const answer = await asking('workspace/symbol', async ({ line }) => {
      const shown = line('Reading', 'plans');
      shown.report(++times, 3);
      return times < 3 ? OUTDATED : ['found'];
    });
    assert.deepEqual(answer, ['found']);
    assert.deepEqual(told, ['work: Reading', 'work: 1', 'work: 2', 'work: 3', 'work: end']);
  });

  it('shows no line where there was no work before the answer', async () => {
    await asking('workspace/symbol', () => []);
    assert.deepEqual(told, []);
  });

  for (const method of ['textDocument/rename', 'workspace/willRenameFiles'] as const) {
    it(`looks at the disk once, or two would begin each other again for ever: ${method}`, async () => {
      let times = 0;
      await asking(method, async () => (++times < 3 ? OUTDATED : null));
      assert.deepEqual([told, times], [['looked'], 3]);
    });
  }
});

describe('an answer about all plans while a text changes', () => {
  const planOf = (name: string) =>
    analysisOfText(`# file: ${name}.plan.yaml\nproject: {name: ${name}}\ntasks:\n  dig-${name}: {duration: 1d}\n`);

  /** The text changes when so many plans that nobody has opened have been read. */
  function asked(changesAfter: number, sendPart: Asked['sendPart'] = null): Asked {
    const session = {
      changes: 0,
      ready: async () => {},
      openPlans: () => [planOf('east')],
      async *unopenedPlans() {
        for (const [index, name] of ['west', 'south', 'north'].entries()) {
          if (index === changesAfter) session.changes++;
          yield { names: namesOf(planOf(name)), paths: [] };
        }
      },
    };
    return {
      session: session as unknown as Session,
      settings: DEFAULT_SETTINGS,
      client: PLAIN_CLIENT,
      token,
      line: () => ({ report: () => {} }),
      inPieces: async (steps) => runToEnd(steps),
      sendPart,
    };
  }

  it('is found to be outdated, of names and of symbols', async () => {
    assert.equal(await withEveryName(asked(1), () => 'names'), OUTDATED);
    assert.equal(await withEveryName(asked(9), () => 'names'), 'names');
    for (const after of [0, 2]) assert.equal(await symbolsOfAll(asked(after), { query: 'dig' }), OUTDATED);
    assert.equal(((await symbolsOfAll(asked(9), { query: 'dig' })) as WorkspaceSymbol[]).length, 4);
  });

  it('goes on where part of it has been told', async () => {
    const parts: string[] = [];
    const sendPart = (part: readonly unknown[]) => parts.push(...(part as WorkspaceSymbol[]).map(({ name }) => name));
    assert.equal(await symbolsOfAll(asked(0, sendPart), { query: 'dig' }), OUTDATED);
    assert.deepEqual(parts, []);
    assert.deepEqual(await symbolsOfAll(asked(1, sendPart), { query: 'dig' }), []);
    assert.deepEqual(
      parts,
      ['east', 'west', 'south', 'north'].map((name) => `dig-${name} · Dig ${name}`),
    );
  });
});
