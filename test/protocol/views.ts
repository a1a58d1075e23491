/** Views as a client asks for them. */
import { TIMELINE_REQUEST, type TimelineResult } from '../../server/src/protocol/requests.ts';
import type { TimelineView } from '../../server/src/protocol/timeline.ts';
import { receivedTimeline } from '../../server/src/protocol/timeline-wire.ts';
import type { Client } from './client.ts';

/** All of it, as for somebody who has none yet. */
export async function wholeTimeline(client: Client, uri: string): Promise<TimelineView | null> {
  const result = await client.request<TimelineResult>(TIMELINE_REQUEST, { uri, since: null });
  if (result && !('view' in result)) throw new Error('changes were told to somebody who has no view');
  return result && receivedTimeline(result.view);
}
