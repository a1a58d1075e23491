/** Links to the sections of the page, for where it is one long column, and keys that walk them. Follows which there are. */
import { element } from '../shared/element.ts';

export interface SectionLinks {
  readonly root: HTMLElement;
  readonly draw: () => void;
  /** To the next section, or the one before; F6 does. */
  readonly walk: (step: 1 | -1) => void;
}

/** @param content holds the sections; hidden ones are left out. */
export function sectionLinks(content: HTMLElement): SectionLinks {
  const root = element('nav', { class: 'section-links', 'aria-label': 'Sections' });
  let drawn = '';

  function go(section: HTMLElement): void {
    section.scrollIntoView({ block: 'start' });
    section.querySelector('h2')?.focus({ preventScroll: true });
  }

  const shownSections = (): HTMLElement[] =>
    [...content.querySelectorAll<HTMLElement>('section.section')].filter(
      (section) => section.closest('[hidden]') === null,
    );

  return {
    root,
    walk: (step) => {
      const sections = shownSections();
      const at = sections.findIndex((section) => section.matches(':focus-within'));
      const next = at < 0 && step < 0 ? sections.at(-1) : sections[(at + step + sections.length) % sections.length];
      if (next) go(next);
    },
    draw: () => {
      const sections = shownSections();
      const now = sections.map(({ id }) => id).join(' ');
      if (now === drawn) return;
      drawn = now;
      root.replaceChildren(
        ...sections.map((section) => {
          const text = section.querySelector('h2')?.textContent ?? '';
          const link = element('a', { class: 'section-link', href: `#${section.id}` }, text);
          link.addEventListener('click', (event) => {
            event.preventDefault();
            go(section);
          });
          return link;
        }),
      );
    },
  };
}
