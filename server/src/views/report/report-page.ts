/**
 * A plan as one web page that needs nothing else: the pages of the editor, their styles, and the data.
 * Its policy names what runs and what styles by their hashes and allows nothing more, so that no text of a plan can run,
 * load or send anything.
 */
import type { ReportData, ReportRisks } from '../../protocol/report.ts';

/** The built page of the timeline, and that of the risks. */
export interface PageParts {
  readonly script: string;
  readonly style: string;
  readonly risks: { readonly script: string; readonly style: string };
  /** Of UTF-8 text, in base64. */
  readonly sha256: (text: string) => string;
}

export function reportPage({ risks, ...data }: ReportData, parts: PageParts): string {
  const script = inScript(parts.script);
  const riskScript = risks ? inScript(parts.risks.script) : null;
  const style = parts.style.replaceAll('</', '<\\/');
  const policy = [
    "default-src 'none'",
    `script-src ${[script, ...(riskScript === null ? [] : [riskScript])].map((text) => `'sha256-${parts.sha256(text)}'`).join(' ')}`,
    `style-src 'sha256-${parts.sha256(style)}'`,
    'img-src data: blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const title = escapeText(`Timeline of ${data.view.projectName}`);
  return `<!DOCTYPE html>
<html lang="en" data-report>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Planline">
<title>${title}</title>
<style>${style}</style>
</head>
<body data-report>
<div id="root"></div>
<noscript>${title}. This page needs JavaScript to draw it.</noscript>
<script type="application/json" id="report-data">${inJson(data)}</script>
<script>${script}</script>
${risks && riskScript !== null ? risksIn(risks, parts.risks.style, riskScript) : ''}</body>
</html>
`;
}

/** Data and style of a page in the page: the style enters by script, into a tree of its own. */
function risksIn(risks: ReportRisks, style: string, script: string): string {
  return `<script type="application/json" id="report-risks">${inJson(risks)}</script>
<script type="text/plain" id="report-risks-style">${style.replaceAll('</', '<\\/')}</script>
<script>${script}</script>
`;
}

/** As JSON in which nothing can end the element or begin a comment. */
function inJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}

/** Our own script: the same program, in which no text ends the element. */
function inScript(script: string): string {
  return script.replace(/<(?=\/script|!--|script)/gi, '\\x3c');
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
