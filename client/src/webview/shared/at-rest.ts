/** Ms by which what was drawn last is in sight: beside its raster other work would hold it up where processors are few. */
export const AFTER_PICTURE = 100;

/** Does what no picture waits for once nothing has asked for it for a while: while things move, what it says would not hold. */
export function atRest(work: () => void, rest: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(work, rest);
  };
}
