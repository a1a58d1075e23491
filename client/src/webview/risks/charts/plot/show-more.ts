/** The first few rows of a list, and all of them once somebody asks. */
import { button, setText } from '../../../shared/element.ts';

export interface ShowMore {
  readonly root: HTMLElement;
  /** What is to be shown of these. */
  readonly cut: <Row>(rows: readonly Row[]) => readonly Row[];
}

export function showMore(few: number, redraw: () => void): ShowMore {
  let all = false;
  const root = button({
    label: 'Show all',
    text: 'Show all',
    className: 'button link',
    onClick: () => {
      all = !all;
      redraw();
    },
  });
  const words = root.firstElementChild ?? root;
  return {
    root,
    cut: (rows) => {
      root.hidden = rows.length <= few;
      const text = all ? 'Show fewer' : `Show all ${rows.length}`;
      setText(words, text);
      root.title = text;
      return all ? rows : rows.slice(0, few);
    },
  };
}
