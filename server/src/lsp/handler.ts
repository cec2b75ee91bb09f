import { type CancellationToken, LSPErrorCodes, ResponseError } from "vscode-languageserver/node";

export interface Log {
  error(message: string): void;
  warn(message: string): void;
  info(message: string): void;
  debug(message: string): void;
}

/**
 * The one way a request is answered: a cancelled one ends as cancelled, a slow one is logged, and one that fails
 * is logged and answered with `fallback`, so that a fault of ours never shows as a dialog.
 *
 * The handler @throws ResponseError, the protocol's way to answer that there is no answer; never anything else.
 */
export function answering<Params, Result>(
  log: Log,
  name: string,
  fallback: Result,
  work: (params: Params, token: CancellationToken) => Result | Promise<Result>,
): (params: Params, token: CancellationToken) => Promise<Result> {
  return async (params, token) => {
    if (token.isCancellationRequested) throw cancelled();
    const started = performance.now();
    try {
      const result = await work(params, token);
      if (token.isCancellationRequested) throw cancelled();
      return result;
    } catch (error) {
      if (error instanceof ResponseError) throw error;
      log.error(`${name} failed: ${describe(error)}`);
      return fallback;
    } finally {
      const took = performance.now() - started;
      if (took > SLOW_MS) log.debug(`${name} took ${Math.round(took)} ms`);
    }
  };
}

/** The same for notifications: what fails is logged and nothing else stops. */
export function noticing<Params>(
  log: Log,
  name: string,
  work: (params: Params) => void | Promise<void>,
): (params: Params) => Promise<void> {
  return async (params) => {
    try {
      await work(params);
    } catch (error) {
      log.error(`${name} failed: ${describe(error)}`);
    }
  };
}

/** The text a request speaks of has changed since. */
export function contentModified(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.ContentModified, "The document has changed");
}

export function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function cancelled(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, "Cancelled");
}

const SLOW_MS = 100;
