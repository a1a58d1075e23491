/**
 * Messages from a panel's page, checked before anything is done with them. The page draws text of
 * strangers, so its word is taken only where every field has its type and the file was named by us.
 */
import type { FromPanel } from '../../../server/src/protocol/panel.ts';
import type { WhatIf } from '../../../server/src/protocol/simulation.ts';
import type { Target } from '../../../server/src/protocol/view.ts';
import { isRecord, readCount, readId, readNames, readOneOf } from './fields.ts';
import { readIntent } from './from-page-intent.ts';

const EXPORTS = ['html', 'pdf', 'mermaid', 'markdown'] as const;

/** Of a picture's text: more than a page can draw. */
const LONGEST_PICTURE = 200_000_000;

/** The message, or null where it is none that a page may send. Fields we do not know are left out. */
export function readFromPanel(message: unknown): FromPanel | null {
  if (!isRecord(message)) return null;
  switch (message['type']) {
    case 'ready':
    case 'undo':
    case 'restart':
    case 'newPlan':
    case 'showProblems':
      return { type: message['type'] };
    case 'reveal': {
      const target = readTarget(message['target']);
      const version = readCount(message['version']);
      const { keepFocus } = message;
      if (target === null || version === null || typeof keepFocus !== 'boolean') return null;
      return { type: 'reveal', version, target, keepFocus };
    }
    case 'revealItem': {
      const id = readId(message['id']);
      const finding = message['finding'] === null ? null : (readCount(message['finding']) ?? undefined);
      const { keepFocus } = message;
      if (id === null || finding === undefined || typeof keepFocus !== 'boolean') return null;
      return { type: 'revealItem', id, finding, keepFocus };
    }
    case 'why': {
      const id = readId(message['id']);
      const version = readCount(message['version']);
      return id === null || version === null ? null : { type: 'why', version, id };
    }
    case 'sight': {
      const rows = readRows(message['rows']);
      return rows && { type: 'sight', rows };
    }
    case 'edit': {
      const number = readCount(message['number']);
      const version = readCount(message['version']);
      const intent = readIntent(message['intent']);
      const { preview } = message;
      if (number === null || version === null || intent === null || typeof preview !== 'boolean') return null;
      return { type: 'edit', number, version, intent, preview };
    }
    case 'save':
      return readSaved(message);
    case 'whatIf': {
      const whatIf = readWhatIf(message['whatIf']);
      return whatIf && { type: 'whatIf', whatIf };
    }
    case 'simulate': {
      const action = readOneOf(message['action'], ['start', 'stop']);
      return action && { type: 'simulate', action };
    }
    case 'export': {
      const format = readOneOf(message['format'], EXPORTS);
      return format && { type: 'export', format };
    }
    default:
      return null;
  }
}

/** The plan a restored page showed; null where its state does not say. */
export function readState(state: unknown): string | null {
  return isRecord(state) && typeof state['uri'] === 'string' ? state['uri'] : null;
}

/** A drawing begins as one; a PNG is base64 and nothing else. Of a table any text will do. */
function readSaved({ format, data, name }: Readonly<Record<string, unknown>>): FromPanel | null {
  if (typeof data !== 'string' || data.length > LONGEST_PICTURE) return null;
  if (name !== undefined && !(typeof name === 'string' && NAME.test(name))) return null;
  const of = readOneOf(format, ['svg', 'png', 'csv']);
  if (of === null || !LOOKS_LIKE[of](data)) return null;
  return { type: 'save', format: of, data, ...(name !== undefined && { name }) };
}

/** From and to; a page tells of a thousand rows at the most. */
const MOST_ROWS = 2000;

function readRows(value: unknown): readonly number[] | null {
  return Array.isArray(value) && value.length <= MOST_ROWS && value.every((row) => readCount(row) !== null)
    ? value
    : null;
}

/** It becomes part of a file's name. */
const NAME = /^[a-z][a-z0-9-]{0,39}$/;

const LOOKS_LIKE: Readonly<Record<'svg' | 'png' | 'csv', (data: string) => boolean>> = {
  svg: (data) => /^\s{0,9}<(?:\?xml|svg)\s/.test(data),
  png: (data) => data.startsWith(PNG_BEGIN) && /^[A-Za-z0-9+/]+={0,2}$/.test(data),
  csv: () => true,
};

function readWhatIf(value: unknown): WhatIf | null {
  if (!isRecord(value)) return null;
  const off = readNames(value['off']);
  const answered = readNames(value['answered']);
  return off && answered && { off, answered };
}

/** The signature that every PNG begins with, in base64. */
const PNG_BEGIN = 'iVBORw0KGgo';

function readTarget(value: unknown): Target | null {
  if (!isRecord(value) || typeof value['uri'] !== 'string' || !isRecord(value['range'])) return null;
  const start = readPosition(value['range']['start']);
  const end = readPosition(value['range']['end']);
  return start && end ? { uri: value['uri'], range: { start, end } } : null;
}

function readPosition(value: unknown): Target['range']['start'] | null {
  if (!isRecord(value)) return null;
  const line = readCount(value['line']);
  const character = readCount(value['character']);
  return line === null || character === null ? null : { line, character };
}
