/** A plan as it leaves the editor. */
import type { Analysis } from '../core/analyse.ts';
import { timelinePageParts } from '../host/page-parts.ts';
import type { ExportParams, ExportResult } from '../protocol/requests.ts';
import { markdownReport } from '../views/report/markdown.ts';
import { mermaidGantt } from '../views/report/mermaid.ts';
import { reportData } from '../views/report/report-data.ts';
import { reportPage } from '../views/report/report-page.ts';
import type { Baseline } from '../views/timeline.ts';

export function exported(
  analysis: Analysis,
  { format, locale = '' }: Pick<ExportParams, 'format' | 'locale'>,
  baseline: Baseline | null,
): ExportResult {
  switch (format) {
    case 'html':
      return { text: reportPage(reportData(analysis, { baseline, locale }), timelinePageParts(__dirname)) };
    case 'mermaid':
      return { text: mermaidGantt(analysis) };
    case 'markdown':
      return { text: markdownReport(analysis, baseline) };
    default:
      return null;
  }
}
