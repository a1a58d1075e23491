/** What the name of a plan or part ends with. */
export const PLAN_FILE = /\.plan\.ya?ml$/i;
