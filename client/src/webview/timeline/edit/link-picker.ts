/**
 * Draws a link without the pointer: choose or type which task waits for the row, then its type and lag; takes out one that is there.
 * Not modal, so that the chart shows what it would do.
 */
import type { LinkType } from '../../../../../server/src/protocol/plan-edit.ts';
import type { TimelineView } from '../../../../../server/src/protocol/timeline.ts';
import { button, element, setText } from '../../shared/element.ts';
import type { Page } from '../part.ts';
import { canLink, isWithin } from './can-edit.ts';
import { linkDraft } from './draft.ts';
import type { Editing } from './editing.ts';
import { linkWords, spokenEffect } from './effect-words.ts';
import { hasOther, knownLink, steppedLag, stepWords } from './link-lag.ts';

export interface LinkPicker {
  readonly root: HTMLElement;
  readonly open: (row: number) => void;
  /** A row that was clicked, which shall wait; false while nothing is linked. */
  readonly choose: (row: number) => boolean;
  readonly draw: () => void;
}

const TYPES: readonly LinkType[] = ['FS', 'SS', 'FF', 'SF'];
const TYPE_WORDS: Readonly<Record<LinkType, string>> = {
  FS: 'finish to start',
  SS: 'start to start',
  FF: 'finish to finish',
  SF: 'start to finish',
};
const MOST_OPTIONS = 8;
/** Keys by which one comes back to the dialog. */
const GOES_BY: ReadonlySet<string> = new Set(['Tab', 'F6', 'Shift', 'Control', 'Alt', 'Meta']);

export function linkPicker(page: Page, editing: Editing): LinkPicker {
  const { model, say } = page;
  const title = element('h2', { id: 'link-title' });
  const input = element('input', {
    class: 'input link-name',
    type: 'text',
    role: 'combobox',
    spellcheck: 'false',
    autocomplete: 'off',
    placeholder: 'Type a name or click a row',
    'aria-label': 'Which task waits for it',
    'aria-autocomplete': 'list',
    'aria-expanded': 'true',
    'aria-controls': 'link-options',
  });
  const list = element('ul', { class: 'link-options', id: 'link-options', role: 'listbox', 'aria-label': 'Tasks' });
  const outcome = element('p', { class: 'link-outcome' });
  const typeButton = button({ label: 'Type', text: 'FS', title: 'Another type (T)', onClick: () => turnType() });
  const lagText = element('span', { class: 'link-lag' });
  const less = button({ label: '− Less lag', text: '−', onClick: () => changeLag(-1) });
  const more = button({ label: '+ More lag', text: '+', onClick: () => changeLag(1) });
  const write = button({ label: 'Link', text: 'Link', className: 'button primary', onClick: () => finish() });
  const remove = button({
    label: 'Remove link',
    text: 'Remove link',
    title: 'Remove the link (Delete)',
    className: 'button',
    onClick: () => takeOut(),
  });
  const cancel = button({ label: 'Cancel', text: 'Cancel', title: 'Cancel (Esc)', onClick: () => close(true) });
  const root = element('section', { class: 'link-picker', role: 'dialog', 'aria-labelledby': 'link-title' });
  /** In the document once it was opened: most readers never do, and nodes are few. */
  const parts = [
    title,
    input,
    list,
    element('div', { class: 'link-kind' }, typeButton, less, lagText, more),
    outcome,
    element('div', { class: 'dialog-buttons' }, write, remove, cancel),
  ];
  root.hidden = true;

  let from = -1;
  let options: readonly number[] = [];
  let active = 0;
  let target = -1;
  let type: LinkType = 'FS';
  /** How often the lag was made more, less what it was made less. */
  let steps = 0;

  function close(refocus: boolean): void {
    root.hidden = true;
    from = -1;
    target = -1;
    if (editing.session.trying) editing.cancel();
    if (refocus) page.focus('grid');
  }

  function tried(): void {
    const { view } = model;
    if (!view || target < 0) return;
    editing.session.try(linkDraft(view, from, target, type, steps === 0 ? null : lag()));
    editing.speak((draft, answer) => {
      const words = editing.effectWords();
      if (answer.kind === 'refused') return answer.reason;
      return words ? spokenEffect(draft, answer.effect, words) : '';
    });
  }

  function search(): void {
    const { view } = model;
    if (!view) return;
    options = candidates(view, from, input.value).slice(0, MOST_OPTIONS);
    active = 0;
    drawOptions();
  }

  function drawOptions(): void {
    list.replaceChildren(
      ...options.map((index, at) => {
        const row = model.view?.rows[index];
        const parent = model.view?.rows[row?.parent ?? -1];
        const option = element(
          'li',
          { role: 'option', id: `link-option-${at}`, 'aria-selected': String(at === active) },
          element('span', {}, row?.name ?? ''),
          element('span', { class: 'link-parent' }, parent?.name ?? ''),
        );
        // Before the input loses the focus.
        option.addEventListener('pointerdown', (event) => {
          event.preventDefault();
          active = at;
          pick();
        });
        return option;
      }),
    );
    input.setAttribute('aria-activedescendant', options.length > 0 ? `link-option-${active}` : '');
  }

  function pick(): void {
    const chosen = options[active];
    if (chosen !== undefined) take(chosen);
  }

  function known() {
    return model.view ? knownLink(model.view, from, target, type) : undefined;
  }

  function lag(): string {
    return steppedLag(known()?.lagText ?? '', steps);
  }

  /** An existing link is changed, so it is shown as it is. */
  function take(chosen: number): void {
    const row = model.view?.rows[chosen];
    if (!row) return;
    target = chosen;
    input.value = row.name;
    type = 'FS';
    type = known()?.type ?? 'FS';
    steps = 0;
    options = [];
    drawOptions();
    tried();
    draw();
    typeButton.focus();
  }

  function turnType(): void {
    const before = known();
    type = TYPES[(TYPES.indexOf(type) + 1) % TYPES.length] ?? 'FS';
    // Another link that is there has a lag of its own.
    if (known() !== before) steps = 0;
    tried();
  }

  function changeLag(by: number): void {
    steps += by;
    tried();
  }

  function finish(): void {
    if (target < 0) return;
    root.hidden = true;
    target = -1;
    page.focus('grid');
    editing.drop();
  }

  function takeOut(): void {
    const [before, after, link] = [model.view?.rows[from], model.view?.rows[target], known()];
    if (!before || !after || !link) return;
    close(true);
    editing.write(() => ({ kind: 'unlink', from: before.id, to: after.id, type: link.type }));
  }

  input.addEventListener('input', () => {
    target = -1;
    if (editing.session.trying) editing.cancel();
    search();
  });
  root.addEventListener('keydown', (event) => {
    event.stopPropagation();
    if (event.isComposing) return;
    if (!handleKey(event.key, event.target === input, event.target instanceof HTMLButtonElement)) return;
    event.preventDefault();
  });
  for (const each of ['pointerdown', 'pointermove', 'pointerup', 'dblclick'] as const) {
    root.addEventListener(each, (event) => event.stopPropagation());
  }

  function handleKey(key: string, inInput: boolean, onButton: boolean): boolean {
    if (key === 'Escape') close(true);
    else if (inInput && (key === 'ArrowDown' || key === 'ArrowUp')) {
      active = (active + (key === 'ArrowDown' ? 1 : -1) + options.length) % Math.max(1, options.length);
      drawOptions();
    } else if (inInput && key === 'Enter') pick();
    else if (onButton && key.toLowerCase() === 't') turnType();
    else if (onButton && (key === '+' || key === '=')) changeLag(1);
    else if (onButton && (key === '-' || key === '−')) changeLag(-1);
    else if (onButton && key === 'Delete' && !remove.hidden) takeOut();
    else if (key === 'Enter' && document.activeElement === typeButton) finish();
    else return false;
    return true;
  }

  // Whoever goes on in the grid does not link any more: two things in hand at once would get in each other's way.
  page.layer.addEventListener(
    'keydown',
    ({ key }) => {
      if (!root.hidden && !GOES_BY.has(key)) close(false);
    },
    { capture: true },
  );

  function draw(): void {
    if (root.hidden) return;
    const { view } = model;
    const { session } = editing;
    if (!view || (target >= 0 && !session.trying)) {
      close(false);
      return;
    }
    setText(typeButton, type);
    typeButton.setAttribute('aria-label', `${type}: ${TYPE_WORDS[type]}`);
    setText(lagText, lag() || 'no lag');
    const step = stepWords(lag() || (known()?.lagText ?? ''));
    less.title = `${step} sooner (−)`;
    more.title = `${step} later (+)`;
    for (const each of [typeButton, less, more, write]) each.disabled = target < 0;
    const link = known();
    remove.hidden = link === undefined;
    setText(remove, link && hasOther(view, link) ? `Remove ${link.type} link` : 'Remove link');
    remove.setAttribute('aria-label', remove.textContent);
    const names = [view.rows[from]?.name ?? '', view.rows[target]?.name ?? ''] as const;
    const { answer } = session;
    root.classList.toggle('refused', target >= 0 && answer?.kind === 'refused');
    if (target < 0) setText(outcome, 'The task that is chosen waits for this one.');
    else setText(outcome, answer?.kind === 'refused' ? answer.reason : `${linkWords(type, lag(), ...names)}.`);
  }

  return {
    root,
    draw,
    choose: (row) => {
      const { view } = model;
      if (root.hidden || !view) return false;
      if (candidates(view, from, '').includes(row)) take(row);
      else say('It cannot wait for that row. Choose another one.');
      return true;
    },
    open: (row) => {
      const data = model.view?.rows[row];
      const why = editing.whyNot();
      if (!data || why !== null || !canLink(data)) {
        editing.toast.show(why ?? 'It is cancelled, so nothing waits for it.', 'lock', []);
        say(why ?? 'It is cancelled.');
        return;
      }
      from = row;
      target = -1;
      setText(title, `Link from ${data.name}`);
      input.value = '';
      if (root.childElementCount === 0) root.append(...parts);
      root.hidden = false;
      search();
      draw();
      input.focus();
    },
  };
}

/** In the order of the plan, from the row on and around; not itself, nor what it lies in or holds. */
export function candidates(view: TimelineView, from: number, text: string): number[] {
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const found: number[] = [];
  for (let step = 1; step < view.rows.length; step++) {
    const index = (from + step) % view.rows.length;
    const row = view.rows[index];
    if (!row || !canLink(row) || isWithin(view.rows, index, from) || isWithin(view.rows, from, index)) continue;
    const name = row.name.toLocaleLowerCase();
    if (words.every((word) => name.includes(word))) found.push(index);
  }
  return found;
}
