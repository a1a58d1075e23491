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
  const mentions = plan.outline.flatMap(mentionsIn);
  if (mentions.length === 0) return [];
  const known = explainedWords(plan, mentions);
  return mentions.flatMap(({ word, item, field }) => {
    if (known.has(word)) return [];
    known.add(word);
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
  readonly word: string;
  readonly explained: boolean;
  readonly item: WorkItem;
  readonly field: 'name' | 'description';
}

/** By phase: it is the same object as long as nothing in it changes. */
const mentionsByGroup = new WeakMap<WorkItem, readonly Mention[]>();

function mentionsIn(root: WorkItem): readonly Mention[] {
  const known = mentionsByGroup.get(root);
  if (known) return known;
  const found: Mention[] = [];
  const look = (item: WorkItem): void => {
    for (const { word, explained } of acronymsIn(item.name)) found.push({ word, explained, item, field: 'name' });
    for (const { word, explained } of item.description === null ? [] : acronymsIn(item.description))
      found.push({ word, explained, item, field: 'description' });
    item.children.forEach(look);
  };
  look(root);
  if (root.children.length > 0) mentionsByGroup.set(root, found);
  return found;
}

/** Terms of the glossary and words in them, names of parties and technologies, and what is explained where it stands. */
function explainedWords(plan: Plan, mentions: readonly Mention[]): Set<string> {
  const { registers, stakeholders, resources, teams, project } = plan;
  const words = new Set(mentions.flatMap(({ word, explained }) => (explained ? [word] : [])));
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
