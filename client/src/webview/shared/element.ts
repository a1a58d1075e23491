/**
 * Makes elements. Text always enters as text nodes and styles through CSSOM, so nothing a plan says
 * can become markup and the page needs no inline style.
 */

type Attributes = Readonly<Record<string, string | number | boolean | null>>;
type Children = readonly (Node | string)[];

export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: Children
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  setAttributes(made, attributes);
  made.append(...children);
  return made;
}

const SVG = 'http://www.w3.org/2000/svg';

export function svgElement<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: Children
): SVGElementTagNameMap[Tag] {
  const made = document.createElementNS(SVG, tag);
  setAttributes(made, attributes);
  made.append(...children);
  return made;
}

/** True writes an empty attribute, false and null remove it. Writes only what is another: even an equal attribute costs. */
export function setAttributes(target: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    const text = value === null || value === false ? null : value === true ? '' : String(value);
    if (target.getAttribute(name) === text) continue;
    if (text === null) target.removeAttribute(name);
    else target.setAttribute(name, text);
  }
}

/** Writes text only where it changed: an equal write still costs a layout, and a new text node more than new text. */
export function setText(target: Node, text: string): void {
  const { firstChild: first } = target;
  if (first instanceof Text && first === target.lastChild && text !== '') {
    if (first.data !== text) first.data = text;
  } else if (target.textContent !== text) target.textContent = text;
}

export interface ButtonOptions {
  readonly label: string;
  /** Shown on hover; with the key, if it has one. */
  readonly title?: string;
  readonly icon?: SVGSVGElement;
  /** Beside the icon; without it the label is only spoken. */
  readonly text?: string;
  readonly className?: string;
  readonly pressed?: boolean;
  readonly onClick: (event: MouseEvent) => void;
}

export function button(options: ButtonOptions): HTMLButtonElement {
  const made = element('button', {
    type: 'button',
    class: options.className ?? 'button',
    'aria-label': options.text === options.label ? null : options.label,
    title: options.title ?? options.label,
    'aria-pressed': options.pressed === undefined ? null : String(options.pressed),
  });
  if (options.icon) made.append(options.icon);
  if (options.text !== undefined) made.append(element('span', { class: 'button-text' }, options.text));
  made.addEventListener('click', options.onClick);
  return made;
}
