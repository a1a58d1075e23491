/** The validator that scripts/compile-schema.mjs makes; so named that types hold before it has run. */
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
  const validate: ((data: unknown) => boolean) & { errors?: Fault[] | null };
  export default validate;
}
