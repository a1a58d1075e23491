import assert from 'node:assert/strict';
import { servePages } from './page-server.ts';

describe('the server of the tests’ pages', () => {
  it('has the pages that were asked for, and nothing under another number or name', async () => {
    const server = await servePages();
    try {
      const statusOf = async (address: string) => (await fetch(address)).status;
      assert.equal(await statusOf(server.address('timeline', '')), 200);
      for (const path of ['/?7', '/types', '/none.js']) assert.equal(await statusOf(server.origin + path), 404, path);
    } finally {
      await server.close();
    }
  });
});
