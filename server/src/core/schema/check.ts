/**
 * Checks one file against the plan schema. ajv's compiled validators say where something is wrong;
 * the schema and the tree say what, so that one fault gives one finding with the words of its place. Leaves out whatever is no
 * YAML (the reader has said so) and keys written twice (the model knows whether they are ids).
 */
import type { Problem } from '../base/problem.ts';
import type { FileId, Span } from '../base/span.ts';
import type { Steps } from '../base/steps.ts';
import { locate } from '../syntax/locate.ts';
import type { Tree } from '../syntax/tree.ts';
import { toProblem } from './finding.ts';
import { checkKept, type Kept } from './kept.ts';

interface CheckedFile {
  readonly file: FileId;
  readonly text: string;
  readonly tree: Tree;
}

/** What was found in a file; of use when its next reading is checked. */
export interface SchemaFindings {
  /** In the order of the text. */
  readonly problems: readonly Problem[];
  readonly kept: Kept | null;
}

/** With `before`, what was found in an earlier reading of the file, only what has changed is looked at. */
export function* checkingSchema({ file, text, tree }: CheckedFile, before?: SchemaFindings): Steps<SchemaFindings> {
  const kept = tree.root && (yield* checkKept(tree.root, before?.kept ?? null));
  const broken = tree.problems.filter(({ rule }) => rule === 'yaml-syntax').map(({ span }) => brokenArea(tree, span));
  const problems: Problem[] = [];
  for (const found of kept?.findings ?? []) {
    if (!broken.some((area) => overlaps(area, found.within ?? found.span))) problems.push(toProblem(found, file, text));
  }
  return { problems, kept };
}

/** A bracket that is not closed makes doubtful whatever it opens. */
function brokenArea(tree: Tree, { start, end }: Span): Span {
  const opened = locate(tree, start)?.ancestors.find((node) => node.span.start === start);
  return opened !== undefined && opened.kind !== 'scalar' && opened.flow ? opened.span : { start, end };
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
