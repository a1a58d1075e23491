/** Ends an exhaustive switch: the compiler complains where a case was forgotten. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value ${JSON.stringify(value)}`);
}
