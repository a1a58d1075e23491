import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, open, positionOf, replace, ruleOf, running } from './support.ts';

describe('a plan in the editor', () => {
  before(running);
  afterEach(closeAll);

  it('shows an unknown task where it is written, and takes the repair', async () => {
    const document = await open('office', 'faulty.plan.yaml');
    const found = await eventually('a finding', () =>
      vscode.languages.getDiagnostics(document.uri).find((one) => ruleOf(one) === 'unknown-task'),
    );
    assert.equal(document.getText(found.range), 'pakc');
    assert.equal(found.severity, vscode.DiagnosticSeverity.Error);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      found.range,
    );
    const repair = actions.find((action) => action.title.includes('pack'));
    assert.ok(repair?.edit, `a repair among ${actions.map((action) => action.title).join(', ')}`);
    assert.ok(await vscode.workspace.applyEdit(repair.edit));
    await eventually('the finding goes', () =>
      vscode.languages.getDiagnostics(document.uri).every((one) => ruleOf(one) !== 'unknown-task'),
    );
  });

  it('leads from a finding to what is said of its rule', async () => {
    const document = await open('office', 'faulty.plan.yaml');
    const code = await eventually('a finding', () => {
      const found = vscode.languages.getDiagnostics(document.uri).find((one) => ruleOf(one) === 'unknown-task')?.code;
      return typeof found === 'object' ? found : undefined;
    });
    assert.equal(code.target.scheme, 'command');
    await vscode.commands.executeCommand(code.target.path, ...JSON.parse(code.target.query));
    await eventually('the page of rules', () =>
      vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => label.includes('rules.md'))),
    );
  });

  it('has no finding where nothing is wrong', async () => {
    const document = await open('network', 'links.plan.yaml');
    await hoverText(document, 'survey');
    const errors = vscode.languages.getDiagnostics(document.uri).filter((one) => one.severity === 0);
    assert.deepEqual(
      errors.map((one) => one.message),
      [],
    );
  });

  it('completes the ids of this plan after `after`', async () => {
    const document = await open('network', 'links.plan.yaml');
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      positionOf(document, 'after: survey', 'after: '.length),
    );
    const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.ok(labels.includes('rack'), `rack among ${labels.slice(0, 20).join(', ')}`);
  });

  it('tells the dates of a task', async () => {
    const document = await open('network', 'links.plan.yaml');
    const text = await hoverText(document, 'firewall');
    assert.match(text, /Firewall rules/);
    assert.match(text, /2026/);
  });

  it('renames an id across the parts of a plan', async () => {
    const document = await open('network', 'links.plan.yaml');
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      positionOf(document, 'assign: ali', 'assign: '.length),
      'alex',
    );
    const changed = edit.entries().map(([uri, edits]) => [uri.path.split('/').at(-1), edits.length]);
    assert.deepEqual(changed.sort(), [
      ['links.plan.yaml', 4],
      ['team.plan.yaml', 1],
    ]);
  });

  it('lists phases and tasks in the outline', async () => {
    const document = await open('network', 'links.plan.yaml');
    const names = await outline(document);
    for (const name of ['design', 'survey', 'rack']) assert.ok(names.includes(name), `${name} among ${names}`);
  });

  it('keeps its outline while a line is half typed', async () => {
    const document = await open('network', 'links.plan.yaml');
    await replace(document, 'after: survey', 'after: [sur');
    assert.ok((await outline(document)).includes('rack'));
  });
});

/** Names of all entries at every depth. */
async function outline(document: vscode.TextDocument): Promise<readonly string[]> {
  const flat = (symbols: readonly vscode.DocumentSymbol[]): readonly string[] =>
    symbols.flatMap((symbol) => [symbol.name, ...flat(symbol.children)]);
  return flat(
    await vscode.commands.executeCommand<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri),
  );
}

async function hoverText(document: vscode.TextDocument, word: string): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    positionOf(document, `${word}:`, 1),
  );
  return hovers
    .flatMap((hover) => hover.contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .join('\n');
}
