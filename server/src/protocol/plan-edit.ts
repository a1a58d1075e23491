/**
 * Changes of a plan that a view asks for, and what the server answers. A view never writes: it tells what
 * the person wants, the server says which characters of which files that is, or why it cannot be.
 * Times are civil minutes.
 */

/** How a task is made to begin at another time. */
export type MoveBy = 'no-earlier' | 'must' | 'lag';

export type LinkType = 'FS' | 'SS' | 'FF' | 'SF';

export type EditIntent =
  /** All or none. `by` is asked of the person once; a task with `fixed` dates keeps them fixed, whatever it says. */
  | {
      readonly kind: 'move';
      readonly by: MoveBy;
      readonly moves: readonly { readonly id: string; readonly start: number }[];
    }
  /** The finish it shall have; written as duration, work, most likely or remaining duration, whichever the task has. */
  | { readonly kind: 'resize'; readonly id: string; readonly finish: number }
  /** 0 to 100. `begun` also writes the actual start where there is none, and at 100 the actual finish. */
  | { readonly kind: 'progress'; readonly id: string; readonly percent: number; readonly begun: boolean }
  /**
   * Adds the link, or gives the one there is another type or lag: `+2d`, `-1d`, `+50%`, empty for none; null leaves the
   * lag as it is written, and is none of a link that is new.
   */
  | {
      readonly kind: 'link';
      readonly from: string;
      readonly to: string;
      readonly type: LinkType;
      readonly lag: string | null;
    }
  /** Takes out the link of that type; one of another type between the two stays. */
  | { readonly kind: 'unlink'; readonly from: string; readonly to: string; readonly type: LinkType }
  | { readonly kind: 'rename'; readonly id: string; readonly name: string }
  /**
   * Below `after` as its sibling (a phase gets it as its first task, where `inside`); empty where the plan has no
   * task yet, it gets its first then. The id follows from the name.
   */
  | { readonly kind: 'add'; readonly after: string; readonly inside: boolean; readonly name: string }
  /** One of the repairs of a finding of the item, by its place among them and its title: `WhyView.fixes`. */
  | { readonly kind: 'fix'; readonly id: string; readonly finding: number; readonly title: string }
  /** With everything below them and every mention; the answer lists what else is touched. */
  | { readonly kind: 'delete'; readonly ids: readonly string[] }
  /** Makes them children of the sibling above, or siblings of their parent. */
  | { readonly kind: 'indent' | 'outdent'; readonly ids: readonly string[] }
  /** Past one sibling. */
  | { readonly kind: 'reorder'; readonly ids: readonly string[]; readonly direction: 'up' | 'down' }
  /** What a cell of the table shows, as typed; empty takes the key out. */
  | { readonly kind: 'cell'; readonly id: string; readonly field: CellField; readonly value: string }
  /**
   * A field of a risk, as typed or chosen; empty takes it out. A level (`very-low` … `very-high`) is written as
   * what stands there is: a word for a word, the middle of its band for a number. `of` says which assessment
   * a probability or impact belongs to.
   */
  | {
      readonly kind: 'set-risk';
      readonly id: string;
      readonly field: RiskField;
      readonly of: RiskStage;
      readonly value: string;
    }
  /** Whether an action of a risk is done. */
  | { readonly kind: 'risk-action'; readonly id: string; readonly action: string; readonly done: boolean }
  /** Behind the last risk, or the plan's first. Probability and impact are levels; the id follows from the event. */
  | { readonly kind: 'add-risk'; readonly event: string; readonly probability: string; readonly impact: string }
  /** What a what-if switches, written: risks that are off are closed, of those answered all actions are done. */
  | { readonly kind: 'apply-what-if'; readonly off: readonly string[]; readonly answered: readonly string[] };

export type CellField = 'start' | 'finish' | 'duration' | 'percent' | 'who' | 'deadline';

/** `impact` is one word for all of it; the four after it are its parts. */
export type RiskField = 'status' | 'owner' | 'probability' | 'impact' | 'schedule' | 'cost' | 'scope' | 'quality';

/** Before anything is done, once the response is carried out, and where its owner wants it to be. */
export type RiskStage = 'inherent' | 'residual' | 'target';

export interface EditParams {
  readonly uri: string;
  /** Of the view that the person looked at; another version refuses the intent as outdated. */
  readonly version: number;
  readonly intent: EditIntent;
  /** True while it is only shown what would be: no edits are made out. */
  readonly preview: boolean;
}

export type EditAnswer =
  | {
      readonly kind: 'refused';
      readonly version: number;
      /** What and why, and what would work: "Not moved: Survey the links ends Fri 6 Mar. Remove the link, or …". */
      readonly reason: string;
      /** Ids of the rows that stand in the way, to be lit. */
      readonly because: readonly string[];
    }
  | {
      readonly kind: 'fits';
      readonly version: number;
      readonly effect: EditEffect;
      /** Empty for a preview. */
      readonly files: readonly EditedFile[];
      /** What was done, past tense: "Firewall rules now starts not before Mon 9 Mar 2026 08:00". */
      readonly said: string;
      /** The item to select afterwards: the one added, else the one edited. */
      readonly selects: string | null;
    };

export interface EditedFile {
  readonly uri: string;
  /** Of the document the edits were made for; null where it is not open. */
  readonly version: number | null;
  /** LSP positions of the text as it is; they do not overlap. */
  readonly edits: readonly {
    readonly range: {
      readonly start: { readonly line: number; readonly character: number };
      readonly end: { readonly line: number; readonly character: number };
    };
    readonly newText: string;
  }[];
}

/** What the edit would do to the schedule. */
export interface EditEffect {
  /** Rows whose dates change, the edited ones among them. Indexes of the view of that version. */
  readonly rows: readonly {
    readonly row: number;
    readonly start: number;
    readonly finish: number;
    readonly critical: boolean;
  }[];
  readonly finish: { readonly before: number; readonly after: number };
  /** How long what is resized then takes, as its row would tell it; null of another edit. */
  readonly takes: string | null;
  /** Names of what would miss its deadline and did not before. */
  readonly misses: readonly string[];
  /** Mentions outside the edited items that are changed or taken out, such as `after` of another task. */
  readonly mentions: number;
  /** Of a preview: other plans that link to what would be gone. Their texts stay as they are, so the links lead nowhere. */
  readonly elsewhere: readonly { readonly plan: string; readonly links: number }[];
}
