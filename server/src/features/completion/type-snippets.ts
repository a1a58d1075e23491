/** Work and risks that each type of project meets: a group of tasks for `tasks:`, a threat for `risks:`. */
import type { ProjectType } from '../../core/model/plan.ts';
import type { EntrySnippet } from './entry-snippets.ts';

interface TypeSnippets {
  readonly tasks: EntrySnippet;
  readonly risks: EntrySnippet;
}

export const TYPE_SNIPPETS: Readonly<Record<ProjectType, TypeSnippets>> = {
  software: {
    tasks: group('release', 'A release: built, tested and deployed', [
      ['build-release', 'Build the release', '«5d»', 'application'],
      ['test-release', 'Test the release', '«3d»', 'application'],
      ['deploy-release', 'Deploy the release', '«1d»', 'service-desk'],
    ]),
    risks: threat(
      'scope-creep',
      'Wishes come in faster than they are decided',
      'Work is added without time for it',
      'scope',
    ),
  },
  hardware: {
    tasks: group('installation', 'Hardware: delivered, mounted and handed over', [
      ['deliver-hardware', 'Take delivery and check it', '«2d»', 'hardware'],
      ['mount-hardware', 'Mount, cable and power on', '«3d»', 'hardware'],
      ['burn-in', 'Run it under load', '«2d»', 'hardware'],
    ]),
    risks: threat('delivery-late', 'The maker has long lead times', 'The hardware is delivered late', 'supplier'),
  },
  network: {
    tasks: group('site change', 'A site: surveyed, prepared and cut over', [
      ['survey-site', 'Survey the site and its links', '«2d»', 'network'],
      ['configure-site', 'Prepare the configuration', '«3d»', 'network'],
      ['cut-over-site', 'Cut over in the maintenance window', '«1d»', 'security'],
    ]),
    risks: threat(
      'cut-over-fails',
      'The old configuration is not documented',
      'The cut-over has to be taken back',
      'technical',
    ),
  },
  cloud: {
    tasks: group('migration wave', 'A wave: rehearsed, moved and proven', [
      ['rehearse-wave', 'Rehearse the move', '«3d»', 'data'],
      ['move-wave', 'Move the systems of the wave', '«2d»', 'data'],
      ['prove-wave', 'Prove that all of it works', '«2d»', 'security'],
    ]),
    risks: threat(
      'hidden-dependency',
      'Nobody has drawn how the systems depend',
      'A system is moved without what it needs',
      'technical',
    ),
  },
  analytics: {
    tasks: group('data product', 'A report: sourced, modelled and accepted', [
      ['source-data', 'Get at the data and check its quality', '«5d»', 'data'],
      ['model-data', 'Build the model', '«5d»', 'data'],
      ['accept-report', 'Have the report accepted by its readers', '«2d»', 'application'],
    ]),
    risks: threat('poor-data', 'The source was never checked', 'The data is too poor for the report', 'technical'),
  },
  'it-service': {
    tasks: group('service', 'A service: designed, piloted and handed over', [
      ['design-service', 'Agree what the service promises', '«5d»', 'service-desk'],
      ['pilot-service', 'Pilot it with one group of users', '«10d»', 'service-desk'],
      ['hand-over-service', 'Hand it over to operations', '«2d»', 'service-desk'],
    ]),
    risks: threat('unready-desk', 'The service desk has not been trained', 'Users find nobody who can help', 'people'),
  },
};

type Work = readonly [id: string, name: string, duration: string, touches: string];

function group(label: string, note: string, works: readonly Work[]): EntrySnippet {
  const lines = works.flatMap(([id, name, duration, touches], at) => {
    const before = works[at - 1]?.[0];
    const link = before === undefined ? [] : [`  after: ${before}`];
    return [`${id}:`, `  name: ${name}`, `  duration: ${duration}`, ...link, `  touches: [${touches}]`];
  });
  return { label, note, lines };
}

function threat(id: string, cause: string, event: string, category: string): EntrySnippet {
  return {
    label: `risk: ${id.replaceAll('-', ' ')}`,
    note: event,
    lines: [
      `${id}:`,
      `  cause: ${cause}`,
      `  event: ${event}`,
      `  category: ${category}`,
      '  probability: «30%»',
      '  impact: {schedule: «5d»}',
      '  response: «mitigate|avoid|transfer|accept|escalate»',
      '  owner: «who»',
    ],
  };
}
