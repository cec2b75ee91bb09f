const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** From which age on it is said in what. Months are rather too long than wrong by a day. */
const UNITS = [
  { from: 2 * 365 * DAY, length: 365 * DAY, name: "year" },
  { from: 60 * DAY, length: 30 * DAY, name: "month" },
  { from: DAY, length: DAY, name: "day" },
  { from: HOUR, length: HOUR, name: "hour" },
  { from: MINUTE, length: MINUTE, name: "minute" },
] as const;

/**
 * How long ago a time was: "3 days ago". Clocks of other machines may be ahead of ours, which is "just now".
 * @param time ISO 8601
 * @param now milliseconds since 1970
 */
export function ageInWords(time: string, now: number): string {
  const age = now - Date.parse(time);
  const unit = UNITS.find(({ from }) => age >= from);
  if (!unit) return "just now";
  const count = Math.floor(age / unit.length);
  return `${count} ${unit.name}${count === 1 ? "" : "s"} ago`;
}
