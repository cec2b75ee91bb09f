import type { Span } from "../syntax/nodes.ts";
import { DATE_FUNCTIONS } from "./functions/dates.ts";
import { ENCODING_FUNCTIONS } from "./functions/encoding.ts";
import { FILE_FUNCTIONS } from "./functions/files.ts";
import { FORMAT_FUNCTIONS } from "./functions/format.ts";
import { HASH_FUNCTIONS } from "./functions/hashes.ts";
import { LIST_FUNCTIONS, PACKER_LIST_FUNCTIONS } from "./functions/lists.ts";
import { MAP_FUNCTIONS } from "./functions/maps.ts";
import { NETWORK_FUNCTIONS } from "./functions/network.ts";
import { NUMBER_FUNCTIONS } from "./functions/numbers.ts";
import {
  PACKER_REGULAR_EXPRESSION_FUNCTIONS,
  REGULAR_EXPRESSION_FUNCTIONS,
} from "./functions/regular-expressions.ts";
import { SET_FUNCTIONS } from "./functions/sets.ts";
import { STRING_FUNCTIONS } from "./functions/strings.ts";
import { TYPE_FUNCTIONS } from "./functions/types.ts";
import type { Value } from "./value.ts";

/** What a function may ask of the world beside its arguments. */
export interface FunctionContext {
  /** The call. Values a function makes are written there. */
  readonly span: Span;
  /**
   * The text of a file of the workspace; the path as a configuration writes it, relative to the module's folder or
   * absolute. Undefined when it cannot be read, is too large, is not UTF-8 text or lies outside the workspace.
   */
  readFile(path: string): string | undefined;
  /** The paths below a folder, relative to it and sorted, without folders; undefined when they cannot be known. */
  listFiles(directory: string): readonly string[] | undefined;
  /** What a template text (`templatefile`, `templatestring`) is worth with these names. */
  evaluateTemplate(text: string, variables: ReadonlyMap<string, Value>): Value;
}

/**
 * One of Terraform's functions.
 * @returns undefined when the result cannot be known. Hops and sensitivity of the arguments are passed on by the caller.
 */
export interface TerraformFunction {
  /** True: it is asked even when an argument, or something in one, is unknown. Otherwise the result is then unknown. */
  readonly takesUnknown?: true;
  call(values: readonly Value[], context: FunctionContext): Value | undefined;
}

/** Terraform's and OpenTofu's pure functions by name. Names not in it (`timestamp`, `uuid`, `bcrypt`, ...) are unknown. */
export const FUNCTIONS: ReadonlyMap<string, TerraformFunction> = new Map(
  Object.entries({
    ...DATE_FUNCTIONS,
    ...ENCODING_FUNCTIONS,
    ...FILE_FUNCTIONS,
    ...FORMAT_FUNCTIONS,
    ...HASH_FUNCTIONS,
    ...LIST_FUNCTIONS,
    ...MAP_FUNCTIONS,
    ...NETWORK_FUNCTIONS,
    ...NUMBER_FUNCTIONS,
    ...REGULAR_EXPRESSION_FUNCTIONS,
    ...SET_FUNCTIONS,
    ...STRING_FUNCTIONS,
    ...TYPE_FUNCTIONS,
  }),
);

/** Packer's: most are Terraform's, some differ, some it alone has. */
export const PACKER_FUNCTIONS: ReadonlyMap<string, TerraformFunction> = new Map([
  ...FUNCTIONS,
  ...Object.entries({ ...PACKER_LIST_FUNCTIONS, ...PACKER_REGULAR_EXPRESSION_FUNCTIONS }),
]);
