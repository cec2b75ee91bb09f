/**
 * What a value must look like, as a value: the check and the type of what passes it are written once.
 * Nothing here throws, and no value is changed: keys that a shape does not name stay, so that a newer writer's are kept.
 */
export interface Shape<T> {
  /** @returns what is wrong, as the end of a sentence ("pid must be a number"); undefined when nothing is. */
  readonly wrong: (value: unknown, name: string) => string | undefined;
  readonly optional?: true;
  /** Never there: it carries the type. */
  readonly type?: T;
}

/** The type of what passes. */
export type TypeOf<S> = S extends Shape<infer T> ? T : never;

type Fields = Readonly<Record<string, Shape<unknown>>>;
type OptionalKeys<F extends Fields> = {
  [K in keyof F]: F[K] extends { readonly optional: true } ? K : never;
}[keyof F];
type Flat<T> = { readonly [K in keyof T]: T[K] };
type ObjectOf<F extends Fields> = Flat<
  { [K in Exclude<keyof F, OptionalKeys<F>>]: TypeOf<F[K]> } & { [K in OptionalKeys<F>]?: TypeOf<F[K]> }
>;

function primitive<T>(kind: "string" | "number" | "boolean"): Shape<T> {
  return { wrong: (value, name) => (typeof value === kind ? undefined : `${name} must be a ${kind}`) };
}

export const text = primitive<string>("string");
export const number = primitive<number>("number");
export const boolean = primitive<boolean>("boolean");

/** Any value at all. */
export const anything: Shape<unknown> = { wrong: () => undefined };

/** May be missing, but not null. */
export function optional<T>(shape: Shape<T>): Shape<T> & { readonly optional: true } {
  return {
    optional: true,
    wrong: (value, name) => (value === undefined ? undefined : shape.wrong(value, name)),
  };
}

export function orNull<T>(shape: Shape<T>): Shape<T | null> {
  return { wrong: (value, name) => (value === null ? undefined : shape.wrong(value, name)) };
}

export function oneOf<const T extends string>(...values: readonly T[]): Shape<T> {
  return {
    wrong: (value, name) =>
      (values as readonly unknown[]).includes(value)
        ? undefined
        : `${name} must be one of ${values.join(", ")}`,
  };
}

export function list<T>(shape: Shape<T>): Shape<readonly T[]> {
  return {
    wrong: (value, name) => {
      if (!Array.isArray(value)) return `${name} must be a list`;
      for (const [index, element] of value.entries()) {
        const wrong = shape.wrong(element, `${name}[${index}]`);
        if (wrong) return wrong;
      }
      return undefined;
    },
  };
}

export function record<T>(shape: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return {
    wrong: (value, name) => {
      if (!isObject(value)) return `${name} must be an object`;
      for (const [key, element] of Object.entries(value)) {
        const wrong = shape.wrong(element, `${name}.${key}`);
        if (wrong) return wrong;
      }
      return undefined;
    },
  };
}

/** An object with at least these keys. */
export function object<const F extends Fields>(fields: F): Shape<ObjectOf<F>> & { readonly fields: F } {
  const entries = Object.entries(fields);
  return {
    fields,
    wrong: (value, name) => {
      if (!isObject(value)) return `${name} must be an object`;
      for (const [key, shape] of entries) {
        const wrong = shape.wrong(Object.hasOwn(value, key) ? value[key] : undefined, `${name}.${key}`);
        if (wrong) return wrong;
      }
      return undefined;
    },
  };
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
