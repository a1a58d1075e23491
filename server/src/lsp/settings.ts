/** What the user set, read from any shape a client may send; what is missing or wrong is the default. */

export interface Settings {
  /** False in a workspace the user does not trust: nothing may start a program there. */
  readonly trusted: boolean;
  readonly inlayHints: { readonly dates: boolean; readonly slack: boolean };
}

export const DEFAULT_SETTINGS: Settings = { trusted: false, inlayHints: { dates: true, slack: true } };

/** From `initializationOptions`, a `planline` section, or `{planline: section}`; the rest stays as in `before`. */
export function readSettings(sent: unknown, before: Settings): Settings {
  const section = fieldOf(sent, 'planline') ?? sent;
  const hints = fieldOf(section, 'inlayHints');
  return {
    trusted: booleanOf(fieldOf(section, 'trusted'), before.trusted),
    inlayHints: {
      dates: booleanOf(fieldOf(hints, 'dates'), before.inlayHints.dates),
      slack: booleanOf(fieldOf(hints, 'slack'), before.inlayHints.slack),
    },
  };
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function booleanOf(value: unknown, otherwise: boolean): boolean {
  return typeof value === 'boolean' ? value : otherwise;
}
