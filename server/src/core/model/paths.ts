/**
 * The other files a text names, before anything is resolved: what a host has to gather. Whether a
 * path may be read and what it leads to is the host's business.
 */
import type { Span } from '../base/span.ts';
import { entryOf, type Tree, valueAt } from '../syntax/tree.ts';
import { scalarOf, scalarsOf } from './read-values.ts';

export interface WrittenPaths {
  readonly includes: readonly { readonly written: string; readonly span: Span }[];
  readonly projects: readonly { readonly alias: string; readonly written: string; readonly span: Span }[];
  /** A file with `project:` is a plan; any other is a part. */
  readonly isPlan: boolean;
}

export function writtenPaths(tree: Tree): WrittenPaths {
  const projects = valueAt(tree.root, 'projects');
  return {
    includes: scalarsOf(valueAt(tree.root, 'include')).map(({ text, span }) => ({ written: text, span })),
    projects: (projects?.kind === 'map' ? projects.entries : []).flatMap(({ key, value }) => {
      const path = scalarOf(value);
      return path ? [{ alias: key.text, written: path.text, span: path.span }] : [];
    }),
    isPlan: entryOf(tree.root, 'project') !== undefined,
  };
}
