/** What the language says of a key or of a word that is its value, from the schema's own prose. */
import type { Plan } from '../core/model/plan.ts';
import type { Description } from '../core/schema/knowledge.ts';
import type { Block, Fact } from './markup.ts';
import { bandWords } from './risk-words.ts';

export function aboutKey(key: string, description: Description): Block[] {
  const blocks: Block[] = [{ kind: 'title', text: description.title || key, note: key }];
  if (description.description) blocks.push({ kind: 'prose', markdown: description.description });
  blocks.push({ kind: 'facts', facts: factsOf(description) });
  const words = description.values.words.filter((word) => word.description !== null);
  if (words.length > 0) {
    blocks.push({
      kind: 'prose',
      markdown: words.map(({ word, description: text }) => `- \`${word}\`: ${text}`).join('\n'),
    });
  }
  if (description.examples.length > 0) {
    blocks.push({ kind: 'code', lines: description.examples.slice(0, 4).map((example) => `${key}: ${example}`) });
  }
  return blocks;
}

/** With the plan and the place where it stands: what a level means there. */
export function aboutWord(word: string, description: Description, plan: Plan | null, path: readonly string[]): Block[] {
  const known = description.values.words.find((candidate) => candidate.word === word);
  if (!known) return [];
  const blocks: Block[] = [{ kind: 'title', text: word, note: description.title }];
  const band = plan && bandWords(plan, path, word);
  if (band) blocks.push({ kind: 'facts', facts: [{ label: 'In this plan', text: band }] });
  // What a level means in general says nothing where the plan says it. `true` says what its key does.
  else blocks.push({ kind: 'prose', markdown: known.description ?? description.description });
  return blocks;
}

function factsOf({ type, default: usual }: Description): Fact[] {
  const facts: Fact[] = [{ label: 'Takes', text: type.replaceAll('`', '') }];
  if (usual !== null) facts.push({ label: 'Default', text: usual });
  return facts;
}
