/**
 * What hover and completion say, as a small document that is written as Markdown or as plain text.
 * All words of a plan are data: in Markdown every character that could mean something is escaped,
 * so a plan can make no link, picture, HTML or heading.
 */
import { type MarkupContent, MarkupKind } from 'vscode-languageserver-types';
import { escapeMarkdown, visible } from '../core/base/markdown.ts';

/** Top to bottom. */
export type Block =
  | { readonly kind: 'title'; readonly text: string; readonly note: string }
  | { readonly kind: 'text'; readonly text: string }
  /** Markdown of our own, from the schema; never text of a plan. */
  | { readonly kind: 'prose'; readonly markdown: string }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | { readonly kind: 'code'; readonly lines: readonly string[] };

export interface Fact {
  readonly label: string;
  readonly text: string;
}

/** No block where there are none. */
export function factsBlock(facts: readonly Fact[]): Block[] {
  return facts.length > 0 ? [{ kind: 'facts', facts }] : [];
}

export function markup(blocks: readonly Block[], markdown: boolean): MarkupContent {
  const write = markdown ? markdownOf : plainOf;
  return {
    kind: markdown ? MarkupKind.Markdown : MarkupKind.PlainText,
    value: blocks.map(write).filter(Boolean).join('\n\n'),
  };
}

function markdownOf(block: Block): string {
  switch (block.kind) {
    case 'title':
      return `**${escapeMarkdown(block.text)}**${block.note ? ` · ${escapeMarkdown(block.note)}` : ''}`;
    case 'text':
      return escapeMarkdown(block.text);
    case 'prose':
      return block.markdown;
    case 'facts':
      return block.facts.map(({ label, text }) => `- **${escapeMarkdown(label)}:** ${escapeMarkdown(text)}`).join('\n');
    case 'code':
      return fenced(block.lines);
  }
}

function plainOf(block: Block): string {
  switch (block.kind) {
    case 'title':
      return visible(block.note ? `${block.text} · ${block.note}` : block.text);
    case 'text':
      return visible(block.text);
    case 'prose':
      return block.markdown.replaceAll('`', '');
    case 'facts':
      return block.facts.map(({ label, text }) => `${visible(label)}: ${visible(text)}`).join('\n');
    case 'code':
      return block.lines.map(visible).join('\n');
  }
}

/** A fence longer than any run of backticks inside. */
function fenced(lines: readonly string[]): string {
  const longest = Math.max(2, ...lines.flatMap((line) => (line.match(/`+/g) ?? []).map((run) => run.length)));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}yaml`, ...lines, fence].join('\n');
}
