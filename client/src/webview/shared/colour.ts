/**
 * Colours as the browser computes them (`rgb`, `rgba`, `color(srgb …)` of a mixture), as the hex and
 * opacity that every reader of SVG knows. Pure.
 */

export interface Colour {
  readonly hex: string;
  readonly opacity: number;
}

/** Null for `none`, what is wholly transparent, and what is in no notation that we know. */
export function colourOf(computed: string): Colour | null {
  const whole = /^rgba?\(([\d., /%]+)\)$/.exec(computed)?.[1];
  const parts = /^color\(srgb ([-\d.e /]+)\)$/.exec(computed)?.[1];
  const numbers = (whole ?? parts ?? '')
    .split(/[ ,/]+/)
    .filter(Boolean)
    .map(Number);
  const [red, green, blue, opacity = 1] = parts === undefined ? numbers : [...scaled(numbers), ...numbers.slice(3)];
  if (red === undefined || green === undefined || blue === undefined || opacity === 0) return null;
  return { hex: `#${[red, green, blue].map(hexByte).join('')}`, opacity: Math.round(opacity * 1000) / 1000 };
}

function scaled(numbers: readonly number[]): number[] {
  return numbers.slice(0, 3).map((part) => part * 255);
}

function hexByte(value: number): string {
  return Math.round(Math.max(0, Math.min(255, value)))
    .toString(16)
    .padStart(2, '0');
}
