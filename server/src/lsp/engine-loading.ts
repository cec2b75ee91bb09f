import type { HclEngine } from "../syntax/hcl/engine.ts";
import { describe, type Log } from "./handler.ts";

/** A parser that is being loaded. */
export interface LoadingEngine {
  readonly ready: Promise<unknown>;
  /** @throws before `ready` has resolved, and when it has been rejected. */
  loaded(): HclEngine;
}

/** Loads the parser once; without it nothing can be checked, which is said once. */
export function loadInBackground(load: () => Promise<HclEngine>, log: Log): LoadingEngine {
  let engine: HclEngine | undefined;
  const ready = load().then((loaded) => {
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
