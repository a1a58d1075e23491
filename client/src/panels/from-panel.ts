/**
 * Messages from a panel's page, checked before anything is done with them. The page draws text of
 * strangers, so its word is taken only where every field has its type and the file was named by us.
 */
import type { FromPanel } from '../../../server/src/protocol/panel.ts';
import type { Target } from '../../../server/src/protocol/view.ts';
import { isRecord, readCount, readId, readOneOf } from './fields.ts';
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
    case 'edit': {
      const number = readCount(message['number']);
      const version = readCount(message['version']);
      const intent = readIntent(message['intent']);
      const { preview } = message;
      if (number === null || version === null || intent === null || typeof preview !== 'boolean') return null;
      return { type: 'edit', number, version, intent, preview };
    }
    case 'save':
      return readPicture(message);
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

/** A drawing begins as one; a PNG is base64 and nothing else. */
function readPicture({ format, data }: Readonly<Record<string, unknown>>): FromPanel | null {
  if (typeof data !== 'string' || data.length > LONGEST_PICTURE) return null;
  if (format === 'svg' && /^\s{0,9}<(?:\?xml|svg)\s/.test(data)) return { type: 'save', format, data };
  if (format === 'png' && data.startsWith(PNG_BEGIN) && /^[A-Za-z0-9+/]+={0,2}$/.test(data)) {
    return { type: 'save', format, data };
  }
  return null;
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
