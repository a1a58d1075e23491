/**
 * Which files make up a plan, in order: the root, then what it includes as listed, each file once.
 * Says what is wrong with an `include`; the files themselves were gathered by the host.
 */
import { assertNever } from '../base/assert-never.ts';
import { type Problem, problem } from '../base/problem.ts';
import { type FileId, type Place, span } from '../base/span.ts';
import { entryOf } from '../syntax/tree.ts';
import { keyPlace } from './fields.ts';
import { piecesOf } from './sections.ts';
import type { PlanSources, ResolvedPath, SourceFile, Unreadable } from './sources.ts';

export interface PlanFiles {
  readonly files: readonly SourceFile[];
  readonly elsewhere: Elsewhere;
}

/** Whether ids may be defined that the files read do not define. */
export type Elsewhere =
  /** All files were read. */
  | 'none'
  /** An include gave nothing. */
  | 'maybe'
  /** A part is read alone. */
  | 'surely';

export function planFiles(sources: PlanSources, problems: Problem[]): PlanFiles {
  const files: SourceFile[] = [];
  const visited = new Set<FileId>();
  const open = new Set<FileId>();
  let complete = true;

  const visit = (file: FileId, from: Place, path: ResolvedPath | null): void => {
    if (open.has(file)) {
      if (path && !hasWildcard(path.written)) problems.push(cycleProblem(sources, file, from));
      return;
    }
    if (visited.has(file)) return;
    visited.add(file);
    const source = sources.files.get(file);
    if (!source || 'unreadable' in source) {
      complete = false;
      problems.push(unreadableProblem(sources.displayName(file), source?.unreadable ?? 'missing', from));
      return;
    }
    files.push(source);
    open.add(file);
    for (const include of sources.includes.get(file) ?? []) {
      const place = { file, span: include.span };
      const { outcome } = include;
      if (outcome.kind === 'files') for (const part of outcome.files) visit(part, place, include);
      else {
        complete = false;
        problems.push(pathProblem(include, place));
      }
    }
    open.delete(file);
  };

  visit(sources.root, { file: sources.root, span: span(0, 0) }, null);
  const root = files[0];
  const isPlan = root !== undefined && entryOf(root.tree.root, 'project') !== undefined;
  return { files, elsewhere: isPlan ? (complete ? 'none' : 'maybe') : 'surely' };
}

/** Other plans that give nothing to link to: only those that the root names are followed. */
export function otherPlanProblems(sources: PlanSources, files: readonly SourceFile[]): readonly Problem[] {
  const ofRoot = [...sources.projects].flatMap(([alias, path]) => {
    const place = { file: sources.root, span: path.span };
    if (path.outcome.kind !== 'files') return [pathProblem(path, place)];
    if (sources.otherPlans.has(alias)) return [];
    const message = `\`${path.written}\` gives no dates: it cannot be read, has no \`project:\`, or leads back to this plan. Name the file of another plan.`;
    return [problem('unknown-project', 'error', place, message)];
  });
  const ofParts = piecesOf(files, 'projects')
    .filter(({ file, entry }) => file !== sources.root && !sources.projects.has(entry.key.text))
    .map((piece) => {
      const message = `Other plans are named by the plan itself, not by its parts. Move \`${piece.entry.key.text}\` to \`projects\` in \`${sources.displayName(sources.root)}\`.`;
      return problem('unknown-project', 'error', keyPlace(piece), message);
    });
  return [...ofRoot, ...ofParts];
}

function hasWildcard(pattern: string): boolean {
  return /[*?[\]{}]/.test(pattern);
}

function cycleProblem(sources: PlanSources, file: FileId, place: Place): Problem {
  const name = sources.displayName(file);
  const message =
    file === place.file
      ? `\`${name}\` includes itself. Remove this line.`
      : `\`${name}\` already includes this file: the two include each other. Remove one of the two lines.`;
  return problem('include-cycle', 'error', place, message);
}

/** What is wrong with one path of `include` or `projects` that led to no file. */
function pathProblem(path: ResolvedPath, place: Place): Problem {
  const written = `\`${path.written}\``;
  switch (path.outcome.kind) {
    case 'outside':
      return problem(
        'include-outside',
        'error',
        place,
        `${written} leads outside this project's folder, which a plan may not read. Move the file inside, or open the folder that holds both.`,
      );
    case 'too-many':
      return problem(
        'include-not-found',
        'error',
        place,
        `${written} matches more than ${path.outcome.limit} files. Name a narrower folder or pattern.`,
      );
    case 'files':
    case 'not-found':
      return problem(
        'include-not-found',
        'error',
        place,
        `${written} matches no file. Paths are relative to this file; check the spelling or create it.`,
      );
    default:
      return assertNever(path.outcome);
  }
}

/** What is wrong with a file that is mentioned at `place`. */
function unreadableProblem(name: string, why: Unreadable, place: Place): Problem {
  const file = `\`${name}\``;
  switch (why) {
    case 'missing':
      return problem('include-not-found', 'error', place, `${file} is not there. Check the path or create the file.`);
    case 'outside':
      return problem(
        'include-outside',
        'error',
        place,
        `${file} lies outside this project's folder, which a plan may not read. Move the file inside.`,
      );
    case 'too-large':
      return problem('file-unreadable', 'error', place, `${file} is too large for a plan. Split it into parts.`);
    case 'binary':
      return problem(
        'file-unreadable',
        'error',
        place,
        `${file} is not UTF-8 text. Save it as UTF-8 or name another file.`,
      );
    case 'denied':
      return problem('file-unreadable', 'error', place, `${file} may not be read. Check the permissions of the file.`);
    case 'link-loop':
      return problem(
        'file-unreadable',
        'error',
        place,
        `${file} is a link that leads round to itself. Let it lead to a file.`,
      );
    case 'vanished':
      return problem('file-unreadable', 'error', place, `${file} went away while it was read. Save it again.`);
    default:
      return assertNever(why);
  }
}
