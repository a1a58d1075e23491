import { PLAIN_CLIENT } from '../../server/src/features/client.ts';
import { checkOffers, checkTaken } from '../support/check-completion.ts';

describe('keys', () => {
  it('are those of the place, without those that are there', () =>
    checkOffers('project: {name: A}\ntasks:\n  design:\n    duration: 3d\n    $0\n', {
      has: ['after', 'assign', 'name', 'deadline'],
      lacks: ['duration', 'project', 'gate'],
    }));

  it('begin with what is required', () => checkOffers('project:\n  $0\n', { first: ['name', 'type', 'start'] }));

  it('bring a colon and a space', () =>
    checkTaken(
      'project: {name: A}\ntasks:\n  design:\n    dur$0\n',
      'duration',
      'project: {name: A}\ntasks:\n  design:\n    duration: $0\n',
    ));

  it('replace only the key where its colon is there', () =>
    checkTaken(
      'project: {name: A}\ntasks:\n  design:\n    du$0ratio: 3d\n',
      'duration',
      'project: {name: A}\ntasks:\n  design:\n    duration$0: 3d\n',
    ));

  it('open a block one step further in', () =>
    checkTaken(
      'project: {name: A}\nphases:\n  planning:\n    $0\n',
      'gate',
      'project: {name: A}\nphases:\n  planning:\n    gate:\n      $0\n',
    ));

  it('open braces within braces', () =>
    checkTaken(
      'project: {name: A}\nphases:\n  planning: {$0}\n',
      'gate',
      'project: {name: A}\nphases:\n  planning: {gate: {$0}}\n',
    ));

  it('are offered at the end of a file that has no last line break', () =>
    checkOffers('project:\n  name: A\n  $0', { has: ['start', 'calendar'], lacks: ['name'] }));

  it('know which map an empty line belongs to by its indentation', () => {
    const text = (indent: string) =>
      `project: {name: A}\nphases:\n  planning:\n    tasks:\n      design:\n        duration: 3d\n${indent}$0\n`;
    checkOffers(text('        '), { has: ['after'], lacks: ['gate'] });
    checkOffers(text('    '), { has: ['gate'], lacks: ['duration'] });
    checkOffers(text(''), { has: ['risks', 'calendars'], lacks: ['project', 'gate'] });
  });

  it('are none where nothing can stand, far to the right', () =>
    checkOffers(`project: {name: A}\n${'\t'.repeat(300)}$0\n`, { exactly: [] }));

  it('indent for a client that indents by itself', () =>
    checkTaken(
      'project: {name: A}\nphases:\n  planning:\n    $0\n',
      'gate',
      'project: {name: A}\nphases:\n  planning:\n    gate:\n  $0\n',
      { ...PLAIN_CLIENT },
    ));
});

describe('whole entries', () => {
  it('are offered where an id belongs', () => {
    checkOffers('project: {name: A}\ntasks:\n  $0\n', { has: ['task', 'milestone', 'summary task'] });
    checkOffers('project: {name: A}\nphases:\n  $0\n', { has: ['phase', 'initiation', 'closing'] });
    checkOffers('project: {name: A}\nrisks:\n  $0\n', { has: ['risk'] });
  });

  it('keep the indentation of the place', () =>
    checkTaken(
      'project: {name: A}\nphases:\n  planning:\n    tasks:\n      $0\n',
      'milestone',
      'project: {name: A}\nphases:\n  planning:\n    tasks:\n      milestone-id$0:\n        name: What is reached\n        milestone: true\n        after: task-before\n',
    ));
});

describe('tasks of the plan', () => {
  it('are offered where it has no phases', () => checkOffers('project: {name: A}\n$0', { has: ['tasks', 'phases'] }));
  it('are not offered beside phases', () =>
    checkOffers('project: {name: A}\nphases: {a: {tasks: {}}}\n$0', { lacks: ['tasks', 'phases'], has: ['risks'] }));
});
