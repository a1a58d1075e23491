/**
 * A line over the page while trials are run, or where what is shown is not the plan's: how far it is, and why.
 * Says aloud that a run began, once that has taken a while, and how it ended; what is over at once is quiet.
 */
import { element, setAttributes, setText } from '../../../shared/element.ts';
import { icon } from '../../../shared/icons.ts';
import type { Chart, RiskHost } from '../../risk-host.ts';
import { endWords, STARTED, stateWords } from './state-words.ts';

/** A run that is over sooner, as after each key in a small plan, is not worth a word. */
const WORTH_TELLING = 700;

export function createStateStrip(slot: HTMLElement, host: RiskHost): Chart {
  const fill = element('div', { class: 'progress-fill' });
  const bar = element(
    'div',
    { class: 'progress-bar', role: 'progressbar', 'aria-label': 'Trials', 'aria-valuemin': 0 },
    fill,
  );
  const words = element('p', { class: 'state-words' });
  const root = element('div', { class: 'state-strip' }, bar, icon('error', 'icon error'), words);
  let timer: ReturnType<typeof setTimeout> | null = null;
  let told = false;
  slot.replaceChildren(root);

  return {
    update: (view) => {
      const running = view.state.kind === 'running';
      const text = stateWords(view, host.words());
      slot.hidden = text === '';
      bar.hidden = !running;
      setText(words, text);
      root.className = `state-strip ${view.state.kind}`;
      setAttributes(bar, { 'aria-valuemax': view.of, 'aria-valuenow': view.trials, 'aria-valuetext': text });
      fill.style.transform = `scaleX(${view.of > 0 ? Math.min(1, view.trials / view.of) : 0})`;
      if (running && timer === null && !told) {
        timer = setTimeout(() => {
          timer = null;
          told = true;
          host.say(STARTED);
        }, WORTH_TELLING);
      }
      const end = endWords(view, host.words());
      if (end === null) return;
      if (timer !== null) clearTimeout(timer);
      if (told) host.say(end);
      [timer, told] = [null, false];
    },
  };
}
