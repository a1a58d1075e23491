/** How a dragged task is held where it was put: asked the first time, and whenever it is not to be remembered. */
import type { MoveBy } from '../../../../../server/src/protocol/plan-edit.ts';
import type { TimelineView } from '../../../../../server/src/protocol/timeline.ts';
import type { Dialog } from '../../shared/dialog.ts';
import { element } from '../../shared/element.ts';

export const MOVE_WORDS: Readonly<Record<MoveBy, { readonly name: string; readonly means: string }>> = {
  'no-earlier': { name: 'Not before', means: 'It starts then or later, if what it waits for takes longer.' },
  must: { name: 'Exactly on', means: 'It starts then, whatever it waits for.' },
  lag: { name: 'Lag on the driving link', means: 'It keeps this distance to what it waits for.' },
};

export const MOVE_BY: readonly MoveBy[] = ['no-earlier', 'must', 'lag'];

/** Where none of its own links decides its start, there is no lag to change. */
export function moveByOf({ links }: TimelineView, row: number): readonly MoveBy[] {
  return links.some(({ to, driving }) => to === row && driving) ? MOVE_BY : MOVE_BY.filter((by) => by !== 'lag');
}

export interface How {
  readonly by: MoveBy;
  readonly remember: boolean;
}

/** @param tries is told each choice, so that the picture shows it. */
export function askHow(
  dialog: Dialog,
  what: string,
  offered: readonly MoveBy[],
  tries: (by: MoveBy) => void,
): Promise<How | null> {
  let by = offered[0] ?? 'no-earlier';
  const options = offered.map((each) => {
    const input = element('input', { type: 'radio', name: 'how', value: each });
    input.checked = each === by;
    input.addEventListener('change', () => {
      by = each;
      tries(each);
    });
    const { name, means } = MOVE_WORDS[each];
    return element(
      'label',
      { class: 'dialog-option' },
      input,
      element('span', {}, element('strong', {}, name), element('span', {}, means)),
    );
  });
  const remember = element('input', { type: 'checkbox' });
  remember.checked = true;
  return dialog.ask({
    title: what,
    body: [
      element(
        'fieldset',
        { class: 'dialog-options' },
        element('legend', {}, 'How shall the plan hold it there?'),
        ...options,
      ),
      element('label', { class: 'dialog-check' }, remember, 'Do the same from now on (the ⋯ menu changes it)'),
    ],
    choices: [{ label: 'Move', answer: () => ({ by, remember: remember.checked }) }],
  });
}
