/** One tab stop for a bar of controls; left and right walk them, a text field lets go at its ends. */
export function rove(root: HTMLElement): () => void {
  const all = () => [...root.querySelectorAll<HTMLElement>('button, input')];
  let current: HTMLElement | undefined;

  function stopAt(stop: HTMLElement | undefined): void {
    for (const each of all()) each.tabIndex = each === stop ? 0 : -1;
    current = stop;
  }
  stopAt(all()[0]);

  root.addEventListener('focusin', (event) => stopAt(all().find((stop) => stop === event.target)));
  root.addEventListener('keydown', (event) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0 || !current || isWithin(event.target, step)) return;
    event.preventDefault();
    event.stopPropagation();
    const seen = all().filter((stop) => stop.offsetParent !== null);
    const next = seen[(seen.indexOf(current) + step + seen.length) % seen.length];
    stopAt(next);
    next?.focus();
  });
  return () => (current?.offsetParent ? current : all().find((stop) => stop.offsetParent))?.focus();
}

/** The key moves the caret of a text field. */
function isWithin(target: EventTarget | null, step: 1 | -1): boolean {
  if (!(target instanceof HTMLInputElement) || target.type === 'range') return false;
  const end = step > 0 ? target.value.length : 0;
  return target.selectionStart !== end || target.selectionEnd !== end;
}
