/**
 * `unexplained-acronym`: an acronym in the names and descriptions of phases and tasks has no entry in
 * the glossary. Once an acronym, at its first mention, and only in plans that people from outside IT
 * read: those with a glossary, or with a stakeholder of no function in IT.
 */
import type { Fix, Problem } from '../../base/problem.ts';
import { type Place, within } from '../../base/span.ts';
import type { Plan, WorkItem } from '../../model/plan.ts';
import type { PlanSources } from '../../model/sources.ts';
import { valueAt } from '../../syntax/tree.ts';
import { type CheckInput, fieldPlace, finding } from '../check.ts';
import { changeFix } from '../written.ts';
import { acronymsIn } from './acronyms.ts';
import { KNOWN_ACRONYMS } from './known-acronyms.ts';

export function unexplainedAcronym({ plan, sources }: CheckInput): Problem[] {
  if (!isReadOutside(plan)) return [];
  const first = new Map<string, Mention>();
  const known = explainedWords(plan);
  for (const root of plan.outline) {
    const { mentions, explained } = acronymsOf(root);
    for (const word of explained) known.add(word);
    for (const [word, mention] of mentions) if (!first.has(word)) first.set(word, mention);
  }
  return [...first].flatMap(([word, { item, field }]) => {
    if (known.has(word)) return [];
    return finding(
      'unexplained-acronym',
      wordPlace(sources, fieldPlace(item, field), word),
      `Not everybody who reads this plan knows what ${word} is. Explain it in plain words in the \`glossary\`.`,
      { fixes: glossaryFixes(plan, sources, word) },
    );
  });
}

function isReadOutside({ registers, stakeholders }: Plan): boolean {
  if (registers.glossary.size > 0) return true;
  return [...stakeholders.values()].some(({ fields }) => (fields.get('function') ?? 'other') === 'other');
}

interface Mention {
  readonly item: WorkItem;
  readonly field: 'name' | 'description';
}

interface Acronyms {
  /** The first mention of each. */
  readonly mentions: ReadonlyMap<string, Mention>;
  /** Explained where they stand. */
  readonly explained: ReadonlySet<string>;
}

/** By phase, or task without one: it is the same object as long as nothing in it changes. */
const acronymsByRoot = new WeakMap<WorkItem, Acronyms>();

function acronymsOf(root: WorkItem): Acronyms {
  const known = acronymsByRoot.get(root);
  if (known) return known;
  const mentions = new Map<string, Mention>();
  const explained = new Set<string>();
  const read = (item: WorkItem, field: Mention['field'], text: string | null): void => {
    for (const acronym of text === null ? [] : acronymsIn(text)) {
      if (acronym.explained) explained.add(acronym.word);
      if (!mentions.has(acronym.word)) mentions.set(acronym.word, { item, field });
    }
  };
  const look = (item: WorkItem): void => {
    read(item, 'name', item.name);
    read(item, 'description', item.description);
    item.children.forEach(look);
  };
  look(root);
  const found = mentions.size === 0 ? NONE : { mentions, explained };
  acronymsByRoot.set(root, found);
  return found;
}

const NONE: Acronyms = { mentions: new Map(), explained: new Set() };

/** Words in terms of the glossary, names of parties and technologies, the currency. */
function explainedWords({ registers, stakeholders, resources, teams, project }: Plan): Set<string> {
  const words = new Set<string>();
  for (const term of registers.glossary.keys())
    for (const part of term.split(/[^\p{L}\p{N}]+/u)) words.add(part.toUpperCase());
  for (const ids of [stakeholders, resources, teams, registers.technologies])
    for (const id of ids.keys()) words.add(id.toUpperCase());
  if (project.currency !== null) words.add(project.currency);
  return words;
}

/** The word in a text as it is written, whose quotes and escapes the model has dropped. */
function wordPlace({ files }: PlanSources, { file, span }: Place, word: string): Place {
  const source = files.get(file);
  const at = source && 'text' in source ? source.text.slice(span.start, span.end).search(wordPattern(word)) : -1;
  return { file, span: at < 0 ? span : within(span, span.start + at, span.start + at + word.length) };
}

/** Letters and digits only, so nothing in it needs escaping. */
function wordPattern(word: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}_])${word}(?=s?(?![\\p{L}\\p{N}_]))`, 'u');
}

function glossaryFixes({ files, root }: Plan, sources: PlanSources, word: string): readonly Fix[] {
  const meaning = KNOWN_ACRONYMS.get(word);
  if (meaning === undefined) return [];
  const home = files.find((file) => {
    const source = sources.files.get(file);
    return source && 'tree' in source && valueAt(source.tree.root, 'glossary')?.kind === 'map';
  });
  return [
    changeFix(`Explain ${word} in the glossary`, {
      kind: 'define',
      file: home ?? root,
      section: 'glossary',
      id: word,
      value: `"${meaning}"`,
    }),
  ];
}
