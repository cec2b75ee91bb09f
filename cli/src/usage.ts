/** Something the user has to change in what they typed; the message says what. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** Also of those that another bundle throws, whose class is not ours. */
export function isUsageError(error: unknown): error is UsageError {
  return error instanceof Error && error.name === "UsageError";
}
