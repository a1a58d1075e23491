/** Commands of the timeline in front. Most are done by its page; the row comes from the menu they were chosen in. */
import type { TimelineCommand } from '../../../server/src/protocol/panel.ts';
import { isRecord, readId } from '../panels/fields.ts';
import type { Panels } from '../panels/panels.ts';

type Commands = Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;

const DONE_BY_PAGE = {
  'planline.timelineSearch': 'search',
  'planline.timelineFit': 'fit',
  'planline.timelineToday': 'today',
  'planline.timelineWhy': 'why',
  'planline.timelineShowText': 'text',
  'planline.timelineAdd': 'add',
  'planline.timelineRename': 'rename',
  'planline.timelineDelete': 'delete',
  'planline.timelineIndent': 'indent',
  'planline.timelineOutdent': 'outdent',
  'planline.timelineMoveUp': 'moveUp',
  'planline.timelineMoveDown': 'moveDown',
  'planline.timelineMove': 'move',
  'planline.timelineLink': 'link',
  'planline.timelineProgress': 'progress',
  'planline.timelineCopy': 'copy',
  'planline.timelineCopyPicture': 'copyPicture',
  'planline.exportSvg': 'exportSvg',
  'planline.exportPng': 'exportPng',
} as const satisfies Record<string, TimelineCommand>;

export function timelineCommands(panels: Panels): Commands {
  const front = () => panels.timelineInFront();
  return {
    ...Object.fromEntries(
      Object.entries(DONE_BY_PAGE).map(([id, command]) => [
        id,
        (context: unknown) => front()?.post({ type: 'command', command, item: itemOf(context) }),
      ]),
    ),
    'planline.timelineUndo': () => front()?.act({ type: 'undo' }),
    'planline.timelineRedo': () => front()?.act({ type: 'redo' }),
    'planline.timelineCopyMermaid': () => front()?.act({ type: 'copyMermaid' }),
    'planline.exportPdf': () => front()?.act({ type: 'export', format: 'pdf' }),
    'planline.exportHtml': () => front()?.act({ type: 'export', format: 'html' }),
    'planline.exportMermaid': () => front()?.act({ type: 'export', format: 'mermaid' }),
    'planline.exportMarkdown': () => front()?.act({ type: 'export', format: 'markdown' }),
  };
}

/** The row that a menu of the page was opened on, as the page says in `data-vscode-context`. */
function itemOf(context: unknown): string | null {
  return isRecord(context) ? readId(context['planlineItem']) : null;
}
