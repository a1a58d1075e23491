/** What a person wants changed, as the page tells it: every field checked, others left out, else null. */
import type {
  CellField,
  EditIntent,
  LinkType,
  MoveBy,
  RiskField,
  RiskStage,
} from '../../../server/src/protocol/plan-edit.ts';
import {
  isRecord,
  readCount,
  readId,
  readIds,
  readList,
  readMinute,
  readOneOf,
  readPercent,
  readText,
} from './fields.ts';

const MOVE_BY: readonly MoveBy[] = ['no-earlier', 'must', 'lag'];
const LINK_TYPES: readonly LinkType[] = ['FS', 'SS', 'FF', 'SF'];
const FIELDS: readonly CellField[] = ['start', 'finish', 'duration', 'percent', 'who', 'deadline'];
const RISK_FIELDS: readonly RiskField[] = [
  'status',
  'owner',
  'probability',
  'impact',
  'schedule',
  'cost',
  'scope',
  'quality',
];
const RISK_STAGES: readonly RiskStage[] = ['inherent', 'residual', 'target'];
const DIRECTIONS = ['up', 'down'] as const;

/** A lag is an amount and a unit: `+2d`, `-1.5eh`, `+50%`, or empty. */
const LAG = /^(?:[+-]\d{1,9}(?:\.\d{1,6})?(?:%|[a-z]{1,3}))?$/;

export function readIntent(value: unknown): EditIntent | null {
  if (!isRecord(value) || typeof value['kind'] !== 'string') return null;
  return READERS.get(value['kind'])?.(value) ?? null;
}

type Fields = Readonly<Record<string, unknown>>;

/** By name in a Map: `constructor` is the name of no intent. */
const READERS: ReadonlyMap<string, (fields: Fields) => EditIntent | null> = new Map<
  EditIntent['kind'],
  (fields: Fields) => EditIntent | null
>([
  [
    'move',
    (fields) => {
      const by = readOneOf(fields['by'], MOVE_BY);
      const moves = readList(fields['moves'], readMove);
      return by && moves && { kind: 'move', by, moves };
    },
  ],
  [
    'resize',
    (fields) => {
      const id = readId(fields['id']);
      const finish = readMinute(fields['finish']);
      return id === null || finish === null ? null : { kind: 'resize', id, finish };
    },
  ],
  [
    'progress',
    (fields) => {
      const id = readId(fields['id']);
      const percent = readPercent(fields['percent']);
      const begun = fields['begun'];
      if (id === null || percent === null || typeof begun !== 'boolean') return null;
      return { kind: 'progress', id, percent, begun };
    },
  ],
  [
    'link',
    (fields) => {
      const ends = readEnds(fields);
      const type = readOneOf(fields['type'], LINK_TYPES);
      const lag = fields['lag'] === null ? null : (readText(fields['lag']) ?? undefined);
      if (!ends || !type || lag === undefined || (lag !== null && !LAG.test(lag))) return null;
      return { kind: 'link', ...ends, type, lag };
    },
  ],
  [
    'unlink',
    (fields) => {
      const ends = readEnds(fields);
      const type = readOneOf(fields['type'], LINK_TYPES);
      return ends && type ? { kind: 'unlink', ...ends, type } : null;
    },
  ],
  [
    'rename',
    (fields) => {
      const id = readId(fields['id']);
      const name = readText(fields['name']);
      return id === null || name === null ? null : { kind: 'rename', id, name };
    },
  ],
  [
    'add',
    (fields) => {
      const after = fields['after'] === '' ? '' : readId(fields['after']);
      const name = readText(fields['name']);
      const inside = fields['inside'];
      if (after === null || name === null || typeof inside !== 'boolean') return null;
      return { kind: 'add', after, inside, name };
    },
  ],
  [
    'fix',
    (fields) => {
      const id = readId(fields['id']);
      const finding = readCount(fields['finding']);
      const title = readText(fields['title']);
      return id === null || finding === null || title === null ? null : { kind: 'fix', id, finding, title };
    },
  ],
  ['delete', (fields) => ofMany('delete', fields)],
  ['indent', (fields) => ofMany('indent', fields)],
  ['outdent', (fields) => ofMany('outdent', fields)],
  [
    'reorder',
    (fields) => {
      const ids = readIds(fields['ids']);
      const direction = readOneOf(fields['direction'], DIRECTIONS);
      return ids && direction && { kind: 'reorder', ids, direction };
    },
  ],
  [
    'cell',
    (fields) => {
      const id = readId(fields['id']);
      const field = readOneOf(fields['field'], FIELDS);
      const text = readText(fields['value']);
      return id === null || !field || text === null ? null : { kind: 'cell', id, field, value: text };
    },
  ],
  [
    'set-risk',
    (fields) => {
      const id = readId(fields['id']);
      const field = readOneOf(fields['field'], RISK_FIELDS);
      const of = readOneOf(fields['of'], RISK_STAGES);
      const value = readText(fields['value']);
      return id === null || !field || !of || value === null ? null : { kind: 'set-risk', id, field, of, value };
    },
  ],
  [
    'risk-action',
    (fields) => {
      const id = readId(fields['id']);
      const action = readId(fields['action']);
      const { done } = fields;
      if (id === null || action === null || typeof done !== 'boolean') return null;
      return { kind: 'risk-action', id, action, done };
    },
  ],
  [
    'add-risk',
    (fields) => {
      const event = readText(fields['event']);
      const probability = readText(fields['probability']);
      const impact = readText(fields['impact']);
      if (event === null || probability === null || impact === null) return null;
      return { kind: 'add-risk', event, probability, impact };
    },
  ],
  [
    'apply-what-if',
    (fields) => {
      const off = readIdsOrNone(fields['off']);
      const answered = readIdsOrNone(fields['answered']);
      return off && answered && { kind: 'apply-what-if', off, answered };
    },
  ],
]);

function ofMany(kind: 'delete' | 'indent' | 'outdent', fields: Fields): EditIntent | null {
  const ids = readIds(fields['ids']);
  return ids && { kind, ids };
}

/** As `readIds`, where there may be none. */
function readIdsOrNone(value: unknown): readonly string[] | null {
  return Array.isArray(value) && value.length === 0 ? [] : readIds(value);
}

function readMove(value: unknown): { readonly id: string; readonly start: number } | null {
  if (!isRecord(value)) return null;
  const id = readId(value['id']);
  const start = readMinute(value['start']);
  return id === null || start === null ? null : { id, start };
}

function readEnds(fields: Fields): { readonly from: string; readonly to: string } | null {
  const from = readId(fields['from']);
  const to = readId(fields['to']);
  return from === null || to === null ? null : { from, to };
}
