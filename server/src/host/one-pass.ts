import { setFlagsFromString } from "node:v8";

/**
 * Runs something that goes once over very much, in threads that begin cold and end soon: V8 is then told to compile all
 * of the code quickly and little of it well. Left alone it spends 40 % of the time of the processors on optimized code
 * that is hardly used (measured with `npm run bench corpus`), and lets the heap of each thread grow to four times of
 * what is in use before it is tidied up. The settings are those of the whole process and are put back at the end.
 */
export async function inOnePass<Result>(work: () => Promise<Result>): Promise<Result> {
  for (const flag of FOR_ONE_PASS) setFlagsFromString(flag);
  try {
    return await work();
  } finally {
    for (const flag of AS_USUAL) setFlagsFromString(flag);
  }
}

const FOR_ONE_PASS = ["--interrupt-budget=1000000", "--always-sparkplug", "--heap-growing-percent=60"];
/** What V8 begins with. Source: src/flags/flag-definitions.h of V8 11.3, which Node.js 20 has. */
const AS_USUAL = ["--interrupt-budget=135168", "--no-always-sparkplug", "--heap-growing-percent=0"];
