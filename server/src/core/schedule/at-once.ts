/**
 * How many leaves, or links, one step of work takes: a millisecond or two before anything of it is
 * compiled, a small part of one later.
 */
export const AT_ONCE = 64;
/** Where little is done for each, or the same was done many times before. */
export const LINKS_AT_ONCE = 1024;
