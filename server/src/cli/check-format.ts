/** The forms in which `check` prints findings; apart from it, so that naming them loads nothing. */

export const CHECK_FORMATS = ['text', 'json', 'sarif', 'github', 'gitlab', 'rdjson'] as const;

export type CheckFormat = (typeof CHECK_FORMATS)[number];
