import { expect, test } from "vitest";
import { ageInWords } from "../../protocol/src/age.ts";

const NOW = Date.parse("2026-06-15T12:00:00Z");

test.each([
  ["2026-06-15T12:00:30Z", "just now"],
  ["2026-06-15T11:59:01Z", "just now"],
  ["2026-06-15T11:59:00Z", "1 minute ago"],
  ["2026-06-15T11:00:01Z", "59 minutes ago"],
  ["2026-06-15T11:00:00Z", "1 hour ago"],
  ["2026-06-14T12:00:01Z", "23 hours ago"],
  ["2026-06-14T12:00:00Z", "1 day ago"],
  ["2026-04-17T12:00:00Z", "59 days ago"],
  ["2026-04-15T12:00:00Z", "2 months ago"],
  ["2024-06-15T12:00:00Z", "2 years ago"],
  ["no time", "just now"],
])("%s is %s", (time, words) => {
  expect(ageInWords(time, NOW)).toBe(words);
});
