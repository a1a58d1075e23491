/**
 * The rules of the fourteen checks, in words of our own, after DCMA-EA PAM 200.1 *Earned Value
 * Management System Program Analysis Pamphlet* (October 2012), section 4, and its thresholds. "Tasks"
 * are leaves with a duration that are not cancelled; milestones, gates, summaries and phases are not
 * counted. "Open" is what has no actual finish. A month of 22 working days twice makes the 44 days.
 */
import { atLeast, atMost, type HealthId, type HealthRule } from './row.ts';

export const LONG_DAYS = 44;
export const DELAY_DAYS = 600;

export const HEALTH_RULES: Readonly<Record<HealthId, HealthRule>> = {
  logic: {
    number: 1,
    id: 'logic',
    name: 'Logic',
    threshold: atMost(5),
    rule: 'At most 5 % of the open tasks lack a predecessor, a successor or both. The gate of a phase follows all of its tasks.',
  },
  leads: {
    number: 2,
    id: 'leads',
    name: 'Leads',
    threshold: atMost(0),
    rule: 'No link to open work has a lead, that is a negative lag.',
  },
  lags: {
    number: 3,
    id: 'lags',
    name: 'Lags',
    threshold: atMost(5),
    rule: 'At most 5 % of the links to open work have a lag.',
  },
  'relationship-types': {
    number: 4,
    id: 'relationship-types',
    name: 'Relationship types',
    threshold: atLeast(90, 'percent'),
    rule: 'At least 90 % of the links to open work lead from finish to start.',
  },
  'hard-constraints': {
    number: 5,
    id: 'hard-constraints',
    name: 'Hard constraints',
    threshold: atMost(5),
    rule: 'At most 5 % of the open tasks have a date that keeps links from moving them: must-start-on, must-finish-on, start-no-later-than, finish-no-later-than or fixed.',
  },
  'high-float': {
    number: 6,
    id: 'high-float',
    name: 'High float',
    threshold: atMost(5),
    rule: `At most 5 % of the open tasks have a total float of more than ${LONG_DAYS} working days.`,
  },
  'negative-float': {
    number: 7,
    id: 'negative-float',
    name: 'Negative float',
    threshold: atMost(0),
    rule: 'No open task has a total float below zero.',
  },
  'high-duration': {
    number: 8,
    id: 'high-duration',
    name: 'High duration',
    threshold: atMost(5),
    rule: `At most 5 % of the open tasks take more than ${LONG_DAYS} working days.`,
  },
  'invalid-dates': {
    number: 9,
    id: 'invalid-dates',
    name: 'Invalid dates',
    threshold: atMost(0),
    rule: 'No task is planned before the status date, and none has an actual date after it.',
  },
  resources: {
    number: 10,
    id: 'resources',
    name: 'Resources',
    threshold: atMost(0),
    rule: 'Every open task of a day or more has people, equipment, material or cost assigned.',
  },
  'missed-tasks': {
    number: 11,
    id: 'missed-tasks',
    name: 'Missed tasks',
    threshold: atMost(5),
    rule: 'Of the tasks that the baseline ends by the status date, at most 5 % ended or will end later.',
  },
  'critical-path-test': {
    number: 12,
    id: 'critical-path-test',
    name: 'Critical path test',
    threshold: atLeast(95, 'percent'),
    rule: `A delay of ${DELAY_DAYS} working days in the first critical task delays the end of the project by as much, give or take 5 %.`,
  },
  'critical-path-length-index': {
    number: 13,
    id: 'critical-path-length-index',
    name: 'Critical path length index (CPLI)',
    threshold: atLeast(0.95, 'index'),
    rule: 'The working time to the end of the project plus the float of that end against the baseline, divided by that time, is at least 0.95.',
  },
  'baseline-execution-index': {
    number: 14,
    id: 'baseline-execution-index',
    name: 'Baseline execution index (BEI)',
    threshold: atLeast(0.95, 'index'),
    rule: 'The tasks that are finished, divided by those that the baseline ends by the status date and those without a baseline, are at least 0.95.',
  },
};
