/**
 * Where the symbols of an outline go, told from top to bottom: each is opened, then what it holds, then it is closed.
 * As objects for whoever writes messages by himself, as JSON for whoever hands it on as it is.
 */
import type { DocumentSymbol, SymbolKind } from 'vscode-languageserver-types';
import type { Lines } from '../core/base/lines.ts';
import { escaped, type JsonText, JsonWriter } from './json-text.ts';
import { LineCursor } from './line-cursor.ts';

export interface ToldSymbol {
  readonly name: string;
  readonly title: string;
  /** Empty where there are none. */
  readonly dates: readonly string[];
  readonly kind: SymbolKind;
  /** Its name stands where it begins. */
  readonly start: number;
  readonly nameEnd: number;
  readonly end: number;
}

export interface SymbolSink<S> {
  open(symbol: ToldSymbol): void;
  close(): void;
  /** All of them; nothing more may be told. */
  end(): S;
}

/** Between a title and dates, and between two dates. */
const DOT = ' · ';
const DASH = ' – ';

export class SymbolObjects implements SymbolSink<DocumentSymbol[]> {
  readonly #cursor: LineCursor;
  readonly #all: DocumentSymbol[] = [];
  readonly #open: DocumentSymbol[] = [];

  constructor(lines: Lines) {
    this.#cursor = new LineCursor(lines);
  }

  open({ name, title, dates, kind, start, nameEnd, end }: ToldSymbol): void {
    const from = this.#cursor.positionOf(start);
    const selectionRange = { start: from, end: this.#cursor.positionOf(nameEnd) };
    const range = { start: from, end: this.#cursor.positionOf(end) };
    const detail = detailOf(title, dates.join(DASH), DOT);
    const made: DocumentSymbol = { name, kind, range, selectionRange };
    if (detail) made.detail = detail;
    const holder = this.#open.at(-1);
    if (holder === undefined) this.#all.push(made);
    else if (holder.children === undefined) holder.children = [made];
    else holder.children.push(made);
    this.#open.push(made);
  }

  close(): void {
    this.#open.pop();
  }

  end(): DocumentSymbol[] {
    return this.#all;
  }
}

/** The marks between words as escapes: a text of ASCII alone is written and read in half the time. */
const ESCAPED_DOT = ' \\u00b7 ';
const ESCAPED_DASH = ' \\u2013 ';
/** Characters put together before they are written. */
const ENOUGH = 4096;

export class SymbolText implements SymbolSink<JsonText<DocumentSymbol[]>> {
  readonly #cursor: LineCursor;
  readonly #writer = new JsonWriter();
  #text = '[';
  #depth = 0;
  /** Whether the symbol told last is still open, or the list has just begun. */
  #isOpen = true;

  constructor(lines: Lines) {
    this.#cursor = new LineCursor(lines);
  }

  open({ name, title, dates, kind, start, nameEnd, end }: ToldSymbol): void {
    const before = !this.#isOpen ? ',' : this.#depth === 0 ? '' : ',"children":[';
    const detail = detailOf(escaped(title), dates.join(ESCAPED_DASH), ESCAPED_DOT);
    const said = detail && `"detail":"${detail}",`;
    const from = `{"start":${this.#position(start)},"end":`;
    const places = `"selectionRange":${from}${this.#position(nameEnd)}},"range":${from}${this.#position(end)}}`;
    this.#text += `${before}{"name":"${escaped(name)}",${said}"kind":${kind},${places}`;
    this.#isOpen = true;
    this.#depth++;
  }

  close(): void {
    this.#text += this.#isOpen ? '}' : ']}';
    this.#isOpen = false;
    this.#depth--;
    if (this.#text.length > ENOUGH) this.#write();
  }

  end(): JsonText<DocumentSymbol[]> {
    this.#text += ']';
    this.#write();
    return this.#writer.end();
  }

  #position(offset: number): string {
    const line = this.#cursor.lineOf(offset);
    return `{"line":${line},"character":${offset - this.#cursor.startOf(line)}}`;
  }

  #write(): void {
    this.#writer.write(this.#text);
    this.#text = '';
  }
}

function detailOf(title: string, when: string, dot: string): string {
  return title && when ? title + dot + when : title || when;
}
