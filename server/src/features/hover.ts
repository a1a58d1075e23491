/**
 * Hover: on an id what it stands for; on a date its weekday and whether it is worked; on a key what
 * the language means by it; on a word what that choice means.
 */
import type { Hover, Position } from 'vscode-languageserver-types';
import type { Span } from '../core/base/span.ts';
import { parseDate } from '../core/base/time.ts';
import { definesAt, describe } from '../core/schema/knowledge.ts';
import { type Location, locate } from '../core/syntax/locate.ts';
import { planFacts } from './chance-words.ts';
import type { ClientAbilities } from './client.ts';
import { itemAt } from './completion/place.ts';
import { aboutAmount } from './hover-amount.ts';
import { aboutAssignment } from './hover-assignment.ts';
import { aboutDate } from './hover-date.ts';
import { aboutKey, aboutWord } from './hover-key.ts';
import { aboutLink } from './hover-link.ts';
import { aboutName } from './hover-name.ts';
import { aboutPath } from './hover-path.ts';
import { aboutRule, isRulePath, ruleInComment } from './hover-rule.ts';
import { type Block, factsBlock, markup } from './markup.ts';
import { mentionsAt } from './names.ts';
import { offsetOf, rangeOf } from './position.ts';
import type { Snapshot } from './snapshot.ts';

interface Answer {
  readonly blocks: readonly Block[];
  readonly span: Span;
}

export function hover(
  snapshot: Snapshot,
  params: { readonly position: Position },
  client: Pick<ClientAbilities, 'markdown'>,
  rulesPage: string | null = null,
): Hover | null {
  const offset = offsetOf(snapshot, params.position);
  const page = client.markdown ? rulesPage : null;
  const location = locate(snapshot.tree, offset);
  const answer =
    aboutMention(snapshot, offset) ??
    linkAt(snapshot, location, offset) ??
    pathAt(snapshot, location, offset) ??
    aboutPlace(snapshot, location, page) ??
    aboutComment(snapshot, offset, page);
  if (!answer || answer.blocks.length === 0) return null;
  return { contents: markup(answer.blocks, client.markdown), range: rangeOf(snapshot.lines, answer.span) };
}

/** Of several plans that know the name, the first that has something to say. */
function aboutMention(snapshot: Snapshot, offset: number): Answer | null {
  for (const { analysis, mention } of mentionsAt(snapshot.analyses, snapshot.file, offset)) {
    const blocks = aboutName(analysis, mention, snapshot.simulatedOf(analysis));
    if (blocks.length > 0) return { blocks, span: mention.place.span };
  }
  return null;
}

/** In the text of a link or an assignment, or at a field of one that is written as a map. */
function linkAt(snapshot: Snapshot, location: Location | null, offset: number): Answer | null {
  const { path = [], part, scalar } = location ?? {};
  if (part !== 'value' || !scalar) return null;
  const about = path.slice(-3).includes('after')
    ? aboutLink
    : path.slice(-3).includes('assign')
      ? aboutAssignment
      : null;
  const blocks = about?.(snapshot.analyses[0], itemAt(path), snapshot.file, offset);
  return blocks ? { blocks, span: scalar.span } : null;
}

/** Of several plans, the first in which the file has the path. */
function pathAt({ analyses, file }: Snapshot, location: Location | null, offset: number): Answer | null {
  const { path = [], part } = location ?? {};
  if (part !== 'value' || (path[0] !== 'include' && path[0] !== 'projects')) return null;
  for (const analysis of analyses) {
    const found = aboutPath(analysis, file, offset);
    if (found) return found;
  }
  return null;
}

function aboutPlace(snapshot: Snapshot, location: Location | null, page: string | null): Answer | null {
  if (!location?.scalar) return null;
  const { path, part, scalar } = location;
  if (part === 'key') {
    if (isRulePath(path)) return { blocks: aboutRule(scalar.text, page), span: scalar.span };
    // A key that is an id of the plan's own is no word of the language.
    if (definesAt(path.slice(0, -1)) !== null) return null;
    const description = describe(path);
    return (
      description && {
        blocks: [...aboutKey(scalar.text, description), ...aboutPlan(snapshot, path)],
        span: scalar.span,
      }
    );
  }
  const date = parseDate(scalar.text.trim());
  const description = describe(path);
  if (date && isDate(description?.values.kind)) {
    return { blocks: aboutDate(snapshot.analyses[0], date, itemAt(path)), span: scalar.span };
  }
  const word = scalar.text.trim();
  if (!description) return null;
  const [analysis] = snapshot.analyses;
  const blocks = aboutWord(word, description, analysis.plan, path);
  if (blocks.length > 0) return { blocks, span: scalar.span };
  const { around } = snapshot;
  return { blocks: aboutAmount(word, description, path, { analysis, around }), span: scalar.span };
}

/** What the simulation says of the plan, at the word that begins its header. */
function aboutPlan(snapshot: Snapshot, path: Location['path']): Block[] {
  const [analysis] = snapshot.analyses;
  const isHeader = path.length === 1 && path[0] === 'project' && analysis.plan.root === snapshot.file;
  return isHeader ? factsBlock(planFacts(analysis, snapshot.simulatedOf(analysis))) : [];
}

function aboutComment({ text }: Snapshot, offset: number, page: string | null): Answer | null {
  const rule = ruleInComment(text, offset);
  return rule && { blocks: aboutRule(rule.name, page), span: rule.span };
}

function isDate(kind: string | null | undefined): boolean {
  return kind === 'date' || kind === 'day';
}
