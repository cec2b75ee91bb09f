import { expect, test } from "vitest";
import { isPlanStale } from "../../runner/src/apply-problems.ts";
import { problemOf } from "../../runner/src/problems.ts";

const CONTEXT = { startedAt: 0, host: "vm", user: "me" };

function codeOf(summary: string, detail = ""): string | undefined {
  return problemOf({ type: "diagnostic", severity: "error", summary, detail }, CONTEXT)?.code;
}

test.each([
  "error configuring provider: ExpiredToken: The security token included in the request is expired",
  "operation error EC2: RunInstances, https response error: api error RequestExpired: Request has expired.",
  "InvalidClientTokenId: The security token included in the request is invalid.",
  "building account: the access token has expired",
  "AADSTS700082: ExpiredAuthenticationToken: The access token expiry UTC time is earlier than now",
  'oauth2: "invalid_grant" "Token has been expired or revoked."',
  "Error: No valid credential sources found",
])("11: a login that is not valid any more is recognised: %s", (said) => {
  expect(codeOf("creating EC2 Instance", said)).toBe("login-expired");
  expect(codeOf(said)).toBe("login-expired");
});

test.each([
  "the certificate of the listener expires in 3 days",
  "token bucket: rate limit exceeded",
  "the credentials file cannot be found",
  "waiting for the session to be established",
])("other errors are not taken for one: %s", (said) => {
  expect(codeOf("creating EC2 Instance", said)).toBeUndefined();
});

test("16: only what says that a plan can never be applied makes it stale", () => {
  const stale = (code: string): boolean => isPlanStale({ code });
  expect(["plan-stale", "plan-other-state", "plan-unreadable"].every(stale)).toBe(true);
  expect(["state-locked", "init-needed", "login-expired", "disk-full"].some(stale)).toBe(false);
});
