/** A plan as it leaves the editor: pictures come from the page, texts and web pages from the server. */
import * as vscode from 'vscode';
import { EXPORT_REQUEST, type ExportParams, type ExportResult } from '../../../server/src/protocol/requests.ts';
import type { PlanServer } from '../language-client.ts';
import { civilNow } from '../panels/today.ts';
import { locale } from '../words.ts';
import { offerToOpen, openToPrint, saveExport } from './save-export.ts';

interface Made {
  readonly format: 'svg' | 'png' | 'csv';
  /** Text; of a PNG base64. */
  readonly data: string;
  readonly name?: string;
}

/** A picture or table that a page has made. */
export async function saveMade(plan: vscode.Uri, { format, data, name }: Made): Promise<void> {
  const content = format === 'png' ? Buffer.from(data, 'base64') : new TextEncoder().encode(data);
  const file = await saveExport(plan, format, content, name);
  if (file) await offerToOpen(file, format);
}

/** A plan as it is shown: with the other version that it is compared with. */
interface Exported {
  readonly server: PlanServer;
  readonly plan: vscode.Uri;
  readonly baseline: string | null;
}

export async function exportPlan(exported: Exported, format: ExportParams['format'] | 'pdf'): Promise<void> {
  const isToPrint = format === 'pdf';
  const written = isToPrint ? 'html' : format;
  const text = await exportedText(exported, written);
  if (text === null) return;
  const file = await saveExport(exported.plan, written, new TextEncoder().encode(text));
  if (file) await (isToPrint ? openToPrint(file) : offerToOpen(file, written));
}

/** As a README takes it. */
export async function copyMermaid(exported: Exported): Promise<void> {
  const text = await exportedText(exported, 'mermaid');
  if (text === null) return;
  await vscode.env.clipboard.writeText(text);
  void vscode.window.setStatusBarMessage('The timeline is on the clipboard as Mermaid.', 5000);
}

async function exportedText(
  { server, plan, baseline }: Exported,
  format: ExportParams['format'],
): Promise<string | null> {
  const asOf = civilNow(new Date());
  const params: ExportParams = { uri: plan.toString(), format, baseline, locale: locale() ?? '', asOf };
  const result = await server.request<ExportResult>(EXPORT_REQUEST, params);
  if (!result) void vscode.window.showWarningMessage('There is no plan in this file to export.');
  return result?.text ?? null;
}
