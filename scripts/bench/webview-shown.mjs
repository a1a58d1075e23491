/**
 * When a picture is in sight, by the browser's own account: of every frame it tells when the page's part was
 * committed and when the picture was presented. An animation frame tells neither: a page's next one comes before
 * the last is rastered where there is no graphics processor, and may come a whole tick after it where there is one.
 */
const CATEGORIES = ['blink.user_timing', 'disabled-by-default-devtools.timeline.frame'];
/** Of the stages of a frame, in Chromium's words. */
const COMMIT = 'Commit';
const PRESENTATION = 'SubmitCompositorFrameToPresentationCompositorFrame';
/** So long a last frame may take that is still to be told of. */
const LAST_FRAME_MS = 300;

/** To be called before what is measured; what it resolves to ends it and tells of the marks that the page made. */
export async function watchPictures(page) {
  const browser = page.context().browser();
  await browser.startTracing(page, { categories: CATEGORIES });
  return async () => {
    await page.waitForTimeout(LAST_FRAME_MS);
    const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
    const frames = presentedFrames(traceEvents);
    return traceEvents.filter(({ cat }) => cat === 'blink.user_timing').map((mark) => markOf(mark, frames));
  };
}

/**
 * What a mark is called and when it was made, and when the picture of the frame that it was made in was seen: both in
 * milliseconds since the page's time origin.
 */
function markOf({ name, ts, args }, frames) {
  const at = args.data?.startTime;
  const frame = frames.find(({ committed }) => committed >= ts);
  return { name, at, seen: frame ? at + (frame.presented - ts) / 1000 : null };
}

/** Those that were presented, in the order of their commits; microseconds. */
function presentedFrames(events) {
  const open = new Map();
  const frames = [];
  for (const { name, ph, pid, id, id2, ts } of [...events].sort((a, b) => a.ts - b.ts)) {
    const key = `${pid} ${id ?? id2?.local}`;
    if (name === 'PipelineReporter' && ph === 'b') open.set(key, { committed: null, presented: null });
    const frame = open.get(key);
    if (!frame) continue;
    if (name === COMMIT && ph === 'b') frame.committed = ts;
    if (name !== PRESENTATION || ph !== 'e') continue;
    frame.presented = ts;
    if (frame.committed !== null) frames.push(frame);
  }
  return frames.sort((a, b) => a.committed - b.committed);
}
