/** A plan as Markdown, as a Mermaid chart, and as the data of a page that stands alone. */
import assert from 'node:assert/strict';
import { receivedTimeline } from '../../server/src/protocol/timeline-wire.ts';
import { markdownReport } from '../../server/src/views/report/markdown.ts';
import { mermaidGantt } from '../../server/src/views/report/mermaid.ts';
import { reportData } from '../../server/src/views/report/report-data.ts';
import { reportPage } from '../../server/src/views/report/report-page.ts';
import { timelineView } from '../../server/src/views/timeline.ts';
import { whyView } from '../../server/src/views/why.ts';
import { simulatedWith, sure } from '../support/chances.ts';
import { largePlan } from '../support/large-plan.ts';
import { analysisOfText, exampleAnalysis } from '../support/views.ts';

const PLAN = `
project: {name: Move, start: 2026-03-02, deadline: 2026-03-20, currency: EUR, budget: {total: 5k}}
phases:
  design:
    name: Design
    tasks:
      survey: {name: Survey the links, duration: 5d, assign: ali, percent-complete: 60, actual-start: 2026-03-02}
      rules: {name: "Rules: all; #1", duration: 3d, after: survey, deadline: 2026-03-10}
      off: {name: Not this, duration: 1d, status: cancelled}
    gate: {name: Approved, approvers: [], decision: go}
  build:
    tasks:
      click: {name: Click through, milestone: true, after: rules}
resources: {ali: {name: Ali, rate: 10/h}}
`;
const HOSTILE = '</script><script>alert(1)</script><!-- <img src=x onerror=alert(2)> | [x](javascript:y) `z`';
const analysis = analysisOfText(PLAN);

describe('a report of a plan', () => {
  it('bears the day that it is given and no other', () => {
    const asOf = Date.UTC(2026, 2, 4) / 60_000;
    const options = { baseline: null, simulated: null };
    assert.match(markdownReport(analysis, { ...options, asOf }), /\| \*\*As of\*\* \| Wed 4 Mar 2026 \|/);
    assert.doesNotMatch(markdownReport(analysis, options), /As of/);
  });
});

describe('a Mermaid chart of a plan', () => {
  it('has a section for each phase, and tasks with their dates and how they stand', () => {
    assert.equal(
      mermaidGantt(analysis),
      `gantt
  title Move
  dateFormat YYYY-MM-DDTHH:mm
  axisFormat %d %b %Y
  section Design
    Survey the links :active, crit, 2026-03-02T08:00, 2026-03-06T17:00
    Rules#58; all#59; #35;1 :crit, 2026-03-09T08:00, 2026-03-11T17:00
    Approved :done, milestone, 2026-03-11T17:00, 0d
  section Build
    #67;lick through :crit, milestone, 2026-03-11T17:00, 0d
`,
    );
  });

  it('escapes whatever a name could mean in it', () => {
    for (const name of [HOSTILE, 'section x', 'Title', '2026-03-02, 3d', '%% no', 'dateFormat X', '', '\u202e']) {
      const text = `project: {start: 2026-03-02}\ntasks: {a: {name: ${JSON.stringify(name)}, duration: 1d}}\n`;
      const lines = mermaidGantt(analysisOfText(text)).trimEnd().split('\n');
      assert.equal(lines.length, 4, name);
      assert.match(
        lines[3] ?? '',
        /^ {4}[^:;%<>]*(?:#\d+;[^:;%<>]*)* :crit, 2026-03-02T08:00, 2026-03-02T17:00$/,
        name,
      );
      assert.doesNotMatch(lines[3] ?? '', /^ *(?:section|title|dateFormat|\d{4}-)/i, name);
    }
  });

  it('draws phases and milestones only of a plan that Mermaid would refuse', () => {
    const text = mermaidGantt(analysisOfText(largePlan(2000)));
    assert.ok(text.length < 50_000);
    assert.match(text, /^ {4}Phase 39 :/m);
    assert.doesNotMatch(text, /Task 7 /);
  });
});

describe('a Markdown report of a plan', () => {
  it('tells dates, money, milestones, what is late and what is ahead', () => {
    const text = markdownReport(analysis, {});
    assert.match(text, /^# Move\n/);
    assert.match(text, /\| \*\*Finish\*\* \| Wed 11 Mar 2026 \|/);
    assert.match(text, /\| \*\*Deadline\*\* \| Fri 20 Mar 2026, met \|/);
    assert.match(text, /\| \*\*Cost\*\* \| 400 EUR \|\n\| \*\*Budget\*\* \| 5,000 EUR \|/);
    assert.match(text, /## Phases\n\n.*\n.*\n\| Design \| Mon 2 Mar 2026 \| Wed 11 Mar 2026 \| 37 % \| none \|/);
    assert.match(text, /\| Click through \| Wed 11 Mar 2026 \| critical \|/);
    assert.match(text, /## Late\n\n.*\n.*\n\| Rules: all; \\#1 \| Wed 11 Mar 2026 \| Tue 10 Mar 2026 \| \+1d \|/);
    assert.match(text, /\| plan\.plan\.yaml:\d+ \| warning \| .* \| `deadline-missed` \|/);
    assert.match(text, /```mermaid\ngantt\n/);
    assert.doesNotMatch(text, /## Moved/);
  });

  it('tells when it is sure to be done, how likely its deadline is, and what moves it', () => {
    const simulated = simulatedWith({
      finish: { p50: '2026-03-12T17:00', p80: '2026-03-17T17:00', chance: sure(0.914) },
      tasks: { click: { p50: '2026-03-12T17:00', p80: '2026-03-16T17:00' } },
      drivers: [
        { kind: 'task', id: 'rules', low: -1.26, high: 2.5, criticality: 0.7 },
        { kind: 'task', id: 'gone', low: -1, high: 2, criticality: 0.7 },
        { kind: 'task', id: 'click', low: 0, high: 0.01, criticality: 1 },
      ],
    });
    const text = markdownReport(analysis, { simulated });
    assert.match(text, /\| \*\*80 percent sure by\*\* \| Tue 17 Mar 2026 \|/);
    assert.match(text, /\| \*\*Chance of the deadline\*\* \| 91 % \|/);
    assert.match(text, /\| Milestone \| Date \| 80 percent sure by \| State \|/);
    assert.match(text, /\| Click through \| Wed 11 Mar 2026 \| Mon 16 Mar 2026 \| critical \|/);
    assert.match(text, /## What moves the finish\n\n.*\n.*\n\| Rules: all; \\#1 \| 1\.3 d \| 2\.5 d \| 70 % \|\n\n/);
  });

  it('tells what has moved since another version, the most first', () => {
    const was = analysisOfText(PLAN.replace('duration: 5d', 'duration: 3d'));
    const text = markdownReport(analysis, { baseline: { name: 'approved_plan.yaml', schedule: was.schedule } });
    assert.match(
      text,
      /## Moved since approved\\_plan\.yaml\n\n.*\n.*\n\| Design \| Wed 11 Mar 2026 \| Mon 9 Mar 2026 \| \+2d \|/,
    );
  });

  it('lets no word of a plan be markup', () => {
    const text = markdownReport(
      analysisOfText(`project: {name: ${JSON.stringify(HOSTILE)}, start: 2026-03-02}
phases: {p: {name: ${JSON.stringify(HOSTILE)}, tasks: {a: {name: ${JSON.stringify(HOSTILE)}, deadline: 2026-03-01}}}}
`),
      {},
    );
    const [before = '', , after = ''] = text.split('```');
    for (const part of [before, after]) assert.doesNotMatch(part, /(?<!\\)<|(?<!\\)\[x|[^\\]`z/);
    assert.ok(after.split('\n').every((line) => !line.startsWith('|') || !/(?<!\\)\|\[/.test(line)));
  });
});

describe('a page that stands alone', () => {
  const data = reportData(analysis, { baseline: null, locale: '' });

  it('knows what the panel would be told, and why of every row', () => {
    const { view, texts, whys } = data;
    assert.deepEqual(receivedTimeline(view), { ...timelineView(analysis, 0), uri: 'plan.plan.yaml' });
    const { rows } = receivedTimeline(view);
    const row = rows.findIndex(({ id }) => id === 'rules');
    const why = whyView(analysis, 0, 'rules');
    assert.equal(texts[whys[row]?.sentence ?? -1], why?.sentence);
    assert.deepEqual(
      whys[row]?.chain.map(([at, text]) => [rows[at]?.id ?? '', texts[text]]),
      why?.chain.map(({ id, sentence }) => [id, sentence]),
    );
    assert.deepEqual(whys[row]?.slacks, why?.slacks);
    assert.equal(new Set(texts).size, texts.length);
  });

  it('says nothing of the folders of whoever made it', () => {
    const faulty = exampleAnalysis('faulty/office-move.plan.yaml');
    const text = JSON.stringify(reportData(faulty, { baseline: null, locale: '' }));
    assert.doesNotMatch(text, /file:|\/examples\//);
  });

  it('is one document in which no name and no script ends an element early', () => {
    const hostile = analysisOfText(`project: {name: ${JSON.stringify(HOSTILE)}, start: 2026-03-02}\ntasks: {a: {}}\n`);
    const script = 'const x = "</script>" + /<!--/.source;';
    const style = 'a { content: "</style>" }';
    const parts = { script, style, risks: { script, style }, sha256: (text: string) => `of${text.length}` };
    const html = reportPage(reportData(hostile, { baseline: null, locale: '' }), parts);
    assert.equal(html.match(/<\/script/g)?.length, 2);
    assert.equal(html.match(/<\/style/g)?.length, 1);
    assert.equal(html.match(/<!--|<img/g), null);
    assert.match(html, /<title>Timeline of &lt;\/script&gt;/);
    assert.match(html, /default-src 'none'; script-src 'sha256-of\d+'; style-src 'sha256-of\d+'; /);
    const json = /id="report-data">(.*?)<\/script>/s.exec(html)?.[1] ?? '';
    assert.equal(JSON.parse(json).view.projectName, HOSTILE);
  });
});
