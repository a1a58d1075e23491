/** What the user set, read from any shape a client may send; what is missing or wrong is the default. */
import { type DateForm, ENGLISH_DATES } from '../core/base/date-form.ts';
import type { CodeLensSettings } from '../features/code-lens.ts';
import type { InlayHintSettings } from '../features/inlay-hints.ts';
import { readDateForm } from './reader-dates.ts';

export interface Settings {
  /** False in a workspace the user does not trust: nothing may start a program there. */
  readonly trusted: boolean;
  readonly inlayHints: InlayHintSettings;
  readonly codeLens: CodeLensSettings;
  readonly simulation: SimulationSettings;
  /** How the reader writes dates. */
  readonly dates: DateForm;
}

interface SimulationSettings {
  /** Plans are simulated without being asked to. */
  readonly automatic: boolean;
}

export const DEFAULT_SETTINGS: Settings = {
  trusted: false,
  inlayHints: { dates: true, duration: true, people: true, levelling: true, slack: true, p80: true },
  codeLens: { timeline: true, slack: true, risks: true, chance: true },
  simulation: { automatic: true },
  dates: ENGLISH_DATES,
};

/** False for what some clients send instead of settings that they want to be asked for: nothing, or nothing of ours. */
export function saysSettings(sent: unknown): boolean {
  return ['planline', ...Object.keys(DEFAULT_SETTINGS)].some((name) => fieldOf(sent, name) !== undefined);
}

/** From `initializationOptions`, a `planline` section, or `{planline: section}`; the rest stays as in `before`. */
export function readSettings(sent: unknown, before: Settings): Settings {
  const section = fieldOf(sent, 'planline') ?? sent;
  const hints = fieldOf(section, 'inlayHints');
  const lenses = fieldOf(section, 'codeLens');
  return {
    trusted: booleanOf(fieldOf(section, 'trusted'), before.trusted),
    inlayHints: {
      dates: booleanOf(fieldOf(hints, 'dates'), before.inlayHints.dates),
      duration: booleanOf(fieldOf(hints, 'duration'), before.inlayHints.duration),
      people: booleanOf(fieldOf(hints, 'people'), before.inlayHints.people),
      levelling: booleanOf(fieldOf(hints, 'levelling'), before.inlayHints.levelling),
      slack: booleanOf(fieldOf(hints, 'slack'), before.inlayHints.slack),
      p80: booleanOf(fieldOf(hints, 'p80'), before.inlayHints.p80),
    },
    codeLens: {
      timeline: booleanOf(fieldOf(lenses, 'timeline'), before.codeLens.timeline),
      slack: booleanOf(fieldOf(lenses, 'slack'), before.codeLens.slack),
      risks: booleanOf(fieldOf(lenses, 'risks'), before.codeLens.risks),
      chance: booleanOf(fieldOf(lenses, 'chance'), before.codeLens.chance),
    },
    simulation: {
      automatic: booleanOf(fieldOf(fieldOf(section, 'simulation'), 'automatic'), before.simulation.automatic),
    },
    dates: readDateForm(fieldOf(section, 'dates'), before.dates),
  };
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function booleanOf(value: unknown, otherwise: boolean): boolean {
  return typeof value === 'boolean' ? value : otherwise;
}
