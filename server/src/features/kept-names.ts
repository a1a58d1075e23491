/**
 * The names of a plan that nobody has opened, in a few bytes each: words and numbers, neither text nor tree, so that
 * those of a whole workspace can be kept. Says the same as `namesOf` the plan that it was made from.
 */
import type { SymbolKind } from 'vscode-languageserver-types';
import { type Lines, sameLines } from '../core/base/lines.ts';
import { type FileId, type Place, span } from '../core/base/span.ts';
import type { Steps } from '../core/base/steps.ts';
import type { Namespace } from '../core/model/plan.ts';
import { linesOfSource } from '../core/model/source-lines.ts';
import { NOUNS } from './named.ts';
import type { Mention } from './names.ts';
import {
  definitionIn,
  type NamedSymbol,
  type PlanNames,
  type ReadPlan,
  referenceIn,
  rootsOf,
  symbolOf,
} from './plan-names.ts';

const NAMESPACES = Object.keys(NOUNS) as readonly Namespace[];

/** Numbers of a mention: its id, what it calls the other plan, its namespace, the ends of its place. */
const MENTION = 5;
/** Numbers of what a definition is, beside its mention: its name, that of what holds it, its kind. */
const SYMBOL = 3;
/** In place of a word that is not there. */
const NONE = -1;

const NAMES_A_STEP = 64;

/** Files whose names several plans may share, as long as one of these keeps them. */
export type SharedNames = Map<FileId, WeakRef<FileNames>>;

/** @param shared is looked through for files whose names are known, and gets those that are not. */
export function* keepingNames(read: ReadPlan, shared: SharedNames): Steps<PlanNames> {
  const { plan, sources } = read;
  const files = new Map<FileId, NamesInTheMaking>();
  const namesIn = ({ file }: Place): NamesInTheMaking => {
    const known = files.get(file) ?? new NamesInTheMaking();
    files.set(file, known);
    return known;
  };
  let count = 0;
  for (const each of plan.definitions) {
    namesIn(each.place).addSymbol(definitionIn(sources, each), symbolOf(read, each));
    if (++count % NAMES_A_STEP === 0) yield;
  }
  for (const each of plan.references) {
    namesIn(each.place).addMention(referenceIn(sources, each));
    if (++count % NAMES_A_STEP === 0) yield;
  }
  const kept: FileNames[] = [];
  for (const [file, names] of files) {
    const source = sources.files.get(file);
    if (!source || !('tree' in source)) continue;
    const made = new FileNames(file, linesOfSource(source), names);
    const known = shared.get(file)?.deref();
    if (known?.equals(made)) kept.push(known);
    else {
      shared.set(file, new WeakRef(made));
      kept.push(made);
    }
    yield;
  }
  return {
    root: plan.root,
    name: plan.project.name,
    displayName: sources.displayName(plan.root),
    projects: rootsOf(sources),
    mentionsNamed: (id) => {
      const found = kept.flatMap((file) => [...file.mentionsNamed(id)]);
      return [...found.filter(({ defines }) => defines), ...found.filter(({ defines }) => !defines)];
    },
    symbols: function* () {
      for (const file of kept) yield* file.symbols();
    },
    linesOf: (file) => kept.find((one) => one.file === file)?.lines,
  };
}

/** The names in one file of a plan. Definitions come first, each with its numbers of a symbol. */
class FileNames {
  readonly file: FileId;
  readonly lines: Lines;
  readonly #words: string;
  /** Where each word begins, and where the last one ends. */
  readonly #starts: Int32Array;
  readonly #mentions: Int32Array;
  readonly #symbols: Int32Array;

  constructor(file: FileId, lines: Lines, names: NamesInTheMaking) {
    this.file = file;
    this.lines = lines;
    const words = [...names.words.keys()];
    this.#words = words.join('');
    this.#starts = new Int32Array(words.length + 1);
    let end = 0;
    words.forEach((word, at) => {
      end += word.length;
      this.#starts[at + 1] = end;
    });
    this.#mentions = Int32Array.from(names.mentions);
    this.#symbols = Int32Array.from(names.symbols);
  }

  *symbols(): Generator<NamedSymbol> {
    for (let at = 0; at * SYMBOL < this.#symbols.length; at++) {
      const [name = NONE, container = NONE, kind = NONE] = this.#symbols.subarray(at * SYMBOL, (at + 1) * SYMBOL);
      const { id, place } = this.#mentionAt(at);
      yield { id, name: this.#word(name) ?? id, container: this.#word(container), kind: kind as SymbolKind, place };
    }
  }

  *mentionsNamed(id: string): Generator<Mention> {
    const word = this.#numberOf(id);
    if (word === NONE) return;
    for (let at = 0; at < this.#mentions.length; at += MENTION) {
      if (this.#mentions[at] === word) yield this.#mentionAt(at / MENTION);
    }
  }

  equals(other: FileNames): boolean {
    return (
      this.#words === other.#words &&
      same(this.#starts, other.#starts) &&
      same(this.#mentions, other.#mentions) &&
      same(this.#symbols, other.#symbols) &&
      sameLines(this.lines, other.lines)
    );
  }

  #mentionAt(at: number): Mention {
    const numbers = this.#mentions.subarray(at * MENTION, (at + 1) * MENTION);
    const [id = NONE, project = NONE, namespace = NONE, start = 0, end = 0] = numbers;
    const place: Place = { file: this.file, span: span(start, end) };
    return {
      namespace: NAMESPACES[namespace] as Namespace,
      id: this.#word(id) ?? '',
      project: this.#word(project),
      place,
      defines: at * SYMBOL < this.#symbols.length,
    };
  }

  #word(number: number): string | null {
    return number === NONE ? null : this.#words.slice(this.#starts[number], this.#starts[number + 1]);
  }

  #numberOf(word: string): number {
    const starts = this.#starts;
    for (let at = 0; at + 1 < starts.length; at++) {
      const start = starts[at] as number;
      if ((starts[at + 1] as number) - start === word.length && this.#words.startsWith(word, start)) return at;
    }
    return NONE;
  }
}

function same(a: Int32Array, b: Int32Array): boolean {
  return a.length === b.length && a.every((value, at) => value === b[at]);
}

class NamesInTheMaking {
  /** By word its number, in their order. */
  readonly words = new Map<string, number>();
  readonly mentions: number[] = [];
  readonly symbols: number[] = [];

  addMention({ id, project, namespace, place: { span: area } }: Mention): void {
    const { start, end } = area;
    this.mentions.push(this.#number(id), this.#number(project), NAMESPACES.indexOf(namespace), start, end);
  }

  /** Before any other mention. */
  addSymbol(mention: Mention, { id, name, container, kind }: NamedSymbol): void {
    this.addMention(mention);
    this.symbols.push(name === id ? NONE : this.#number(name), this.#number(container), kind);
  }

  #number(word: string | null): number {
    if (word === null) return NONE;
    const number = this.words.get(word) ?? this.words.size;
    this.words.set(word, number);
    return number;
  }
}
