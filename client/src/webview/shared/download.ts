/** What a page without an editor around it saves: a download of the browser. */

const TYPES = { svg: 'image/svg+xml', png: 'image/png', csv: 'text/csv' } as const;

/** @param content text, for PNG base64. */
export function download(name: string, format: keyof typeof TYPES, content: string): void {
  const bytes = format === 'png' ? Uint8Array.from(atob(content), (char) => char.charCodeAt(0)) : content;
  const url = URL.createObjectURL(new Blob([bytes], { type: TYPES[format] }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name}.${format}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
