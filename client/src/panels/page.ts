/**
 * The page a panel shows: a document that loads one built script and its style and nothing else.
 * Pure text, so that the browser tests load the very page users get.
 */

export interface PageParts {
  readonly title: string;
  /** Where the built script and style are, as the page may load them. */
  readonly script: string;
  readonly style: string;
  /** The source that scripts' assets, styles and fonts come from: `webview.cspSource` in the editor. */
  readonly source: string;
  /** Fresh for each page; the script carries it. */
  readonly nonce: string;
  /** BCP 47, for the reader's voice. */
  readonly language: string;
  /** URI of the plan. The page keeps it in its state so that a reload of the window finds the plan again. */
  readonly plan: string;
}

export function pageHtml(parts: PageParts): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${parts.nonce}'`,
    `style-src ${parts.source}`,
    `font-src ${parts.source}`,
    `img-src ${parts.source} data: blob:`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${escapeAttribute(parts.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeAttribute(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeAttribute(parts.title)}</title>
<link rel="stylesheet" href="${escapeAttribute(parts.style)}">
</head>
<body data-plan="${escapeAttribute(parts.plan)}">
<div id="root"></div>
<script nonce="${escapeAttribute(parts.nonce)}" src="${escapeAttribute(parts.script)}"></script>
</body>
</html>
`;
}

/** 128 random bits. */
export function newNonce(): string {
  return globalThis.crypto.randomUUID().replaceAll('-', '');
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
