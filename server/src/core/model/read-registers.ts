/**
 * Governance registers and stakeholders: kept as written, fields and lists by key. Values of
 * nested maps are kept under a path, `impact.cost`.
 */
import type { Problem } from '../base/problem.ts';
import { valueAt } from '../syntax/tree.ts';
import { entriesOf, type Fields, keyPlace } from './fields.ts';
import type { RegisterEntry, Registers } from './governance.ts';
import { itemsOf, type MaybeNode, readableId, textOf } from './read-values.ts';
import { report } from './reading.ts';
import { duplicateProblems, groupById, piecesOf, type Sections } from './sections.ts';
import type { SourceFile } from './sources.ts';

const DEEPEST = 5;

export function readRegister(
  sections: ReadonlyMap<string, Fields>,
  nameOf: (id: string) => string = readableId,
): ReadonlyMap<string, RegisterEntry> {
  const entries = new Map<string, RegisterEntry>();
  for (const [id, item] of sections) {
    const fields = new Map<string, string>();
    const lists = new Map<string, readonly string[]>();
    for (const [key, { entry }] of item.values) keep(key, entry.value, fields, lists, 0);
    entries.set(id, { id, name: fields.get('name') ?? nameOf(id), fields, lists, origin: item.origin });
  }
  return entries;
}

function keep(
  key: string,
  node: MaybeNode,
  fields: Map<string, string>,
  lists: Map<string, readonly string[]>,
  depth: number,
): void {
  const text = textOf(node);
  if (text !== null) fields.set(key, text);
  else if (node?.kind === 'list')
    lists.set(
      key,
      itemsOf(node).flatMap((item) => textOf(item) ?? wordsOf(item) ?? []),
    );
  else if (depth < DEEPEST) {
    for (const { key: inner, value } of entriesOf(node)) keep(`${key}.${inner.text}`, value, fields, lists, depth + 1);
  }
}

/** The words of an item that is a map: `{text: Charter signed, met: true}`. */
function wordsOf(item: MaybeNode): string | null {
  return textOf(valueAt(item, 'text')) ?? textOf(valueAt(item, 'name'));
}

/** Terms in plain words; a term that two files explain is a finding, like any id. */
function readGlossary(files: readonly SourceFile[], problems: Problem[]): ReadonlyMap<string, string> {
  const glossary = new Map<string, string>();
  for (const [term, pieces] of groupById(piecesOf(files, 'glossary'))) {
    const [first] = pieces;
    const words = textOf(first.entry.value);
    if (words !== null) glossary.set(term, words);
    const second = pieces.find(({ file }) => file !== first.file);
    if (second) report(problems, duplicateProblems(term, [first, second].map(keyPlace)));
  }
  return glossary;
}

export function readRegisters(sections: Sections, files: readonly SourceFile[], problems: Problem[]): Registers {
  return {
    deliverables: readRegister(sections.deliverables),
    decisions: readRegister(sections.decisions),
    changes: readRegister(sections.changes),
    assumptions: readRegister(sections.assumptions),
    issues: readRegister(sections.issues),
    technologies: readRegister(sections.technologies),
    contracts: readRegister(sections.contracts),
    agreements: readRegister(sections.agreements),
    communication: readRegister(sections.communication),
    glossary: readGlossary(files, problems),
  };
}
