/** The steps of the core one by one, bundled for measuring without a server around them. */
export { analyse } from '../../server/src/core/analyse.ts';
export { resolvePlan } from '../../server/src/core/model/resolve.ts';
export { computeSchedule } from '../../server/src/core/schedule/compute.ts';
export { checkSchema } from '../../server/src/core/schema/check.ts';
export { readTree } from '../../server/src/core/syntax/read.ts';
