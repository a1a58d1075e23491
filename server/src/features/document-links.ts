/**
 * Paths and addresses a reader can follow: included parts, other plans, evidence and links. Only
 * files inside the plan's root and http(s) addresses; anything else stays text.
 */
import type { DocumentLink } from 'vscode-languageserver-types';
import type { FileId } from '../core/base/span.ts';
import type { ResolvedPath } from '../core/model/sources.ts';
import type { Node, ScalarNode } from '../core/syntax/tree.ts';
import { rangeOf } from './position.ts';
import type { Snapshot } from './snapshot.ts';

/** Keys whose value may lead somewhere. */
const LINK_KEYS: ReadonlySet<string> = new Set(['link', 'evidence']);

export function documentLinks(snapshot: Snapshot): DocumentLink[] {
  const links = new Map<number, DocumentLink>();
  for (const link of [...fileLinks(snapshot), ...writtenLinks(snapshot)]) {
    const key = link.range.start.line * 1e6 + link.range.start.character;
    if (!links.has(key)) links.set(key, link);
  }
  return [...links.values()];
}

function fileLinks(snapshot: Snapshot): DocumentLink[] {
  return snapshot.analyses.flatMap(({ sources, plan }) => [
    ...(sources.includes.get(snapshot.file) ?? []).flatMap((path) => pathLink(snapshot, path, 'Open the part')),
    ...(plan.root === snapshot.file
      ? [...sources.projects.values()].flatMap((path) => pathLink(snapshot, path, 'Open the other plan'))
      : []),
  ]);
}

/** A glob that stands for several files is no single link. */
function pathLink(snapshot: Snapshot, { span, outcome }: ResolvedPath, tooltip: string): DocumentLink[] {
  const target = outcome.kind === 'files' && outcome.files.length === 1 ? outcome.files[0] : undefined;
  return target ? [{ range: rangeOf(snapshot.lines, span), target, tooltip }] : [];
}

function writtenLinks(snapshot: Snapshot): DocumentLink[] {
  return linkValues(snapshot.tree.root).flatMap(({ key, value }) => {
    const written = value.text.trim();
    const file = key === 'evidence' ? fileBelow(snapshot.file, snapshot.analyses[0].plan.root, written) : null;
    const target = isAddress(written) ? written : file;
    return target ? [{ range: rangeOf(snapshot.lines, value.span), target }] : [];
  });
}

/** Each evidence in a file that is the path of another, with the file it names: `docs/sign off.pdf`. */
export function evidencePaths(
  root: Node | null,
  file: FileId,
  plan: FileId,
): { readonly value: ScalarNode; readonly target: FileId }[] {
  return linkValues(root).flatMap(({ key, value }) => {
    const written = value.text.trim();
    const target = key === 'evidence' && !isAddress(written) ? fileBelow(file, plan, written) : null;
    return target ? [{ value, target }] : [];
  });
}

interface LinkValue {
  readonly key: string;
  readonly value: ScalarNode;
}

function linkValues(root: Node | null): LinkValue[] {
  const found: LinkValue[] = [];
  const visit = (node: Node | null) => {
    if (node?.kind === 'list') for (const item of node.items) visit(item);
    if (node?.kind !== 'map') return;
    for (const { key, value } of node.entries) {
      if (value?.kind !== 'scalar') visit(value);
      else if (LINK_KEYS.has(key.text)) found.push({ key: key.text, value });
    }
  };
  visit(root);
  return found;
}

/**
 * The file that a relative path names, where it stays in the folder of the plan. A word without a
 * slash or an ending is a person. Whether the file is there shows when somebody follows the link.
 */
function fileBelow(file: FileId, plan: FileId, written: string): FileId | null {
  if (!/[./]/.test(written) || !isRelative(written)) return null;
  const path = written.split('/').map(encodeURIComponent).join('/');
  if (!URL.canParse(path, file)) return null;
  const target = new URL(path, file).href;
  const folder = new URL('.', plan).href;
  return target.startsWith(folder) && target !== folder ? target : null;
}

/** On every system: no root, drive, share, home or scheme. */
function isRelative(written: string): boolean {
  return !/^[/~]|^[A-Za-z][A-Za-z0-9+.-]*:|\\|\p{Cc}/u.test(written);
}

/** Only http and https, without white space or control characters. */
function isAddress(text: string): boolean {
  return /^https?:\/\/[^\s\p{Cc}]+$/iu.test(text) && URL.canParse(text);
}
