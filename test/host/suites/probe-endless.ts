/** Proves that a suite which hangs is ended from outside. */
export function run(): Promise<void> {
  console.log("this suite hangs");
  return new Promise(() => {});
}
