import { userInfo } from "node:os";

/** Who runs this: in containers often a number of which the system knows no name. */
export function userName(environment: NodeJS.ProcessEnv = process.env): string {
  try {
    return userInfo().username;
  } catch {
    return environment.USER || environment.LOGNAME || `user ${process.getuid?.() ?? "without a name"}`;
  }
}
