/** Moves a phase, its lines as they are, into a part of its own beside the file, which then includes it. */
import { CodeActionKind } from 'vscode-languageserver-types';
import { type FileId, type Span, span, within } from '../../core/base/span.ts';
import { startOfLine } from '../../core/syntax/cursor-line.ts';
import {
  behindLine,
  columnOf,
  endOfContent,
  hasOwnLines,
  lineEndOf,
  linesOfEntry,
} from '../../core/syntax/edit-lines.ts';
import { scalarText } from '../../core/syntax/scalar-text.ts';
import type { SpanEdit } from '../../core/syntax/span-edit.ts';
import { type Entry, entryOf, type Node, type Tree } from '../../core/syntax/tree.ts';
import { phaseAt, type Refactoring, type RefactoringPlace } from './refactoring.ts';

export const extractPhase: Refactoring = {
  kind: CodeActionKind.RefactorExtract,
  offer: (place) => {
    const phase = phaseAt(place);
    if (!phase || !place.client.createsFiles || phase.entry.value === null) return null;
    const { text, tree } = place.snapshot;
    const fits = hasOwnLines(text, phase.entry) && includeEdit(text, tree, 'x') !== null;
    return fits ? `Move phase '${phase.entry.key.text}' to a part of its own` : null;
  },
  change: (place) => {
    const phase = phaseAt(place);
    const { text, tree } = place.snapshot;
    if (!phase) return null;
    const name = freeName(place, phase.entry.key.text);
    const include = includeEdit(text, tree, name);
    if (!include) return null;
    const phases = entryOf(tree.root, 'phases');
    const lines = linesOfEntry(text, phase.entry);
    const single = phases?.value?.kind === 'map' && phases.value.entries.length === 1;
    const alone = single && text.slice(phases.key.span.end, lines.start).trim() === ':';
    const eol = lineEndOf(text);
    const moved = text.slice(lines.start, lines.end);
    const indent = columnOf(text, phase.entry);
    // A part that is indented otherwise would read the same; two blanks are how we write.
    const body =
      indent === 2 ? moved : moved.replace(/^ *(?=\S)/gm, (blanks) => ' '.repeat(blanks.length - indent + 2));
    return {
      edits: [include, { span: alone && phases ? ownLines(text, phases, lines) : lines, newText: '' }],
      creates: {
        file: fileNamed(place.snapshot.file, name),
        text: `phases:${eol}${body}${/[\r\n]$/.test(body) ? '' : eol}`,
      },
    };
  },
};

/** Of a key and what is left below it; what is said above it may be about the whole file. */
function ownLines(text: string, phases: Entry, moved: Span): Span {
  return within(phases.span, startOfLine(text, phases.span.start), moved.end);
}

/** Beside the other files of the plan; a file of that name that no plan knows keeps the client from making it. */
function freeName({ snapshot, analysis }: RefactoringPlace, id: string): string {
  for (let number = 1; ; number++) {
    const name = `${id}${number === 1 ? '' : `-${number}`}.plan.yaml`;
    if (!analysis.sources.files.has(fileNamed(snapshot.file, name))) return name;
  }
}

function fileNamed(beside: FileId, name: string): FileId {
  return beside.slice(0, beside.lastIndexOf('/') + 1) + encodeURIComponent(name);
}

/** One more item of `include`, or the key itself below the header. */
function includeEdit(text: string, tree: Tree, name: string): SpanEdit | null {
  const include = entryOf(tree.root, 'include');
  if (!include) {
    const header = entryOf(tree.root, 'project');
    const first = tree.root?.kind === 'map' && !tree.root.flow ? tree.root.entries[0] : undefined;
    // Nothing may stand before a byte order mark.
    if (!first || (!header && text.startsWith('\ufeff'))) return null;
    const at = header ? behindLine(text, endOfContent(text, header.span)) : linesOfEntry(text, first).start;
    return { span: span(at, at), newText: `include: ${scalarText(name, false)}${lineEndOf(text)}` };
  }
  return include.value ? withItem(text, include.value, name) : null;
}

function withItem(text: string, value: Node, name: string): SpanEdit | null {
  switch (value.kind) {
    case 'map':
      return null;
    case 'scalar': {
      if (/[\r\n]/.test(text.slice(value.span.start, endOfContent(text, value.span)))) return null;
      const first =
        value.style === 'plain' ? scalarText(value.text, true) : text.slice(value.span.start, value.span.end);
      return { span: value.span, newText: `[${first}, ${scalarText(name, true)}]` };
    }
    case 'list': {
      const last = value.items.at(-1);
      if (value.flow) {
        const at = last?.span.end ?? value.span.start + 1;
        return { span: span(at, at), newText: `${last ? ', ' : ''}${scalarText(name, true)}` };
      }
      if (!last) return null;
      const at = behindLine(text, endOfContent(text, last.span));
      const line = text.lastIndexOf('\n', last.span.start) + 1;
      const indent = /^[ ]*/.exec(text.slice(line))?.[0] ?? '';
      return { span: span(at, at), newText: `${indent}- ${scalarText(name, false)}${lineEndOf(text)}` };
    }
  }
}
