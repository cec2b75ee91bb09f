/** What a command needs of the process it runs in; a test hands in its own. */
export interface Shell {
  readonly directory: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly stdin: AsyncIterable<Uint8Array | string>;
  readonly stdout: NodeJS.WritableStream & {
    readonly isTTY?: boolean | undefined;
    readonly columns?: number | undefined;
  };
  readonly stderr: NodeJS.WritableStream & {
    readonly isTTY?: boolean | undefined;
    readonly columns?: number | undefined;
  };
}

/** Nothing found; findings; could not run, or not on everything. */
export const EXIT = { clean: 0, failed: 1, findings: 2 } as const;
