/** Ids made from what a person calls something: words with dashes, which nothing of its kind has yet. */

const LONGEST = 40;
/** Readers of YAML take these for something else than text. */
const WORDS = /^(?:y|n|yes|no|on|off|true|false|null)$/;

/**
 * `Order the ärmel, 2nd` as `order-the-aermel-2nd`, with a number where that is taken.
 * @param otherwise what it is called where the name gives no id of its own.
 */
export function freshId(name: string, otherwise: string, isTaken: (id: string) => boolean): string {
  const plain = name
    .replace(/ß/g, 'ss')
    .replace(/ä/gi, 'ae')
    .replace(/ö/gi, 'oe')
    .replace(/ü/gi, 'ue')
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
  const words = plain
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  let id = '';
  for (const word of words)
    if (id === '' || id.length + word.length < LONGEST) id = id === '' ? word.slice(0, LONGEST) : `${id}-${word}`;
  if (!/^[a-z]/.test(id) || WORDS.test(id)) id = id === '' ? otherwise : `${otherwise}-${id}`;
  let fresh = id;
  for (let n = 2; isTaken(fresh); n++) fresh = `${id}-${n}`;
  return fresh;
}
