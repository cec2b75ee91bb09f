/**
 * A tiny test runner for suites that execute inside VS Code's extension host. What a suite prints arrives in
 * the log of the run when its first value is a string; VS Code drops the rest.
 */

type Test = { name: string; body: () => unknown };

type Collector = (name: string, body: () => unknown) => void;

/**
 * Makes the `run` that VS Code calls: it executes the suite's tests one after another, and prints
 * `ok name` or `not ok name: error` for each.
 *
 * @param name of the suite, printed before the names of its tests
 * @param collect calls `test` for each test of the suite
 * @param limitMs for each test
 * @returns a function that rejects at the end when any test has failed, or when there is none
 */
export function suite(
  name: string,
  collect: (test: Collector) => void,
  limitMs = 20_000,
): () => Promise<void> {
  const tests: Test[] = [];
  collect((testName, body) => tests.push({ name: `${name}: ${testName}`, body }));
  return () => runAll(name, tests, limitMs);
}

async function runAll(name: string, tests: readonly Test[], limitMs: number): Promise<void> {
  let failed = 0;
  for (const test of tests) {
    try {
      await withinLimit(test.body, limitMs);
      console.log(`ok ${test.name}`);
    } catch (error) {
      failed += 1;
      console.log(`not ok ${test.name}: ${describe(error)}`);
    }
  }
  console.log(`${name}: ${tests.length - failed} passed, ${failed} failed`);
  if (failed > 0 || tests.length === 0)
    throw new Error(`${failed} of ${tests.length} tests failed in ${name}`);
}

/** The error with its stack, less the part of it that is VS Code's own. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const lines = (error.stack ?? error.message).split("\n");
  return lines.filter((line) => !line.includes("extensionHostProcess.js")).join("\n");
}

/**
 * @throws Error when the body takes longer than the limit, besides its own errors
 */
async function withinLimit(body: () => unknown, limitMs: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done within ${limitMs} ms`)), limitMs);
  });
  try {
    await Promise.race([(async () => body())(), late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Asks again and again until the answer is something.
 *
 * @param what is waited for, for the message of the error
 * @throws Error when there is no answer within the limit
 */
export async function eventually<Answer>(
  what: string,
  ask: () => Answer | undefined | false | Promise<Answer | undefined | false>,
  limitMs = 10_000,
): Promise<Answer> {
  for (const end = Date.now() + limitMs; ; ) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > end) throw new Error(`${what}: not within ${limitMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
