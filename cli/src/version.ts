// By name: the rest of the manifest does not go into the bundle.
import { version } from "../../package.json";

/** The version of the product. */
export const VERSION: string = version;
