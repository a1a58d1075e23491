/**
 * Repairs for an id that nothing defines: an entry of that id where such entries are kept. Offered
 * beside the nearest id that does exist, and never as the preferred one, since a slip of the
 * fingers is likelier than a task nobody wrote down.
 */
import type { Analysis } from '../core/analyse.ts';
import type { Fix, Problem } from '../core/base/problem.ts';
import type { RuleId } from '../core/base/rule-ids.ts';
import type { FileId } from '../core/base/span.ts';
import { parseAssignment } from '../core/model/read-texts.ts';
import { readableId } from '../core/model/read-values.ts';
import type { SourceFile } from '../core/model/sources.ts';
import { type EditPath, insertEntry } from '../core/syntax/edit.ts';
import { type Location, locate } from '../core/syntax/locate.ts';
import { entryOf, valueAt } from '../core/syntax/tree.ts';
import { type Mention, mentionAt } from './names.ts';

const RULES: ReadonlySet<RuleId> = new Set<RuleId>([
  'unknown-task',
  'unknown-resource',
  'unknown-calendar',
  'unknown-reference',
]);

/** None where the finding is about something else, or no place for the entry can be told. */
export function missingIdFixes(analysis: Analysis, problem: Problem): readonly Fix[] {
  if (!RULES.has(problem.rule)) return [];
  const mention = mentionAt(analysis, problem.file, problem.span.start);
  if (!mention || mention.defines || mention.project !== null || mention.id.includes('.')) return [];
  const home = homeOf(analysis, mention);
  if (!home) return [];
  const { source, path, noun, entry } = home;
  const edits = insertEntry(source.text, source.tree, path, mention.id, entry);
  if (!edits) return [];
  return [{ title: `Add ${noun} '${mention.id}'`, edits: edits.map((edit) => ({ ...edit, file: source.file })) }];
}

interface Home {
  readonly source: SourceFile;
  readonly path: EditPath;
  readonly noun: string;
  /** The least that makes a whole entry. */
  readonly entry: string;
}

function homeOf(analysis: Analysis, mention: Mention): Home | null {
  const own = sourceOf(analysis, mention.place.file);
  if (!own) return null;
  const location = locate(own.tree, mention.place.span.start);
  const path = location?.path ?? [];
  const key = path.findLast((step) => step !== '[]') ?? '';
  const name = `{name: ${readableId(mention.id)}}`;
  switch (mention.namespace) {
    case 'item': {
      const tasks = tasksAround(path) ?? tasksOf(own);
      return tasks && { source: own, path: tasks, noun: 'task', entry: '{duration: 1d}' };
    }
    case 'party': {
      const section = key === 'team' ? 'teams' : STAKEHOLDER_KEYS.has(key) ? 'stakeholders' : 'resources';
      if (section === 'resources' && location && isCounted(location)) {
        const entry = `{name: ${readableId(mention.id)}, type: material}`;
        return { ...sectionOf(analysis, own, section), noun: 'material', entry };
      }
      return { ...sectionOf(analysis, own, section), noun: PARTY_NOUNS[section], entry: name };
    }
    case 'calendar':
      return {
        ...sectionOf(analysis, own, 'calendars'),
        noun: 'calendar',
        entry: '{working-days: [mon, tue, wed, thu, fri]}',
      };
    case 'deliverable':
      return { ...sectionOf(analysis, own, 'deliverables'), noun: 'deliverable', entry: name };
    case 'uncertainty':
      return {
        ...sectionOf(analysis, own, 'uncertainty'),
        noun: 'category of uncertainty',
        entry: '{optimistic: 90%, pessimistic: 140%}',
      };
    default:
      return null;
  }
}

const STAKEHOLDER_KEYS: ReadonlySet<string> = new Set(['sponsor', 'approvers', 'accepted-by', 'requested-by']);
const PARTY_NOUNS = { teams: 'team', stakeholders: 'stakeholder', resources: 'person' } as const;

/** Assigned in pieces, `rack x4`, which nobody comes in. */
function isCounted({ path, scalar, ancestors }: Location): boolean {
  if (!path.includes('assign') || !scalar) return false;
  if (path.at(-1) === 'resource') return valueAt(ancestors.at(-2), 'quantity') !== undefined;
  return parseAssignment(scalar.text)?.quantity !== null;
}

/** Beside the task that mentions it: `['phases', 'design', 'tasks']` of a path within a task there. */
function tasksAround(path: readonly string[]): EditPath | null {
  if (path[0] !== 'tasks' && path[0] !== 'phases') return null;
  const last = path.lastIndexOf('tasks');
  if (last >= 0) return path.slice(0, last + 1);
  return path[1] === undefined ? null : ['phases', path[1], 'tasks'];
}

/** Where a file keeps its tasks, if it has any place for them: at its top, or in its last phase. */
function tasksOf({ tree }: SourceFile): EditPath | null {
  if (entryOf(tree.root, 'tasks')) return ['tasks'];
  const phases = valueAt(tree.root, 'phases');
  const last = phases?.kind === 'map' ? phases.entries.at(-1) : undefined;
  return last ? ['phases', last.key.text, 'tasks'] : null;
}

/** In the file that has such a section already, else in the file of the mention. */
function sectionOf({ plan, sources }: Analysis, own: SourceFile, section: string): Pick<Home, 'source' | 'path'> {
  const files = [own.file, ...plan.files].flatMap((file) => sources.files.get(file) ?? []);
  const found = files.find(
    (file): file is SourceFile => 'tree' in file && valueAt(file.tree.root, section)?.kind === 'map',
  );
  return { source: found ?? own, path: [section] };
}

function sourceOf({ sources }: Analysis, file: FileId): SourceFile | null {
  const found = sources.files.get(file);
  return found && 'tree' in found ? found : null;
}
