import assert from 'node:assert/strict';
import { newNonce, pageHtml } from '../../../client/src/panels/page.ts';
import { civilNow } from '../../../client/src/panels/today.ts';

const parts = {
  title: 'Timeline',
  script: 'https://host/timeline.js',
  style: 'https://host/timeline.css',
  source: 'https://host',
  nonce: 'abc',
  language: 'en',
  plan: 'file:///a.plan.yaml',
};

describe('the page of a panel', () => {
  it('allows nothing but its own script, style, font and images', () => {
    const policy = /content="(default-src[^"]+)"/.exec(pageHtml(parts))?.[1];
    assert.equal(
      policy,
      "default-src 'none'; script-src 'nonce-abc'; style-src https://host; font-src https://host; " +
        "img-src https://host data: blob:; base-uri 'none'; form-action 'none'",
    );
  });

  it('has no script of its own, only the built one', () => {
    const scripts = pageHtml(parts).match(/<script[^>]*>[^<]*<\/script>/g);
    assert.deepEqual(scripts, ['<script nonce="abc" src="https://host/timeline.js"></script>']);
  });

  it('escapes the name of a plan', () => {
    const html = pageHtml({ ...parts, plan: 'file:///"><script>alert(1)</script>&.plan.yaml' });
    assert.ok(html.includes('data-plan="file:///&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;.plan.yaml"'));
  });

  it('gets another nonce each time', () => {
    assert.match(newNonce(), /^[0-9a-f]{32}$/);
    assert.notEqual(newNonce(), newNonce());
  });
});

describe('today', () => {
  it('is what the wall clock says, whatever the zone', () => {
    // The tests run in Lord Howe time, half an hour off and with daylight saving.
    assert.equal(civilNow(new Date(2026, 10, 22, 9, 30)), Date.UTC(2026, 10, 22, 9, 30) / 60_000);
    assert.equal(civilNow(new Date(2026, 5, 1, 0, 0, 59)), Date.UTC(2026, 5, 1) / 60_000);
  });
});
