/** The text of a plan in which few people do many tasks, so that levelling has something to search for. */
import { randomFrom } from '../../server/src/core/base/rng.ts';

export interface BusyPlan {
  readonly tasks: number;
  /** Of the plan's links and lengths; the search has the default one. */
  readonly seed: number;
  /** `level-schedules`; by the size of the plan where left out. */
  readonly schedules?: number;
  /** Everybody works other hours, one at night. */
  readonly ownHours?: boolean;
}

const PEOPLE = ['ada', 'ben', 'cem', 'dua'];

export function busyPlan({ tasks, seed, schedules, ownHours = false }: BusyPlan): string {
  const random = randomFrom(seed);
  const lines = [
    'project:',
    '  name: Busy',
    '  start: 2026-01-05',
    '  level-resources: true',
    ...(schedules === undefined ? [] : [`  level-schedules: ${schedules}`]),
    ...(ownHours ? CALENDARS : []),
    'resources:',
    ...PEOPLE.map((id) => `  ${id}: {name: ${id}${ownHours ? `, calendar: of-${id}` : ''}}`),
    'tasks:',
  ];
  for (let task = 0; task < tasks; task++) {
    const people = PEOPLE.filter(() => random.below(5) < 2);
    const chosen = people.length > 0 ? people : [PEOPLE[random.below(PEOPLE.length)] ?? 'ada'];
    const units = random.below(4) === 0 ? ' 50%' : '';
    const after = [3, 9, 15].flatMap((far) => {
      const from = task - 1 - random.below(far);
      return from >= 0 && random.below(2) === 0 ? [`t${from}`] : [];
    });
    const assign = chosen.map((id) => `${id}${units}`).join(', ');
    lines.push(
      `  t${task}: {duration: ${1 + random.below(10)}d, assign: [${assign}], after: [${[...new Set(after)].join(', ')}]}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

const CALENDARS = [
  'calendars:',
  '  of-ada: {working-hours: ["07:00-15:00"]}',
  '  of-ben: {working-days: [mon, tue, wed], working-hours: ["09:00-12:00", "13:00-18:00"]}',
  '  of-cem: {working-hours: ["22:00-06:00"], holidays: DE-BE}',
  '  of-dua: {working-days: [tue, wed, thu, fri, sat], working-hours: ["08:00-16:00"]}',
];
