/** Two fingers zoom around the middle between them; one scrolls, which the browser does, but for one on a handle. */
import type { Page } from '../part.ts';

export function listenToFingers({ layer, model, actions }: Pick<Page, 'layer' | 'model' | 'actions'>): void {
  let apart: number | null = null;

  layer.addEventListener(
    'touchmove',
    (event) => {
      const [one, other] = event.touches;
      if (!one || !other) return;
      event.preventDefault();
      const distance = Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
      const middle = (one.clientX + other.clientX) / 2 - layer.getBoundingClientRect().left - model.layout.treeWidth;
      if (apart !== null && apart > 0 && distance > 0) actions.zoom(distance / apart, Math.max(0, middle));
      apart = distance;
    },
    { passive: false },
  );
  layer.addEventListener(
    'touchstart',
    (event) => {
      if (event.target instanceof Element && event.target.matches('.finger')) event.preventDefault();
    },
    { passive: false },
  );
  for (const type of ['touchstart', 'touchend', 'touchcancel'] as const) {
    layer.addEventListener(type, () => {
      apart = null;
    });
  }
}
