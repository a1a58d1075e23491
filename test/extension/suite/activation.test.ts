import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, extension, open } from './support.ts';

describe('the extension', () => {
  it('sleeps while no plan is open', async () => {
    await open('office', 'notes.md');
    await open('office', 'other.yaml');
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.equal(extension().isActive, false);
  });

  it('wakes with the first plan, which is a document of its language', async () => {
    const document = await open('network', 'links.plan.yaml');
    assert.equal(document.languageId, 'planline');
    await eventually('it is active', () => extension().isActive);
    const planline = extension().exports;
    await eventually('the server runs', () => planline.serverState().kind === 'running');
  });

  it('registers every command that its manifest promises', async () => {
    const registered = new Set(await vscode.commands.getCommands(true));
    const promised: { command: string }[] = extension().packageJSON.contributes.commands;
    assert.ok(promised.length >= 5);
    assert.deepEqual(
      promised.map(({ command }) => command).filter((command) => !registered.has(command)),
      [],
    );
  });

  it('says what it does in workspaces that are not trusted or not on disk', () => {
    const { untrustedWorkspaces, virtualWorkspaces } = extension().packageJSON.capabilities;
    assert.equal(untrustedWorkspaces.supported, 'limited');
    assert.ok(untrustedWorkspaces.description.length > 20);
    assert.equal(virtualWorkspaces.supported, 'limited');
  });

  it('runs nothing at start-up and opens no network access by its manifest', () => {
    const manifest = extension().packageJSON;
    assert.deepEqual(
      manifest.activationEvents.filter((event: string) => /^\*|onStartupFinished/.test(event)),
      [],
    );
    assert.equal(manifest.dependencies, undefined);
  });

  it('indents a plan by two spaces, as YAML wants it', async () => {
    await open('network', 'links.plan.yaml');
    const options = vscode.window.activeTextEditor?.options;
    assert.equal(options?.insertSpaces, true);
    assert.equal(options?.tabSize, 2);
  });
});
