/** One polite live region, at most one message a second: the newest wins over those not yet spoken. */
import { element, setText } from './element.ts';

export interface Announcer {
  readonly region: HTMLElement;
  readonly say: (text: string) => void;
}

const PAUSE = 1000;

export function announcer(): Announcer {
  const region = element('div', { class: 'spoken-only', role: 'status', 'aria-live': 'polite' });
  let waiting: string | null = null;
  let resting = false;

  function speak(): void {
    if (waiting === null || resting) return;
    setText(region, waiting);
    waiting = null;
    resting = true;
    setTimeout(() => {
      resting = false;
      speak();
    }, PAUSE);
  }

  return {
    region,
    say: (text) => {
      waiting = text;
      speak();
    },
  };
}
