import type { HclEngine } from "../syntax/hcl/engine.ts";
import { describe, type Log } from "./handler.ts";

/** Loads the parser once, in the background; without it nothing can be checked, which is said once. */
export function loadInBackground(
  host: { loadEngine(): Promise<HclEngine> },
  log: Pick<Log, "error">,
): { readonly ready: Promise<unknown>; loaded(): HclEngine } {
  let engine: HclEngine | undefined;
  const ready = host.loadEngine().then((loaded) => {
    engine = loaded;
  });
  ready.catch((error) => log.error(`The parser could not be loaded: ${describe(error)}`));
  return {
    ready,
    loaded: () => {
      if (!engine) throw new Error("The parser is not loaded");
      return engine;
    },
  };
}
