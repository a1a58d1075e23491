/**
 * Where a task lies when it starts or finishes at an instant, hand by hand. A start moves on to
 * when the first of them works, a finish back to when the last did; what the clock rules and what
 * takes no time stays where it is.
 */
import type { SlowShift, Task } from './slow-task.ts';

export function endOf(task: Task, from: number, left = task.length): number {
  if (task.elapsed) return from + left;
  return Math.max(...task.hands.map(({ calendar, length }) => calendar.add(from, shareOf(task, length, left))));
}

export function beginOf(task: Task, to: number, left = task.length): number {
  if (task.elapsed) return to - left;
  return Math.min(...task.hands.map(({ calendar, length }) => calendar.subtract(to, shareOf(task, length, left))));
}

export function asStart(task: Task, at: number): number {
  if (task.elapsed || task.length === 0) return at;
  return Math.min(...task.hands.map(({ calendar }) => calendar.nextStart(at)));
}

export function asFinish(task: Task, at: number): number {
  if (task.elapsed || task.length === 0) return at;
  return Math.max(...task.hands.map(({ calendar }) => calendar.previousFinish(at)));
}

/** Minutes that can be worked between two instants, by whoever can work longest. */
export function lengthBetween(task: Task, from: number, to: number): number {
  return task.elapsed ? to - from : Math.max(...task.hands.map(({ calendar }) => calendar.count(from, to)));
}

/** When each assignment is worked on a task that has not begun, and how much work it is. */
export function shiftsOf({ hands, start }: Task): readonly SlowShift[] {
  return hands.flatMap(({ assignment, calendar, length, work }) => {
    if (!assignment) return [];
    const from = calendar.nextStart(start);
    return [{ party: assignment.party, from, to: calendar.add(from, length), work }];
  });
}

/** What is left of one hand's length where `left` is of the whole task. */
function shareOf(task: Task, length: number, left: number): number {
  if (left === task.length) return length;
  return task.length === 0 ? left : Math.round((length * left) / task.length);
}
