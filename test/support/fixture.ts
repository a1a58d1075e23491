/**
 * Fixtures are plans. `$0` marks the cursor; a comment of carets under a line says what is found
 * there; `# file: team.plan.yaml` on a line of its own begins a further file. Marks are taken out
 * before the text is read, so that they cannot change what it means:
 *
 *     after: desing
 *     #      ^^^^^^ error unknown-task · fix: Change to 'design'
 *
 * A comment that begins `#^` marks from the line's first column, as many columns as it has carets;
 * a mark that ends in `>` goes on to a later line.
 */
import type { FileId } from '../../server/src/core/base/span.ts';

export interface Mark {
  readonly line: number;
  readonly from: number;
  /** Null where the marked text goes on to a later line. */
  readonly to: number | null;
  readonly text: string;
}

export interface FixtureFile {
  readonly file: FileId;
  readonly text: string;
  readonly marks: readonly Mark[];
}

export interface Fixture {
  /** The first is the root plan. */
  readonly files: readonly [FixtureFile, ...FixtureFile[]];
  readonly cursor: { readonly file: FileId; readonly offset: number } | null;
}

export const FOLDER = 'file:///plans/';

const MARK = /^\s*#(\s*)(\^+>?)(?: (.*))?$/;
const FILE = /^# file: (\S+)$/;
const CURSOR = '$0';

export function parseFixture(source: string): Fixture {
  const parts: { name: string; lines: string[] }[] = [{ name: 'plan.plan.yaml', lines: [] }];
  for (const line of source.replace(/^\n/, '').split('\n')) {
    const name = FILE.exec(line)?.[1];
    if (name && parts.length === 1 && parts[0]?.lines.length === 0) parts[0] = { name, lines: [] };
    else if (name) parts.push({ name, lines: [] });
    else parts.at(-1)?.lines.push(line);
  }
  let cursor: Fixture['cursor'] = null;
  const files = parts.map(({ name, lines }) => {
    const last = name === parts.at(-1)?.name;
    const { marked, at } = fileOf(FOLDER + name, lines.join('\n') + (last ? '' : '\n'));
    if (at !== null) cursor = { file: marked.file, offset: at };
    return marked;
  });
  const [root, ...rest] = files;
  if (!root) throw new Error('a fixture has at least one file');
  return { files: [root, ...rest], cursor };
}

/** One file's text without its marks, and the marks. */
export function fileOf(file: FileId, source: string): { marked: FixtureFile; at: number | null } {
  const lines: string[] = [];
  const marks: Mark[] = [];
  for (const line of source.split('\n')) {
    const mark = markOf(line, lines.length - 1);
    if (mark) marks.push(mark);
    else lines.push(line);
  }
  const text = lines.join('\n');
  const at = text.indexOf(CURSOR);
  const clean = at < 0 ? text : text.slice(0, at) + text.slice(at + CURSOR.length);
  return { marked: { file, text: clean, marks }, at: at < 0 ? null : at };
}

function markOf(line: string, above: number): Mark | null {
  const match = MARK.exec(line);
  if (!match) return null;
  const [, space = '', carets = '', text = ''] = match;
  const from = space === '' ? 0 : line.indexOf('^');
  const end = from + carets.length;
  return { line: above, from, to: carets.endsWith('>') ? null : end, text: text.trim() };
}
