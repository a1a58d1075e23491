/** What the tree of plans consists of, and what each line of it says. Pure but for the editor's vocabulary. */
import { posix } from 'node:path';
import * as vscode from 'vscode';
import type { OverviewItem, PlanOverview } from '../../../server/src/protocol/overview.ts';
import type { ViewFinding } from '../../../server/src/protocol/view.ts';
import { findingsInWords, type Words } from '../words.ts';

export type PlanNode =
  | { readonly kind: 'plan'; readonly uri: vscode.Uri; readonly overview: PlanOverview }
  | {
      readonly kind: 'group';
      readonly group: 'milestones' | 'findings';
      readonly uri: vscode.Uri;
      readonly overview: PlanOverview;
    }
  | { readonly kind: 'item'; readonly uri: vscode.Uri; readonly item: OverviewItem }
  | { readonly kind: 'finding'; readonly uri: vscode.Uri; readonly finding: ViewFinding };

export function isPlanNode(value: unknown): value is PlanNode {
  return value instanceof Object && 'uri' in value && value.uri instanceof vscode.Uri && 'kind' in value;
}

/** Phases first, as they are what a plan is read by; groups only where they hold something. */
export function childrenOf(node: PlanNode): readonly PlanNode[] {
  const { uri } = node;
  switch (node.kind) {
    case 'plan': {
      const { overview } = node;
      const { phases, milestones, problems } = overview;
      return [
        ...phases.map((item) => ({ kind: 'item', uri, item }) as const),
        ...(milestones.length > 0 ? [{ kind: 'group', group: 'milestones', uri, overview } as const] : []),
        ...(problems.length > 0 ? [{ kind: 'group', group: 'findings', uri, overview } as const] : []),
      ];
    }
    case 'group':
      return node.group === 'milestones'
        ? node.overview.milestones.map((item) => ({ kind: 'item', uri, item }))
        : node.overview.problems.map((finding) => ({ kind: 'finding', uri, finding }));
    case 'item':
    case 'finding':
      return [];
  }
}

export function lineOf(node: PlanNode, words: Words): vscode.TreeItem {
  switch (node.kind) {
    case 'plan':
      return planLine(node.uri, node.overview, words);
    case 'group':
      return groupLine(node.group, node.overview, words);
    case 'item':
      return itemLine(node.uri, node.item, words);
    case 'finding':
      return findingLine(node.finding);
  }
}

function planLine(uri: vscode.Uri, overview: PlanOverview, words: Words): vscode.TreeItem {
  const { projectName, start, finish, deadline, findings } = overview;
  const file = posix.basename(uri.path);
  const line = new vscode.TreeItem(projectName || file, vscode.TreeItemCollapsibleState.Collapsed);
  const found = findingsInWords(findings, false);
  const isLate = deadline !== null && finish > deadline;
  line.id = uri.toString();
  line.contextValue = 'planline.plan';
  line.iconPath = signOf(findings, isLate) ?? new vscode.ThemeIcon('calendar');
  line.description = [`finish ${words.day(finish)}${isLate ? ', late' : ''}`, found].filter(Boolean).join(' · ');
  line.tooltip = [
    `${projectName || file} runs ${words.range(start, finish)}.`,
    ...(deadline === null
      ? []
      : [isLate ? `It misses its deadline, ${words.day(deadline)}.` : `Its deadline is ${words.day(deadline)}.`]),
    found === '' ? 'It has no errors or warnings.' : `It has ${found}.`,
    vscode.workspace.asRelativePath(uri),
  ].join('\n');
  line.accessibilityInformation = {
    label: `${projectName || file}, ${line.description}`,
  };
  return line;
}

function groupLine(group: 'milestones' | 'findings', overview: PlanOverview, words: Words): vscode.TreeItem {
  const label = group === 'milestones' ? 'Next milestones' : 'Findings';
  const line = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Collapsed);
  line.contextValue = 'planline.group';
  if (group === 'findings') {
    line.description = findingsInWords(overview.findings, true);
    line.iconPath = new vscode.ThemeIcon('checklist');
  } else {
    const next = overview.milestones[0];
    if (next) line.description = words.day(next.finish);
    line.iconPath = new vscode.ThemeIcon('milestone');
  }
  return line;
}

const ITEM_ICONS: Readonly<Record<OverviewItem['kind'], string>> = {
  phase: 'layers',
  milestone: 'debug-breakpoint-log-unverified',
  gate: 'verified',
};

function itemLine(uri: vscode.Uri, item: OverviewItem, words: Words): vscode.TreeItem {
  const { id, kind, name, start, finish, done, critical, findings } = item;
  const line = new vscode.TreeItem(name || id);
  const found = findingsInWords(findings, false);
  const dates = kind === 'phase' ? words.range(start, finish) : words.day(finish);
  line.contextValue = 'planline.item';
  line.iconPath = signOf(findings, false) ?? new vscode.ThemeIcon(done ? 'pass' : ITEM_ICONS[kind]);
  line.description = [dates, found].filter(Boolean).join(' · ');
  line.tooltip = [
    `${name || id}: ${dates}.`,
    ...(done ? [kind === 'phase' ? 'All of it is done.' : 'It is reached.'] : []),
    ...(critical && !done ? ['It decides when the project finishes (critical).'] : []),
    ...(found === '' ? [] : [`It has ${found}.`]),
  ].join('\n');
  line.accessibilityInformation = { label: `${kind} ${name || id}, ${line.description}${done ? ', done' : ''}` };
  line.command = { title: 'Show on Timeline', command: 'planline.openTimeline', arguments: [uri, id] };
  return line;
}

/** What is wrong is seen where the words behind the name have no room. */
function signOf({ error, warning }: PlanOverview['findings'], isLate: boolean): vscode.ThemeIcon | null {
  if (error > 0) return FINDING_ICONS.error;
  return warning > 0 || isLate ? FINDING_ICONS.warning : null;
}

const FINDING_ICONS: Readonly<Record<ViewFinding['severity'], vscode.ThemeIcon>> = {
  error: new vscode.ThemeIcon('error', new vscode.ThemeColor('problemsErrorIcon.foreground')),
  warning: new vscode.ThemeIcon('warning', new vscode.ThemeColor('problemsWarningIcon.foreground')),
  info: new vscode.ThemeIcon('info', new vscode.ThemeColor('problemsInfoIcon.foreground')),
};

function findingLine(finding: ViewFinding): vscode.TreeItem {
  const { message, severity, rule, target } = finding;
  const line = new vscode.TreeItem(message);
  const { start, end } = target.range;
  line.contextValue = 'planline.finding';
  line.iconPath = FINDING_ICONS[severity];
  line.tooltip = `${message}\n${rule}`;
  line.accessibilityInformation = { label: `${severity}: ${message}` };
  line.command = {
    title: 'Show in Text',
    command: 'vscode.open',
    arguments: [
      vscode.Uri.parse(target.uri, true),
      {
        selection: new vscode.Range(start.line, start.character, end.line, end.character),
      } satisfies vscode.TextDocumentShowOptions,
    ],
  };
  return line;
}
