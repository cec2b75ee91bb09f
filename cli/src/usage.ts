/** Something the user has to change in what they typed; the message says what. */
export class UsageError extends Error {}
