import { buildAll } from "./build/bundles.ts";

const started = performance.now();
await buildAll();
console.error(`Built dist/ in ${Math.round(performance.now() - started)} ms`);
