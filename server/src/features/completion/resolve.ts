/** The prose of one completion, made when the reader looks at it. */
import type { CompletionItem } from 'vscode-languageserver-types';
import { describe } from '../../core/schema/knowledge.ts';
import type { ClientAbilities } from '../client.ts';
import { aboutKey, aboutWord } from '../hover-key.ts';
import { aboutName } from '../hover-name.ts';
import { aboutRule } from '../hover-rule.ts';
import { type Block, markup } from '../markup.ts';
import type { Snapshot } from '../snapshot.ts';
import type { CompletionData } from './completion.ts';
import { lastKey } from './place.ts';
import type { About } from './suggestion.ts';

/** The file that a completion came from, whose snapshot `resolveCompletion` wants. */
export function fileOfCompletion(item: CompletionItem): string | null {
  return dataOf(item)?.uri ?? null;
}

/** The item itself where there is nothing to add, or the snapshot is gone. */
export function resolveCompletion(
  snapshot: Snapshot | null,
  item: CompletionItem,
  client: ClientAbilities,
): CompletionItem {
  const about = dataOf(item)?.about;
  if (!about) return item;
  const blocks = blocksOf(snapshot, about);
  return blocks.length === 0 ? item : { ...item, documentation: markup(blocks, client.markdown) };
}

function blocksOf(snapshot: Snapshot | null, about: About): readonly Block[] {
  switch (about.kind) {
    case 'key': {
      const description = describe(about.path);
      return description ? aboutKey(lastKey(about.path), description) : [];
    }
    case 'word': {
      const description = describe(about.path);
      return description ? aboutWord(about.word, description, snapshot?.analyses[0].plan ?? null, about.path) : [];
    }
    case 'rule':
      return aboutRule(about.rule);
    case 'name':
      return snapshot ? aboutName(snapshot.analyses[0], about) : [];
  }
}

/** What a client sends back was once ours, but is not trusted to be. */
function dataOf(item: CompletionItem): CompletionData | null {
  const data = item.data as Partial<CompletionData> | null | undefined;
  if (typeof data?.uri !== 'string' || typeof data.about !== 'object' || data.about === null) return null;
  const { about } = data;
  switch (about.kind) {
    case 'key':
    case 'word':
      return Array.isArray(about.path) ? { uri: data.uri, about } : null;
    case 'rule':
      return typeof about.rule === 'string' ? { uri: data.uri, about } : null;
    case 'name':
      return typeof about.id === 'string' ? { uri: data.uri, about } : null;
    default:
      return null;
  }
}
