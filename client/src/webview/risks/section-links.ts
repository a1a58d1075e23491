/** Links to the sections of the page, for where it is one long column. Follows which sections there are. */
import { element } from '../shared/element.ts';

export interface SectionLinks {
  readonly root: HTMLElement;
  readonly draw: () => void;
}

/** @param content holds the sections; hidden ones are left out. */
export function sectionLinks(content: HTMLElement): SectionLinks {
  const root = element('nav', { class: 'section-links', 'aria-label': 'Sections' });
  let drawn = '';

  function go(section: HTMLElement): void {
    section.scrollIntoView({ block: 'start' });
    section.querySelector('h2')?.focus({ preventScroll: true });
  }

  return {
    root,
    draw: () => {
      const sections = [...content.querySelectorAll<HTMLElement>('section.section')].filter(
        (section) => !section.hidden && section.closest('[hidden]') === null,
      );
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
