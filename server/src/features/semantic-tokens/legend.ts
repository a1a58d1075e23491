/**
 * The words in which tokens are told. Standard types, so that any theme colours them; modifiers say
 * what a number is. `package.json` maps them to the scopes of our grammar.
 */
export const TOKEN_TYPES = [
  'keyword',
  'property',
  'function',
  'variable',
  'interface',
  'namespace',
  'event',
  'type',
  'enumMember',
  'number',
  'decorator',
] as const;

export const TOKEN_MODIFIERS = ['definition', 'date', 'duration', 'money'] as const;

export type TokenType = (typeof TOKEN_TYPES)[number];
export type TokenModifier = (typeof TOKEN_MODIFIERS)[number];
