/** Puts the marks of a scene into an SVG. Elements stay and only what changed is written. Knows no chart. */
import { setAttributes, setText, svgElement } from '../../../shared/element.ts';
import type { Mark } from './scene.ts';

export function painter(root: SVGElement): (marks: readonly Mark[]) => void {
  let drawn: { readonly node: SVGElement; readonly mark: Mark }[] = [];
  return (marks) => {
    drawn = marks.map((mark, index) => {
      const before = drawn[index];
      if (!before) return { node: root.appendChild(make(mark)), mark };
      if (before.mark.kind === mark.kind) {
        if (!isSame(before.mark, mark)) write(before.node, mark);
        return { node: before.node, mark };
      }
      const node = make(mark);
      before.node.replaceWith(node);
      return { node, mark };
    });
    while (root.childNodes.length > marks.length) root.lastChild?.remove();
  };
}

function make(mark: Mark): SVGElement {
  const node = svgElement(mark.kind);
  write(node, mark);
  return node;
}

function write(node: SVGElement, mark: Mark): void {
  switch (mark.kind) {
    case 'path':
      setAttributes(node, { class: `mark ${mark.style}`, d: mark.d });
      return;
    case 'text':
      setAttributes(node, { class: mark.style, x: mark.x, y: mark.y, 'text-anchor': mark.anchor });
      setText(node, mark.text);
  }
}

function isSame(one: Mark, other: Mark): boolean {
  if (one.kind === 'path') return other.kind === 'path' && one.style === other.style && one.d === other.d;
  if (other.kind === 'path' || one.text !== other.text || one.style !== other.style) return false;
  return one.x === other.x && one.y === other.y && one.anchor === other.anchor;
}
