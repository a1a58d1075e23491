import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import type { PlanlineApi } from '../../../client/src/test-api.ts';
import { closeAll, eventually, folderUri, open, panelOf, positionOf, ruleOf, running } from './support.ts';

const PLAN = `project: {name: Cabling, start: 2026-02-02}
include: [team.plan.yaml]
phases:
  build:
    stage: execution
    tasks:
      rack: {name: Rack, duration: 2d, assign: ali}
`;
const TEAM = 'resources:\n  ali: {name: Ali Demir}\n';

/** Each request as the editor itself asks it; what the answers say is tested with the features. */
describe('what the editor offers about a plan', () => {
  let planline: PlanlineApi;
  let document: vscode.TextDocument;
  let count = 0;
  before(async () => {
    planline = await running();
  });
  beforeEach(async () => {
    document = await open('network', 'links.plan.yaml');
  });
  afterEach(async () => {
    for (const one of vscode.workspace.textDocuments) {
      if (one.isDirty) await vscode.window.showTextDocument(one).then(closeAll);
    }
    await closeAll();
    rmSync(folder().fsPath, { recursive: true, force: true });
  });

  const ask = <T>(command: string, ...args: readonly unknown[]) =>
    vscode.commands.executeCommand<T>(command, document.uri, ...args);
  const at = (text: string, shift = 0) => positionOf(document, text, shift);
  const lenses = async () => {
    const found = await ask<vscode.CodeLens[]>('vscode.executeCodeLensProvider', 50);
    return found.flatMap(({ command }) => command ?? []);
  };

  it('lenses say where a phase stands, and one opens the timeline', async () => {
    const commands = await lenses();
    const titles = commands.map(({ title }) => title);
    for (const title of ['Show on timeline', 'critical', '1 risk · 3d'])
      assert.ok(titles.includes(title), titles.join(' · '));
    const show = commands.find(({ title }) => title === 'Show on timeline');
    assert.ok(show);
    await vscode.commands.executeCommand(show.command, ...(show.arguments ?? []));
    await eventually('a timeline', () => panelOf(planline, 'timeline')?.view);
  });

  it('predecessors and successors are a call hierarchy', async () => {
    const [item] = await ask<vscode.CallHierarchyItem[]>('vscode.prepareCallHierarchy', at('firewall:'));
    assert.match(item?.name ?? '', /^firewall/);
    const calls = await vscode.commands.executeCommand<vscode.CallHierarchyIncomingCall[]>(
      'vscode.provideIncomingCalls',
      item,
    );
    assert.deepEqual(
      calls.map(({ from }) => from.name.split(' ')[0]),
      ['survey'],
    );
  });

  it('a link shows its form while it is written', async () => {
    const help = await ask<vscode.SignatureHelp>('vscode.executeSignatureHelpProvider', at('after: survey', 13), ' ');
    assert.match(help.signatures[0]?.label ?? '', /FS/);
  });

  it('an id, a key and a duration have colours of their own', async () => {
    const legend = await ask<vscode.SemanticTokensLegend>('vscode.provideDocumentSemanticTokensLegend');
    const tokens = await ask<vscode.SemanticTokens>('vscode.provideDocumentSemanticTokens');
    const types = new Set<string | undefined>();
    for (let i = 3; i < tokens.data.length; i += 5) types.add(legend.tokenTypes[tokens.data[i] ?? -1]);
    for (const type of ['keyword', 'property', 'function', 'number']) assert.ok(types.has(type), [...types].join(', '));
  });

  it('a phase moves to a part of its own', async () => {
    const { plan } = await ownFiles();
    document = await vscode.workspace.openTextDocument(plan);
    const phase = new vscode.Range(at('build:'), at('build:'));
    const kind = vscode.CodeActionKind.RefactorExtract.value;
    const actions = await ask<vscode.CodeAction[]>('vscode.executeCodeActionProvider', phase, kind, 10);
    const extract = actions.find(({ edit }) => edit);
    assert.ok(extract?.edit, `an edit among ${actions.map(({ title }) => title).join(', ')}`);
    assert.ok(await vscode.workspace.applyEdit(extract.edit));
    const part = vscode.Uri.joinPath(plan, '..', 'build.plan.yaml');
    assert.match((await vscode.workspace.openTextDocument(part)).getText(), /rack: \{name: Rack/);
    assert.match(document.getText(), /include: .*build\.plan\.yaml/);
    assert.ok(!document.getText().includes('rack: {'));
  });

  it('a new line begins where the text goes on', async () => {
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, at('    gate:'), '\n');
    assert.ok(await vscode.workspace.applyEdit(edit));
    const line = at('    gate:').line - 1;
    const options = { insertSpaces: true, tabSize: 2 };
    const typed = new vscode.Position(line, 0);
    const edits = await ask<vscode.TextEdit[]>('vscode.executeFormatOnTypeProvider', typed, '\n', options);
    assert.deepEqual(
      edits.map(({ newText }) => newText),
      [' '.repeat(8)],
    );
  });

  it('a part that gets another name keeps its place in the plan', async () => {
    const { plan, part } = await ownFiles();
    document = await vscode.workspace.openTextDocument(plan);
    const edit = new vscode.WorkspaceEdit();
    // As the explorer does, so that extensions are asked first.
    edit.renameFile(part, vscode.Uri.joinPath(part, '..', 'people.plan.yaml'));
    assert.ok(await vscode.workspace.applyEdit(edit));
    await eventually('the include follows', () => document.getText().includes('include: [people.plan.yaml]'));
  });

  it('settings for hints and lenses count at once', async () => {
    const everything = new vscode.Range(0, 0, document.lineCount, 0);
    const dates = async () => {
      const hints = await ask<vscode.InlayHint[]>('vscode.executeInlayHintProvider', everything);
      return /\bJan\b/.test(JSON.stringify(hints.map(({ label }) => label)));
    };
    assert.ok(await dates());
    const settings = vscode.workspace.getConfiguration('planline');
    const off = ['inlayHints.dates', 'inlayHints.p80', 'codeLens.timeline'];
    for (const name of off) await settings.update(name, false);
    try {
      await eventually('no dates', async () => !(await dates()));
      await eventually('no links', async () => (await lenses()).every(({ title }) => title !== 'Show on timeline'));
    } finally {
      for (const name of off) await settings.update(name, undefined);
    }
    await eventually('dates again', dates);
  });

  it('a part that nobody has opened counts as it is on the disk', async () => {
    const { plan, part } = await ownFiles();
    await vscode.window.showTextDocument(plan);
    const rules = () => vscode.languages.getDiagnostics(plan).map(ruleOf);
    writeFileSync(part.fsPath, TEAM.replace('ali:', 'alina:'));
    await eventually('a finding', () => rules().includes('unknown-resource'));
    writeFileSync(part.fsPath, TEAM);
    await eventually('none', () => !rules().includes('unknown-resource'));
  });

  const folder = () => vscode.Uri.joinPath(folderUri('office'), `cabling-${count}`);

  /** A plan and a part that a test may spoil; the next has others, since the editor keeps what was open for a while. */
  async function ownFiles(): Promise<{ plan: vscode.Uri; part: vscode.Uri }> {
    count++;
    const [plan, part] = [
      vscode.Uri.joinPath(folder(), 'cabling.plan.yaml'),
      vscode.Uri.joinPath(folder(), 'team.plan.yaml'),
    ];
    await vscode.workspace.fs.createDirectory(folder());
    writeFileSync(plan.fsPath, PLAN);
    writeFileSync(part.fsPath, TEAM);
    return { plan, part };
  }
});
