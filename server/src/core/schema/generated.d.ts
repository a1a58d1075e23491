/** The validators that scripts/compile-schema.mjs makes; so named that types hold before it has run. */
declare module '*/validate.generated.js' {
  export interface Fault {
    /** JSON pointer to the value. */
    readonly instancePath: string;
    readonly schemaPath: string;
    readonly keyword: string;
    readonly params: Readonly<Record<string, unknown>>;
    /** Set on faults of a key rather than a value. */
    readonly propertyName?: string;
  }
  export type Validate = ((data: unknown) => boolean) & { readonly errors?: readonly Fault[] | null };
  /** By JSON pointer into the schema: of a whole file, and of each map by id. */
  const validators: ReadonlyMap<string, Validate>;
  export default validators;
}
