/**
 * How API types are written down: type → field type → the names of its fields, separated by spaces. A field type is
 * another type or one of the basic ones; `[]` before it makes a list and `{}` a map with text keys.
 */
export type ApiTypes = Readonly<Record<string, Readonly<Record<string, string>>>>;

export const basicTypes = ['string', 'boolean', 'int32', 'int64', 'IntOrString', 'Quantity', 'Time', 'any'] as const;
export type BasicType = (typeof basicTypes)[number];
