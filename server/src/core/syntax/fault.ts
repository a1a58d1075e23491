/** What is wrong with a text as YAML, before it is counted, ordered and made a problem of the tree. */
import type { Span } from '../base/span.ts';

export interface Fault {
  readonly span: Span;
  readonly message: string;
}

export function fault(span: Span, message: string): Fault {
  return { span, message };
}
