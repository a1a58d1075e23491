/** What the editor on the other side can show; features fall back to what every client understands. */
export interface ClientAbilities {
  /** Inserted text may hold tab stops. */
  readonly snippets: boolean;
  /** Inserted lines keep the indentation they were sent with. */
  readonly insertsAsIs: boolean;
  /** A completion may show a note beside its label. */
  readonly labelDetails: boolean;
  /** A list may name the range that all its completions replace. */
  readonly sharedRange: boolean;
  /** A definition may say which text it is the definition of. */
  readonly locationLinks: boolean;
  /** The same of a type definition. */
  readonly typeLinks: boolean;
  /** Documentation may be Markdown. */
  readonly markdown: boolean;
  /** The command by which a completion opens the next one; null where the client has none. */
  readonly suggestCommand: string | null;
  /** The edit of a code action may wait until it is taken. */
  readonly lazyEdits: boolean;
  /** What a hint says besides its label, and where that leads, may wait until somebody looks. */
  readonly lazyHints: boolean;
  /** Lines above the text are shown, so that hints need not say the same. */
  readonly lenses: boolean;
  /** A change may bring files, or take them away. */
  readonly createsFiles: boolean;
  readonly deletesFiles: boolean;
  /** The commands that open a plan's timeline and its risks; null where the client has none. */
  readonly timelineCommand: string | null;
  readonly risksCommand: string | null;
  /** The command that simulates a plan and shows what comes of it; null where the client has none. */
  readonly simulateCommand: string | null;
}

/** Visual Studio Code, and any client that says it can do the same. */
export const ABLE_CLIENT: ClientAbilities = {
  snippets: true,
  insertsAsIs: true,
  labelDetails: true,
  sharedRange: true,
  locationLinks: true,
  typeLinks: true,
  markdown: true,
  suggestCommand: 'editor.action.triggerSuggest',
  lazyEdits: true,
  lazyHints: true,
  lenses: true,
  createsFiles: true,
  deletesFiles: true,
  timelineCommand: 'planline.openTimeline',
  risksCommand: 'planline.openRisks',
  simulateCommand: 'planline.simulate',
};

/** A client that says nothing about itself. */
export const PLAIN_CLIENT: ClientAbilities = {
  snippets: false,
  insertsAsIs: false,
  labelDetails: false,
  sharedRange: false,
  locationLinks: false,
  typeLinks: false,
  markdown: false,
  suggestCommand: null,
  lazyEdits: false,
  lazyHints: false,
  lenses: false,
  createsFiles: false,
  deletesFiles: false,
  timelineCommand: null,
  risksCommand: null,
  simulateCommand: null,
};
