/**
 * What a plan says about its own findings: `lint:` in the root file turns rules up, down or away,
 * `# planline-ignore RULE` on a line or the line above silences one there. What cannot be read
 * (yaml-syntax, file-unreadable) cannot be turned away.
 */
import { nearest } from '../base/did-you-mean.ts';
import { linesOf, positionAt } from '../base/lines.ts';
import { type Problem, problem, type Severity } from '../base/problem.ts';
import type { FileId } from '../base/span.ts';
import type { PlanSources, SourceFile } from '../model/sources.ts';
import { type Entry, valueAt } from '../syntax/tree.ts';
import { RULES, ruleNamed } from './rules.ts';

const FIXED: ReadonlySet<string> = new Set(['yaml-syntax', 'file-unreadable']);

export function lintProblems(sources: PlanSources, problems: readonly Problem[]): Problem[] {
  const levels = lintLevels(sources);
  const ignored = new Map<FileId, ReadonlyMap<number, ReadonlySet<string>>>();
  const linesByFile = new Map<FileId, ReturnType<typeof linesOf>>();
  return problems.flatMap((found) => {
    if (FIXED.has(found.rule)) return [found];
    const level = levels.get(found.rule);
    if (level === 'none') return [];
    const source = sources.files.get(found.file);
    if (source && 'text' in source && source.text.includes('planline-ignore')) {
      const byLine = ignored.get(found.file) ?? ignoredLines(source);
      ignored.set(found.file, byLine);
      const lines = linesByFile.get(found.file) ?? linesOf(source.text);
      linesByFile.set(found.file, lines);
      const { line } = positionAt(lines, found.span.start);
      if (byLine.get(line)?.has(found.rule) || byLine.get(line)?.has('*')) return [];
    }
    return [level ? { ...found, severity: level } : found];
  });
}

/** Names under `lint:` that are no rules. A warning: a newer version may know them. */
export function unknownRules(sources: PlanSources): Problem[] {
  return lintEntries(sources).flatMap(({ key }) => {
    if (key.text === '' || ruleNamed(key.text)) return [];
    const near = nearest(key.text, Object.keys(RULES));
    const place = { file: sources.root, span: key.span };
    const message = `There is no rule \`${key.text}\`${near ? `; did you mean \`${near}\`?` : '. Delete it, or name one that a finding shows.'}`;
    const fixes = near ? [{ title: `Change to '${near}'`, edits: [{ ...place, newText: near }] }] : [];
    return [problem('unknown-key', 'warning', place, message, { fixes })];
  });
}

function lintLevels(sources: PlanSources): ReadonlyMap<string, Severity | 'none'> {
  const levels = new Map<string, Severity | 'none'>();
  for (const { key, value } of lintEntries(sources)) {
    const word = value?.kind === 'scalar' ? value.text : '';
    if (word === 'error' || word === 'warning' || word === 'info' || word === 'none') levels.set(key.text, word);
  }
  return levels;
}

function lintEntries(sources: PlanSources): readonly Entry[] {
  const root = sources.files.get(sources.root);
  const lint = root && 'tree' in root ? valueAt(root.tree.root, 'lint') : undefined;
  return lint?.kind === 'map' ? lint.entries : [];
}

/** Rules silenced by line: those named in a comment on the line or alone on the line above; `*` for all. */
function ignoredLines(source: SourceFile): ReadonlyMap<number, ReadonlySet<string>> {
  const byLine = new Map<number, Set<string>>();
  source.text.split(/\r\n|\n|\r/).forEach((text, line) => {
    const comment = /(?:^|\s)#\s*planline-ignore\b([^#]*)/.exec(text);
    if (!comment) return;
    const rules = (comment[1] ?? '').split(/[\s,]+/).filter((word) => word !== '');
    const target = text.trimStart().startsWith('#') ? line + 1 : line;
    const set = byLine.get(target) ?? new Set<string>();
    for (const rule of rules.length > 0 ? rules : ['*']) set.add(rule);
    byLine.set(target, set);
  });
  return byLine;
}
