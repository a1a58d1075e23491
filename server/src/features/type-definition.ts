/**
 * Go to type definition: from work to who does it, from a person to the team, from a team to its
 * lead, from a risk to its owner, from whatever has a calendar of its own to that calendar last.
 */
import type { Location, LocationLink, Position } from 'vscode-languageserver-types';
import type { Analysis } from '../core/analyse.ts';
import type { Place } from '../core/base/span.ts';
import type { Namespace, WorkItem } from '../core/model/plan.ts';
import type { ClientAbilities } from './client.ts';
import { definitionsOf, type Mention, mentionsAt } from './names.ts';
import { placesFor } from './place-links.ts';
import { offsetOf } from './position.ts';
import type { Snapshot } from './snapshot.ts';

export function typeDefinition(
  snapshot: Snapshot,
  params: { readonly position: Position },
  { client }: { readonly client: Pick<ClientAbilities, 'typeLinks'> },
): LocationLink[] | Location[] {
  const found = mentionsAt(snapshot.analyses, snapshot.file, offsetOf(snapshot, params.position));
  const origin = found[0]?.mention.place.span;
  if (!origin) return [];
  const places = found.flatMap(({ analysis, mention }) => placesOf(analysis, mention));
  return placesFor(snapshot, { origin, places }, client.typeLinks);
}

function placesOf({ plan }: Analysis, { namespace, id, project }: Mention): Place[] {
  if (project !== null) return [];
  const define = (of: Namespace, ids: readonly (string | null)[]) =>
    ids.flatMap((each) =>
      each === null ? [] : definitionsOf(plan, { namespace: of, id: each, project: null }).map(({ place }) => place),
    );
  switch (namespace) {
    case 'item': {
      const item = plan.items.get(id);
      return item ? [...define('party', whoDoes(item)), ...define('calendar', [item.calendar])] : [];
    }
    case 'party': {
      const resource = plan.resources.get(id);
      const team = plan.teams.get(id);
      const calendar = resource?.calendar ?? team?.calendar ?? null;
      return [...define('party', [resource?.team ?? team?.lead ?? null]), ...define('calendar', [calendar])];
    }
    case 'calendar':
      return define('calendar', [plan.calendars.get(id)?.base ?? null]);
    case 'risk':
      return define('party', [plan.risks.get(id)?.owner ?? null]);
    default:
      return [];
  }
}

/** Those assigned, else those who answer for it. */
function whoDoes({ assignments, gate, owner, responsible, accountable }: WorkItem): (string | null)[] {
  if (assignments.length > 0) return assignments.map(({ party }) => party);
  if (gate) return [...gate.approvers];
  return [owner, ...responsible, accountable];
}
