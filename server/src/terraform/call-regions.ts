// Where a call may lead whose source is not known: a region is ANYWHERE, or a folder with `/**` behind it for all that lies
// below. Regions stand among the targets of calls, as folders do.

/** The regions a folder lies in, beside itself: what calls lead to that may lead to it. */
export function regionsAround(directory: string): string[] {
  const regions = [ANYWHERE];
  for (let end = directory.lastIndexOf("/"); end > 0; end = directory.lastIndexOf("/", end - 1))
    regions.push(`${directory.slice(0, end)}${BELOW}`);
  return regions;
}

/** True when a target of a call is not one folder. */
export function isRegion(target: string): boolean {
  return target === ANYWHERE || target.endsWith(BELOW);
}

/** True when a folder lies in a region. */
export function isInRegion(directory: string, region: string): boolean {
  return region === ANYWHERE || directory.startsWith(region.slice(0, -BELOW.length + 1));
}

/**
 * Where a call may lead whose source begins so and goes on with what is not known: a region as a local source, or undefined
 * when it can be no folder.
 */
export function regionOf(beginning: string): string | undefined {
  if (/^\.{1,2}\//.test(beginning)) return `${beginning.slice(0, beginning.lastIndexOf("/"))}${BELOW}`;
  return beginning === "" || beginning === "." || beginning === ".." ? ANYWHERE : undefined;
}

/** Any folder at all. */
export const ANYWHERE = "**";
const BELOW = "/**";
