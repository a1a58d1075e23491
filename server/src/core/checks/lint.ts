/**
 * What a plan says about its own findings: `lint:` in the root file turns rules up, down or away,
 * `# planline-ignore RULE` silences one on a line. What cannot be read (yaml-syntax,
 * file-unreadable) cannot be turned away.
 */
import { type Problem, problem, type Severity } from '../base/problem.ts';
import type { FileId, Place } from '../base/span.ts';
import type { PlanSources, SourceFile } from '../model/sources.ts';
import { type Entry, entryOf } from '../syntax/tree.ts';
import { type IgnoreComments, ignoreComments, isIgnored } from './ignore-comments.ts';
import { ruleNamed } from './rules.ts';
import { unknownRule } from './unknown-rule.ts';

const FIXED: ReadonlySet<string> = new Set(['yaml-syntax', 'file-unreadable']);

export function canBeSilenced(rule: string): boolean {
  return !FIXED.has(rule);
}

/** Without those turned away, the others as loud as the plan says; in the same order. */
export function lintProblems(sources: PlanSources, problems: readonly Problem[]): Problem[] {
  const levels = lintLevels(sources);
  const comments = new Map<FileId, IgnoreComments>();
  for (const source of readable(sources)) {
    const ofFile = ignoreComments(source);
    if (ofFile.lines.length > 0) comments.set(source.file, ofFile);
  }
  if (levels.size === 0 && comments.size === 0) return [...problems];
  const kept: Problem[] = [];
  for (const found of problems) {
    const level = canBeSilenced(found.rule) ? levels.get(found.rule) : undefined;
    const ofFile = canBeSilenced(found.rule) ? comments.get(found.file) : undefined;
    if (level === 'none' || (ofFile && isIgnored(ofFile, found))) continue;
    kept.push(level && level !== found.severity ? { ...found, severity: level } : found);
  }
  return kept;
}

/**
 * Rules named under `lint:` and in comments that do not exist, and what has no effect under `lint:`, or as one.
 * `before` are the sources as they were, to look only at what is new.
 */
export function lintMistakes(sources: PlanSources, before?: PlanSources): Problem[] {
  const found: Problem[] = [];
  for (const { key } of lintEntries(sources)) {
    const place = { file: sources.root, span: key.span };
    if (!canBeSilenced(key.text)) found.push(fixedRule(key.text, place));
    else if (key.text !== '' && !ruleNamed(key.text)) found.push(unknownRule(key.text, place));
  }
  for (const source of readable(sources)) {
    const was = before?.files.get(source.file);
    for (const each of ignoreComments(source, was && 'text' in was ? was : undefined).problems) found.push(each);
    const lint = source.file === sources.root ? undefined : entryOf(source.tree.root, 'lint');
    if (lint) found.push(lintOfPart(sources, { file: source.file, entry: lint }));
  }
  return found;
}

function fixedRule(rule: string, place: Place): Problem {
  const message = `\`${rule}\` stays an error: what cannot be read has to be repaired. Delete this line.`;
  return problem('unknown-key', 'warning', place, message);
}

function lintOfPart({ root, displayName }: PlanSources, { file, entry }: { file: FileId; entry: Entry }): Problem {
  const message = `\`lint\` has no effect in a part; write it in \`${displayName(root)}\`, where it counts for all files of the plan.`;
  return problem('unknown-key', 'warning', { file, span: entry.key.span }, message);
}

function lintLevels(sources: PlanSources): ReadonlyMap<string, Severity | 'none'> {
  const levels = new Map<string, Severity | 'none'>();
  for (const { key, value } of lintEntries(sources)) {
    const word = value?.kind === 'scalar' ? value.text : '';
    const isLevel = word === 'error' || word === 'warning' || word === 'info' || word === 'none';
    if (isLevel && !levels.has(key.text)) levels.set(key.text, word);
  }
  return levels;
}

function lintEntries({ files, root }: PlanSources): readonly Entry[] {
  const source = files.get(root);
  const lint = source && 'tree' in source ? entryOf(source.tree.root, 'lint')?.value : undefined;
  return lint?.kind === 'map' ? lint.entries : [];
}

function readable({ files }: PlanSources): SourceFile[] {
  return [...files.values()].filter((source) => 'text' in source);
}
