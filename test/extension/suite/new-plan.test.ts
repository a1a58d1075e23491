import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, folderUri, running } from './support.ts';

describe('New Plan…', () => {
  before(running);
  afterEach(closeAll);

  for (const type of ['software', 'hardware', 'network', 'cloud', 'analytics', 'it-service']) {
    it(`writes a plan without a finding for a project of type ${type}`, async () => {
      const uri = await create(type, 'office', `First ${type}`);
      assert.ok(uri);
      const document = vscode.window.activeTextEditor?.document;
      assert.equal(document?.uri.toString(), uri.toString());
      assert.ok(document?.getText().includes(`First ${type}`));
      await vscode.commands.executeCommand('vscode.executeHoverProvider', uri, new vscode.Position(0, 1));
      await eventually('a schedule', async () => {
        const hints = await vscode.commands.executeCommand<unknown[]>(
          'vscode.executeInlayHintProvider',
          uri,
          new vscode.Range(0, 0, document?.lineCount ?? 0, 0),
        );
        return hints.length > 0;
      });
      assert.deepEqual(
        vscode.languages.getDiagnostics(uri).map((one) => one.message),
        [],
      );
    });
  }

  it('writes into the folder it was asked for, of several', async () => {
    const uri = await create('cloud', 'network', 'Elsewhere');
    assert.equal(uri?.toString(), vscode.Uri.joinPath(folderUri('network'), 'elsewhere.plan.yaml').toString());
  });

  it('never writes over a file', async () => {
    const uri = vscode.Uri.joinPath(folderUri('office'), 'mine.plan.yaml');
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('# mine\n'));
    assert.equal(await create('cloud', 'office', 'Mine'), undefined);
    assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)), '# mine\n');
  });
});

function create(type: string, folder: string, name: string): Thenable<vscode.Uri | undefined> {
  return vscode.commands.executeCommand('planline.newPlan', { type, folder: folderUri(folder), name });
}
