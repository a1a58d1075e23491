/**
 * First plans for `planline init` and "New Plan…": for each type of project the stages, gates and
 * tasks that such a project has, to be filled with names and dates. Every template is a plan
 * without findings. Dates beside the start are left out, since nobody knows them yet.
 */
import type { ProjectType } from '../model/plan.ts';
import { analyticsPlan } from './analytics.ts';
import { cloudPlan } from './cloud.ts';
import { hardwarePlan } from './hardware.ts';
import { itServicePlan } from './it-service.ts';
import { networkPlan } from './network.ts';
import { softwarePlan } from './software.ts';

export interface ProjectTypeInfo {
  readonly type: ProjectType;
  readonly label: string;
  /** What such a project does, in one line. */
  readonly description: string;
}

export const projectTypes: readonly ProjectTypeInfo[] = [
  { type: 'software', label: 'Software', description: 'Build or replace an application: discovery, sprints, release' },
  { type: 'hardware', label: 'Hardware', description: 'Install machines: room, power, cooling, racks, burn-in' },
  { type: 'network', label: 'Network', description: 'Renew lines and devices: survey, circuits, pilot, waves' },
  { type: 'cloud', label: 'Cloud', description: 'Move systems to the cloud: landing zone, waves, cut-over' },
  { type: 'analytics', label: 'Analytics', description: 'Put data to use: sources, pipelines, models, validation' },
  { type: 'it-service', label: 'IT service', description: 'Set up a service: design, tools, training, handover' },
];

export interface TemplateValues {
  readonly name: string;
  /** `2026-03-02`; best a working day. */
  readonly start: string;
}

export function planTemplate(type: ProjectType, { name, start }: TemplateValues): string {
  return bodyOf(type).replace(/\$(NAME|START)/g, (_, key) => (key === 'NAME' ? scalar(name) : start));
}

function bodyOf(type: ProjectType): string {
  switch (type) {
    case 'software':
      return softwarePlan;
    case 'hardware':
      return hardwarePlan;
    case 'network':
      return networkPlan;
    case 'cloud':
      return cloudPlan;
    case 'analytics':
      return analyticsPlan;
    case 'it-service':
      return itServicePlan;
  }
}

/** Text as a YAML scalar: plain where it can be, else in double quotes, whose escapes are JSON's. */
function scalar(text: string): string {
  const plain = /^\p{L}[\p{L}\p{N} ._()/-]*$/u.test(text) && !text.endsWith(' ');
  return plain && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(text) ? text : JSON.stringify(text);
}
