/** One turn of the event loop: messages that arrived meanwhile are handled before the rest goes on. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
