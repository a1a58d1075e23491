/**
 * `missing-kick-off`: in the first phase in which three or more functions of IT (hardware, networking,
 * data …) work together, no task up to there is a kick-off and no agreement binds two of them. Where
 * that phase is over, they have met.
 */
import type { Fix, Problem } from '../../base/problem.ts';
import type { Plan, WorkItem } from '../../model/plan.ts';
import { listed } from '../../schedule/words.ts';
import { type CheckInput, finding } from '../check.ts';
import { changeFix, keyOf } from '../written.ts';

const FIRST_MEETING = 3;
const KICK_OFF = /kick[- ]?off/i;

export function missingKickOff({ plan, schedule }: CheckInput): Problem[] {
  const functions = new Map<string, string>();
  for (const id of [...plan.resources.keys(), ...plan.teams.keys()]) {
    const found = functionOf(plan, id);
    if (found) functions.set(id, found);
  }
  if (new Set(functions.values()).size < FIRST_MEETING) return [];
  const startOf = ({ id }: WorkItem): number => schedule.items.get(id)?.start ?? 0;
  for (const phase of plan.outline.filter(({ kind }) => kind === 'phase').sort((a, b) => startOf(a) - startOf(b))) {
    const { parties, hasKickOff } = meetingIn(phase);
    if (hasKickOff) return [];
    const here = new Set([...parties].flatMap((id) => functions.get(id) ?? []));
    if (here.size < FIRST_MEETING) continue;
    if (schedule.items.get(phase.id)?.finished || isAgreed(plan, functions, here)) return [];
    return [
      finding(
        'missing-kick-off',
        keyOf(phase.origin),
        `In \`${phase.id}\` ${listed([...here])} work together for the first time, with no kick-off and no agreement. Add a task in which they meet, or write under \`agreements\` how they will work together.`,
        { fixes: agreementFixes(plan, phase, parties, functions) },
      ),
    ];
  }
  return [];
}

/** Null for the business side and suppliers, who are no function of IT. */
function functionOf({ resources, teams }: Plan, id: string): string | null {
  const resource = resources.get(id);
  const found = resource?.function ?? teams.get(resource?.team ?? id)?.function ?? null;
  return found === 'other' ? null : found;
}

interface Meeting {
  readonly parties: ReadonlySet<string>;
  readonly hasKickOff: boolean;
}

/** A phase is the same object as long as nothing in it changes. */
const meetings = new WeakMap<WorkItem, Meeting>();

function meetingIn(phase: WorkItem): Meeting {
  const known = meetings.get(phase);
  if (known) return known;
  const parties = new Set<string>();
  let hasKickOff = false;
  const look = (item: WorkItem): void => {
    for (const { party } of item.assignments) parties.add(party);
    hasKickOff ||= KICK_OFF.test(item.name) || KICK_OFF.test(item.id);
    item.children.forEach(look);
  };
  look(phase);
  const meeting = { parties, hasKickOff };
  meetings.set(phase, meeting);
  return meeting;
}

function isAgreed(plan: Plan, functions: ReadonlyMap<string, string>, here: ReadonlySet<string>): boolean {
  return [...plan.registers.agreements.values()].some(({ lists }) => {
    const bound = new Set((lists.get('parties') ?? []).flatMap((id) => functions.get(id) ?? []));
    return [...bound].filter((each) => here.has(each)).length >= 2;
  });
}

function agreementFixes(
  plan: Plan,
  phase: WorkItem,
  parties: ReadonlySet<string>,
  functions: ReadonlyMap<string, string>,
): readonly Fix[] {
  const id = `${phase.id}-together`;
  const { agreements } = plan.registers;
  if (agreements.has(id)) return [];
  const bound = new Set([...parties].flatMap((party) => (functions.has(party) ? teamOf(plan, party) : [])));
  const [first] = agreements.values();
  return [
    changeFix(`Add agreement '${id}'`, {
      kind: 'define',
      file: first?.origin.file ?? plan.root,
      section: 'agreements',
      id,
      value: `{name: How we work together, parties: [${[...bound].join(', ')}]}`,
    }),
  ];
}

/** The team, unless the function is the person's own. */
function teamOf({ resources, teams }: Plan, party: string): string {
  const team = resources.get(party)?.team;
  return team && teams.get(team)?.function ? team : party;
}
