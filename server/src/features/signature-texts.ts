/**
 * The forms of the two small texts that mention ids: `survey SS+2d` of `after` and `ali 50%` or
 * `rack x4` of `assign`, and which of their parts a half-typed one has come to.
 */
import type { Analysis } from '../core/analyse.ts';
import { keysAt, type Word } from '../core/schema/knowledge.ts';
import { aboutName } from './hover-name.ts';
import type { Block } from './markup.ts';

/** One way to write something. */
export interface Form {
  readonly parts: readonly { readonly text: string; readonly about: readonly Block[] }[];
  readonly between: string;
  /** The part being written; -1 where nothing tells. */
  readonly part: number;
  /** The form that what is typed has. */
  readonly active: boolean;
  readonly about: readonly Block[];
}

const LINK_PATH = ['tasks', 'id', 'after'];
const ASSIGNMENT_PATH = ['tasks', 'id', 'assign'];

/** `typed` is the text of the link up to the cursor. */
export function formOfLink(analysis: Analysis, typed: string): Form {
  const { id, rest } = split(typed);
  const alias = /^([\w-]+):(.*)$/.exec(id);
  const name = alias ? aboutTask(analysis, alias[2] ?? '', alias[1] ?? null) : aboutTask(analysis, id, null);
  const type = /^(FS|SS|FF|SF)?(?![A-Za-z])/.exec(rest)?.[1];
  const part = rest === '' && !/\s$/.test(typed) ? 0 : /[-+\d]/.test(rest) || (type && /^..\s/.test(rest)) ? 2 : 1;
  return {
    parts: [
      { text: 'ID', about: name ?? prose(LINK_PATH, 'task') },
      { text: '[FS|SS|FF|SF]', about: typeProse(type) },
      { text: '[+LAG|-LEAD]', about: [...prose(LINK_PATH, 'lag'), { kind: 'prose', markdown: LAGS }] },
    ],
    between: ' ',
    part,
    active: true,
    about: [],
  };
}

const LAGS = '`+2d` two working days later, `-1d` one of overlap, `+2ed` by the clock, `+50%` of what comes before.';

function aboutTask(analysis: Analysis, id: string, project: string | null): readonly Block[] | null {
  const blocks = id === '' ? [] : aboutName(analysis, { namespace: 'item', id, project });
  // The whole of a hover is more than there is room for: name and dates.
  return blocks.length > 0 ? blocks.slice(0, 2) : null;
}

/** What the types mean, the typed one alone. */
function typeProse(type: string | undefined): Block[] {
  const words = keysAt(LINK_PATH).find(({ key }) => key === 'type')?.values.words ?? [];
  const line = ({ word, description }: Word) => `\`${word}\`: ${description ?? ''}`;
  const shown = type === undefined ? words : words.filter(({ word }) => word === type);
  return [{ kind: 'prose', markdown: shown.map((word) => `- ${line(word)}`).join('\n') }];
}

/** Of people by their share of time, of material by pieces; the first is meant where nothing tells. */
export function formOfAssignment(analysis: Analysis, typed: string): Form[] {
  const { id, rest } = split(typed);
  const { plan } = analysis;
  const material = rest.startsWith('x') || plan.resources.get(id)?.type === 'material';
  const named = id === '' ? [] : aboutName(analysis, { namespace: 'party', id, project: null }).slice(0, 1);
  const who = { text: 'ID', about: named.length > 0 ? named : prose(ASSIGNMENT_PATH, 'resource') };
  const part = rest === '' && !/\s$/.test(typed) ? 0 : 1;
  const form = (text: string, key: string, active: boolean): Form => ({
    parts: [who, { text, about: prose(ASSIGNMENT_PATH, key) }],
    between: ' ',
    part,
    active,
    about: [],
  });
  return [form('[UNITS%]', 'units', !material), form('xN', 'quantity', material)];
}

function split(typed: string): { id: string; rest: string } {
  const match = /^\s*([\w:.-]*)\s*(.*)$/s.exec(typed);
  return { id: match?.[1] ?? '', rest: match?.[2] ?? '' };
}

function prose(path: readonly string[], key: string): Block[] {
  const markdown = keysAt(path).find((one) => one.key === key)?.description;
  return markdown ? [{ kind: 'prose', markdown }] : [];
}
