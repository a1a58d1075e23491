/**
 * Messages from a panel's page, checked before anything is done with them. The page draws text of
 * strangers, so its word is taken only where every field has its type and the file was named by us.
 */
import type { FromPanel } from '../../../server/src/protocol/panel.ts';
import type { Target } from '../../../server/src/protocol/view.ts';

/** The message, or null where it is none that a page may send. Fields we do not know are left out. */
export function readFromPanel(message: unknown): FromPanel | null {
  if (!isRecord(message)) return null;
  switch (message['type']) {
    case 'ready':
    case 'restart':
    case 'showProblems':
      return { type: message['type'] };
    case 'reveal': {
      const target = readTarget(message['target']);
      const { version, keepFocus } = message;
      if (target === null || !isCount(version) || typeof keepFocus !== 'boolean') return null;
      return { type: 'reveal', version, target, keepFocus };
    }
    default:
      return null;
  }
}

/** The plan a restored page showed; null where its state does not say. */
export function readState(state: unknown): string | null {
  return isRecord(state) && typeof state['uri'] === 'string' ? state['uri'] : null;
}

/** True where some target inside the view leads to this file. */
export function namesFile(view: unknown, uri: string): boolean {
  if (Array.isArray(view)) return view.some((item) => namesFile(item, uri));
  if (!isRecord(view)) return false;
  return view['uri'] === uri || Object.values(view).some((value) => namesFile(value, uri));
}

function readTarget(value: unknown): Target | null {
  if (!isRecord(value) || typeof value['uri'] !== 'string' || !isRecord(value['range'])) return null;
  const start = readPosition(value['range']['start']);
  const end = readPosition(value['range']['end']);
  return start && end ? { uri: value['uri'], range: { start, end } } : null;
}

function readPosition(value: unknown): Target['range']['start'] | null {
  if (!isRecord(value)) return null;
  const { line, character } = value;
  return isCount(line) && isCount(character) ? { line, character } : null;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
