#!/usr/bin/env node
// Pretends to be OpenTofu for what the real one does not do on command: it plans until it is told to end, and writes down the
// signals it gets. It is steered by files in the root module's folder, which is where it is run.
import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";

const [command, ...rest] = process.argv.slice(2);
const say = (message) => process.stdout.write(`${JSON.stringify({ "@level": "info", ...message })}\n`);

if (command === "version") {
  process.stdout.write("OpenTofu v1.6.2\non linux_amd64\n");
} else if (command === "plan" && existsSync("recording")) {
  const out = rest.find((argument) => argument.startsWith("-out="))?.slice("-out=".length);
  if (out && existsSync("saved")) writeFileSync(out, readFileSync("saved"));
  process.stdout.write(readFileSync("recording"), () => process.exit(Number(readFileSync("exit", "utf8"))));
} else if (command === "plan") {
  const resource = { addr: "terraform_data.slow", resource_type: "terraform_data" };
  say({ type: "version", tofu: "1.6.2", ui: "1.2" });
  say({ type: "refresh_start", hook: { resource, id_key: "id", id_value: "1" } });
  let signals = 0;
  process.on("SIGINT", () => {
    signals += 1;
    appendFileSync("signals", "SIGINT\n");
    if (signals > 1) process.exit(1);
  });
  setInterval(() => {
    if (!existsSync("end")) return;
    say({ type: "refresh_complete", hook: { resource, id_key: "id", id_value: "1" } });
    process.exit(signals > 0 ? 1 : 0);
  }, 20);
} else if (command === "show" && existsSync("showing")) {
  writeFileSync("showing", String(process.pid));
  setInterval(() => undefined, 1000);
} else if (command === "show" && existsSync("shown")) {
  process.stdout.write(readFileSync("shown"));
} else if (command === "show" && existsSync("unshown")) {
  process.stderr.write(readFileSync("unshown"));
  process.exitCode = 1;
} else {
  process.stderr.write(`\u001b[31mError: ${command} ${rest.join(" ")} is not pretended\u001b[0m\n`);
  process.exitCode = 1;
}
