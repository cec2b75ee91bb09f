/** A line of `-machine-readable`: `timestamp,target,type,data...`. */
export interface MachineLine {
  /** Seconds since 1970. */
  readonly timestamp: number;
  /** The build; "" for what is of none, and for all that is said while it is built. */
  readonly target: string;
  readonly type: string;
  readonly data: readonly string[];
}

/** Undefined for a line of another form: log lines and words of plugins come in between. */
export function readMachineLine(line: string): MachineLine | undefined {
  const [timestamp, target, type, ...data] = line.split(",");
  if (timestamp === undefined || !/^\d+$/.test(timestamp) || target === undefined || !type) return undefined;
  return { timestamp: Number(timestamp), target: unescaped(target), type, data: data.map(unescaped) };
}

/** The text as it was. Packer leaves backslashes as they are, so that its `\n` cannot be told from one that was written so. */
export function unescaped(text: string): string {
  return text.replaceAll("%!(PACKER_COMMA)", ",").replaceAll("\\r", "\r").replaceAll("\\n", "\n");
}

/** A line as people read it; secrets are found in it as they are, not as Packer escapes them. */
export function readableLine(line: string): string {
  const read = readMachineLine(line);
  if (!read) return line;
  const { target, type, data } = read;
  if (type === "ui") return data.slice(1).join(",");
  return [target, type, ...data].filter((part) => part !== "").join(" ");
}
