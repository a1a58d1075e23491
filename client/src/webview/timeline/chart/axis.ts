/**
 * The header over the chart: two tiers of ticks, chips for today, the status date and the deadline,
 * and the lane of stages. Pooled like everything that scrolls; `axis-pieces.ts` says what lies where.
 */
import { element, setText } from '../../shared/element.ts';
import { type AxisInput, axisPieces, type Piece } from './axis-pieces.ts';

export function axis(): {
  readonly scale: HTMLElement;
  readonly draw: (input: AxisInput) => void;
} {
  const top = pool('tick top');
  const bottom = pool('tick bottom');
  const chips = pool('chip');
  const lane = pool('band');
  const scale = element('div', { class: 'scale', 'aria-hidden': 'true' }, top.root, bottom.root, chips.root, lane.root);

  return {
    scale,
    draw: (input) => {
      const pieces = axisPieces(input);
      top.draw(pieces.top);
      bottom.draw(pieces.bottom);
      chips.draw(pieces.chips);
      lane.draw(pieces.lane);
    },
  };
}

function pool(className: string) {
  const root = element('div', { class: 'pool' });
  const pieces: HTMLElement[] = [];
  return {
    root,
    draw: (wanted: readonly Piece[]) => {
      for (const [index, piece] of wanted.entries()) {
        let made = pieces[index];
        if (!made) {
          made = element('span');
          pieces.push(made);
          root.append(made);
        }
        const name = piece.className ? `${className} ${piece.className}` : className;
        if (made.className !== name) made.className = name;
        made.hidden = false;
        made.style.transform = `translate(${Math.round(piece.x)}px, ${piece.y ?? 0}px)`;
        made.style.width = piece.width === null ? '' : `${Math.max(0, Math.round(piece.width))}px`;
        setText(made, piece.text);
      }
      for (const spare of pieces.slice(wanted.length)) spare.hidden = true;
    },
  };
}
