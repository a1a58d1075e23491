/** People who meet for the first time, words nobody explains, those whom nobody tells. */
import type { PeopleRule } from '../../base/rule-ids.ts';
import type { Rule } from '../rule.ts';

export const PEOPLE_RULES: Readonly<Record<PeopleRule, Rule>> = {};
