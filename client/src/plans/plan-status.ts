/** The finish of the plan in front, in the status bar: of the active text, panel or timeline. A click opens the timeline. */
import * as vscode from 'vscode';
import { chanceInWords, percentileName, sureInWords } from '../../../server/src/core/risk/words.ts';
import type { PlanOverview } from '../../../server/src/protocol/overview.ts';
import { PLAN_LANGUAGE } from '../language-client.ts';
import type { Panels } from '../panels/panels.ts';
import { findingsInWords, words } from '../words.ts';
import type { PlanOverviews } from './plan-overviews.ts';

export function showPlanStatus(overviews: PlanOverviews, panels: Panels): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('planline.finish', vscode.StatusBarAlignment.Left, 10);
  item.name = 'Planline finish';
  const show = async () => {
    const uri = planInFront(panels);
    const overview = uri === null ? null : await overviews.of(uri);
    // Somebody else may have come to the front meanwhile.
    if (uri !== planInFront(panels)) return;
    if (overview) describe(item, overview);
    else item.hide();
  };
  const later = () => void show();
  later();
  return vscode.Disposable.from(
    item,
    overviews.onDidChange(later),
    panels.onDidChangeFront(later),
    vscode.window.onDidChangeActiveTextEditor(later),
  );
}

/** A text counts before a panel: the panel that is active leaves no active text. */
function planInFront(panels: Panels): string | null {
  const document = vscode.window.activeTextEditor?.document;
  const panel = panels.all.find(({ active }) => active);
  if (panel) return panel.uri;
  return document?.languageId === PLAN_LANGUAGE ? document.uri.toString() : null;
}

function describe(item: vscode.StatusBarItem, overview: PlanOverview): void {
  const { projectName, finish, deadline, findings, uri, chance } = overview;
  const day = words().day(finish);
  const sure = chance && {
    day: words().day(chance.sure),
    percentile: percentileName(chance.confidence),
    words: sureInWords(chance.confidence),
  };
  const found = findingsInWords(findings, false);
  const isLate = deadline !== null && finish > deadline;
  item.text = `$(calendar) finish ${day}${sure ? `, ${sure.percentile} ${sure.day}` : ''}${found === '' ? '' : ` · ${found}`}`;
  item.tooltip = [
    `${projectName || 'The plan'} finishes ${day}.`,
    ...(sure ? [`It is ${sure.words} to be done by ${sure.day}.`] : []),
    ...(chance?.deadline == null ? [] : [`The chance to meet the deadline is ${chanceInWords(chance.deadline)}.`]),
    ...(isLate ? [`That misses its deadline, ${words().day(deadline)}.`] : []),
    ...(found === '' ? [] : [`It has ${found}.`]),
    'Click to open the timeline.',
  ].join('\n');
  item.accessibilityInformation = {
    label: `${projectName || 'Plan'}: finish ${day}${sure ? `, ${sure.words} by ${sure.day}` : ''}${found === '' ? '' : `, ${found}`}`,
    role: 'button',
  };
  item.command = { title: 'Open Timeline', command: 'planline.openTimeline', arguments: [uri] };
  item.show();
}
