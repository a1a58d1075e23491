/** A plan as it leaves the editor. */
import type { Analysis } from '../core/analyse.ts';
import type { Steps } from '../core/base/steps.ts';
import { timelinePageParts } from '../host/page-parts.ts';
import type { ExportParams, ExportResult } from '../protocol/requests.ts';
import { tellingMarkdown } from '../views/report/markdown.ts';
import { mermaidGantt } from '../views/report/mermaid.ts';
import { tellingReport } from '../views/report/report-data.ts';
import { reportPage } from '../views/report/report-page.ts';
import type { TimelineOptions } from '../views/timeline.ts';

/** In steps. */
export function* exported(
  analysis: Analysis,
  { format, locale = '', asOf = null }: Pick<ExportParams, 'format' | 'locale' | 'asOf'>,
  shown: Pick<TimelineOptions, 'baseline' | 'simulated'>,
): Steps<ExportResult> {
  switch (format) {
    case 'html':
      return {
        text: reportPage(
          yield* tellingReport(analysis, { baseline: null, ...shown, locale, asOf }),
          timelinePageParts(__dirname),
        ),
      };
    case 'mermaid':
      return { text: mermaidGantt(analysis) };
    case 'markdown':
      return { text: yield* tellingMarkdown(analysis, { ...shown, asOf }) };
    default:
      return null;
  }
}
