/** Runs at most once in so many milliseconds, the first at once and the last never left out. */
export function paced(pause: number, run: () => void): () => void {
  let resting = false;
  let asked = false;
  return function ask(): void {
    asked = true;
    if (resting) return;
    asked = false;
    resting = true;
    setTimeout(() => {
      resting = false;
      if (asked) ask();
    }, pause);
    run();
  };
}
