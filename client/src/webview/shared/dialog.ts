/**
 * A question in the middle of the page: a native modal dialog, which keeps the focus and gives it back.
 * One at a time. Escape, or the text changing underneath, answers with null.
 */
import { element } from './element.ts';

interface Question<Answer> {
  readonly title: string;
  readonly body: readonly (Node | string)[];
  /** The first is the usual one, which Enter takes. */
  readonly choices: readonly { readonly label: string; readonly answer: () => Answer }[];
}

export interface Dialog {
  readonly root: HTMLDialogElement;
  readonly ask: <Answer>(question: Question<Answer>) => Promise<Answer | null>;
  readonly close: () => void;
}

export function dialog(): Dialog {
  const root = element('dialog', { class: 'dialog', 'aria-labelledby': 'dialog-title' });
  // Keys typed here are none of the grid's or VS Code's, but for Escape, which the browser takes.
  root.addEventListener('keydown', (event) => event.stopPropagation());

  return {
    root,
    close: () => root.close(),
    ask: <Answer>(question: Question<Answer>) =>
      new Promise<Answer | null>((resolve) => {
        let answer: Answer | null = null;
        const buttons = question.choices.map(({ label, answer: give }, index) => {
          const made = element('button', { type: 'submit', class: index === 0 ? 'button primary' : 'button' }, label);
          made.addEventListener('click', () => {
            answer = give();
          });
          return made;
        });
        const cancel = element('button', { type: 'button', class: 'button' }, 'Cancel');
        cancel.addEventListener('click', () => root.close());
        const form = element(
          'form',
          { method: 'dialog' },
          element('h2', { id: 'dialog-title' }, question.title),
          ...question.body,
          element('div', { class: 'dialog-buttons' }, ...buttons, cancel),
        );
        root.replaceChildren(form);
        root.addEventListener('close', () => resolve(answer), { once: true });
        root.showModal();
        (root.querySelector<HTMLElement>('input') ?? buttons[0])?.focus();
      }),
  };
}
