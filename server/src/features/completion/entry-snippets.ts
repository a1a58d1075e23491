/** Entries worth writing whole, by the key of the map they go into. */

export interface EntrySnippet {
  readonly label: string;
  readonly note: string;
  /** `«text»` are stops in the order of the text, `«a|b»` a choice. Indented by two spaces a level. */
  readonly lines: readonly string[];
}

const TASKS: readonly EntrySnippet[] = [
  {
    label: 'task',
    note: 'A task with its length and who does it',
    lines: ['«task-id»:', '  name: «What is done»', '  duration: «5d»', '  assign: «who»'],
  },
  {
    label: 'task after another',
    note: 'A task that waits for another one',
    lines: ['«task-id»:', '  name: «What is done»', '  duration: «5d»', '  after: «task-before»'],
  },
  {
    label: 'task with an estimate',
    note: 'A task that takes between two lengths',
    lines: [
      '«task-id»:',
      '  name: «What is done»',
      '  estimate: {optimistic: «3d», most-likely: «5d», pessimistic: «10d»}',
    ],
  },
  {
    label: 'milestone',
    note: 'A point in time that takes no work',
    lines: ['«milestone-id»:', '  name: «What is reached»', '  milestone: true', '  after: «task-before»'],
  },
  {
    label: 'summary task',
    note: 'A task that holds tasks',
    lines: ['«group-id»:', '  name: «Group»', '  tasks:', '    «task-id»:', '      duration: «5d»'],
  },
];

const PHASES: readonly EntrySnippet[] = [
  {
    label: 'phase',
    note: 'A phase with its tasks and a gate at its end',
    lines: [
      '«phase-id»:',
      '  name: «Phase»',
      '  stage: «initiation|planning|execution|monitoring|closing»',
      '  tasks:',
      '    «task-id»:',
      '      name: «What is done»',
      '      duration: «5d»',
      '  gate:',
      '    criteria: [«What must hold before work goes on»]',
    ],
  },
];

const RISKS: readonly EntrySnippet[] = [
  {
    label: 'risk',
    note: 'A threat with its cause, chance, impact and answer',
    lines: [
      '«risk-id»:',
      '  cause: «Because of»',
      '  event: «this may happen»',
      '  effect: «with this effect»',
      '  probability: «30%»',
      '  impact: {schedule: «5d»}',
      '  affects: [«task-id»]',
      '  response: «mitigate|avoid|transfer|accept|escalate»',
      '  owner: «who»',
      '  status: open',
    ],
  },
];

const RESOURCES: readonly EntrySnippet[] = [
  { label: 'person', note: 'Somebody who does tasks', lines: ['«person-id»: {name: «Name», role: «Role»}'] },
  {
    label: 'equipment',
    note: 'A machine that tasks need',
    lines: ['«equipment-id»: {name: «Name», type: equipment, rate: «400/d»}'],
  },
  {
    label: 'material',
    note: 'What is used up, by the piece',
    lines: ['«material-id»: {name: «Name», type: material, rate: «100»}'],
  },
];

const TEAMS: readonly EntrySnippet[] = [
  {
    label: 'team',
    note: 'People who work together',
    lines: [
      '«team-id»: {name: «Name», function: «networking|hardware|data|service|help-desk|security|development|other»}',
    ],
  },
];

const STAKEHOLDERS: readonly EntrySnippet[] = [
  {
    label: 'stakeholder',
    note: 'Somebody with a say in the project',
    lines: ['«stakeholder-id»: {name: «Name», interest: «high|medium|low», influence: «high|medium|low»}'],
  },
];

const CALENDARS: readonly EntrySnippet[] = [
  {
    label: 'calendar',
    note: 'When work goes on',
    lines: [
      '«calendar-id»:',
      '  working-days: [mon, tue, wed, thu, fri]',
      '  working-hours: ["08:00-12:00", "13:00-17:00"]',
      '  holidays: «DE-BE»',
    ],
  },
];

const ACTIONS: readonly EntrySnippet[] = [
  {
    label: 'action',
    note: 'What is done about it, by whom and until when',
    lines: ['«action-id»: {text: «What is done», owner: «who», due: «2026-12-31»}'],
  },
];

/** One entry each of the registers, with what a reader asks of it first. */
const REGISTERS: readonly (readonly [string, EntrySnippet])[] = [
  [
    'deliverables',
    {
      label: 'deliverable',
      note: 'What is handed over, and when it is good enough',
      lines: [
        '«deliverable-id»:',
        '  name: «What is handed over»',
        '  owner: «who»',
        '  acceptance: [«What must hold for it to be accepted»]',
      ],
    },
  ],
  [
    'decisions',
    {
      label: 'decision',
      note: 'What was decided, by whom and why',
      lines: [
        '«decision-id»:',
        '  name: «What is decided»',
        '  date: «2026-12-31»',
        '  decided-by: «who»',
        '  reason: «Why so»',
      ],
    },
  ],
  [
    'changes',
    {
      label: 'change',
      note: 'A wish to change the plan, with what it costs',
      lines: [
        '«change-id»:',
        '  name: «What is to change»',
        '  requested-by: «who»',
        '  date: «2026-12-31»',
        '  reason: «Why»',
        '  impact: {schedule: «5d», cost: «10k»}',
      ],
    },
  ],
  [
    'assumptions',
    {
      label: 'assumption',
      note: 'What is taken for true and not proven',
      lines: [
        '«assumption-id»:',
        '  name: «What is taken for true»',
        '  owner: «who»',
        '  impact: «What follows if it is not»',
      ],
    },
  ],
  [
    'issues',
    {
      label: 'issue',
      note: 'What has gone wrong and waits for an answer',
      lines: ['«issue-id»:', '  name: «What is wrong»', '  raised-by: «who»', '  owner: «who»'],
    },
  ],
  [
    'technologies',
    {
      label: 'technology',
      note: 'A product with the end of its support',
      lines: ['«technology-id»:', '  version: «1.0»', '  end-of-support: «2029-12-31»', '  used-by: [«task-id»]'],
    },
  ],
  [
    'contracts',
    {
      label: 'contract',
      note: 'What is ordered, with its lead time',
      lines: [
        '«contract-id»:',
        '  vendor: «Who delivers»',
        '  order-by: «2026-12-31»',
        '  lead-time: «6w»',
        '  task: «task-id»',
      ],
    },
  ],
  [
    'agreements',
    {
      label: 'agreement',
      note: 'How people who never worked together will',
      lines: ['«agreement-id»:', '  parties: [«one», «another»]', '  text: «What they promise each other»'],
    },
  ],
  [
    'communication',
    {
      label: 'message',
      note: 'Who hears what, when and from whom',
      lines: [
        '«message-id»:',
        '  audience: [«who»]',
        '  what: «What they hear»',
        '  when: «Every Friday»',
        '  by: «who»',
      ],
    },
  ],
  [
    'correlations',
    {
      label: 'correlation',
      note: 'Tasks that run late together',
      lines: [
        '«correlation-id»:',
        '  tasks: [«one-task», «another-task»]',
        '  coefficient: «0.6»',
        '  reason: «What they share»',
      ],
    },
  ],
  [
    'uncertainty',
    {
      label: 'category of uncertainty',
      note: 'How far durations usually lie from their plan',
      lines: ['«category-id»: {optimistic: «90%», most-likely: «100%», pessimistic: «140%»}'],
    },
  ],
];

export const ENTRY_SNIPPETS: ReadonlyMap<string, readonly EntrySnippet[]> = new Map([
  ['tasks', TASKS],
  ['phases', PHASES],
  ['risks', RISKS],
  ['actions', ACTIONS],
  ['resources', RESOURCES],
  ['teams', TEAMS],
  ['stakeholders', STAKEHOLDERS],
  ['calendars', CALENDARS],
  ...REGISTERS.map(([key, snippet]) => [key, [snippet]] as const),
]);
