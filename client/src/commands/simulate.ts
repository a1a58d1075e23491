/** Simulates the plan a command was called on, else the plan in front, and shows what comes of it; or ends that. */
import { SIMULATE_REQUEST, type SimulateParams } from '../../../server/src/protocol/requests.ts';
import type { PlanServer } from '../language-client.ts';
import type { Panels } from '../panels/panels.ts';
import { planMeant } from './show-plan.ts';

/** The panel asks for the rest: that it can be seen is reason enough, that somebody says so starts it at once. */
export async function simulate(panels: Panels, given: unknown): Promise<void> {
  const uri = await planMeant(panels, given);
  if (uri) await panels.show('risks', uri).simulation?.do('start');
}

export async function stopSimulating(
  { panels, server }: { readonly panels: Panels; readonly server: PlanServer },
  given: unknown,
): Promise<void> {
  const uri = await planMeant(panels, given);
  if (!uri) return;
  const params: SimulateParams = { uri: uri.toString(), whatIf: null, action: 'stop' };
  await server.request(SIMULATE_REQUEST, params);
}
