/** Numbers in the user's language. A format is dear to make and rows are drawn by the dozen, so each is made once. */

const formats = new Map<string, Intl.NumberFormat>();

/** @throws RangeError where the options name what no standard knows. */
export function numberWords(value: number, locale?: string, options: Intl.NumberFormatOptions = {}): string {
  const key = JSON.stringify([locale, options]);
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locale, options);
    formats.set(key, format);
  }
  return format.format(value);
}
