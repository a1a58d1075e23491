/** A few buttons of which one is chosen: what a chart shows. */
import { button, element } from '../../../shared/element.ts';

export interface Choice<Name extends string> {
  readonly root: HTMLElement;
  readonly draw: (chosen: Name) => void;
}

export function choice<Name extends string>(
  label: string,
  options: readonly (readonly [name: Name, text: string])[],
  choose: (name: Name) => void,
): Choice<Name> {
  const buttons = options.map(([name, text]) => ({
    name,
    made: button({ label: text, text, pressed: false, onClick: () => choose(name) }),
  }));
  return {
    root: element('div', { class: 'choice', role: 'group', 'aria-label': label }, ...buttons.map(({ made }) => made)),
    draw: (chosen) => {
      for (const { name, made } of buttons) made.setAttribute('aria-pressed', String(name === chosen));
    },
  };
}
