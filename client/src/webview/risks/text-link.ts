/** A link within a sentence, which breaks over lines as the sentence does: a button is a box of its own. */
import { element } from '../shared/element.ts';

interface TextLink {
  readonly text: string;
  /** Shown on hover. */
  readonly title: string;
  readonly onClick: () => void;
}

export function textLink({ text, title, onClick }: TextLink): HTMLElement {
  const link = element('a', { class: 'text-link', role: 'link', tabindex: 0, title }, text);
  link.addEventListener('click', (event) => {
    event.stopPropagation();
    onClick();
  });
  link.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    event.stopPropagation();
    onClick();
  });
  return link;
}
