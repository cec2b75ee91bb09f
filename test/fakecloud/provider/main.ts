import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "./grpc-server.ts";
import { ProviderService } from "./service.ts";

/** Core protocol of go-plugin, and the plugin protocol of Terraform that we speak. */
const HANDSHAKE = "1|5|unix";
const PARENT_POLL_MILLISECONDS = 1000;
const CRASHED = 2;

const { env } = process;
if (!env.TF_PLUGIN_MAGIC_COOKIE)
  refuse("This is a provider: Terraform or OpenTofu starts it, see test/fakecloud/README.md.");
if (env.PLUGIN_CLIENT_CERT)
  refuse("This provider speaks no TLS: set TF_DISABLE_PLUGIN_TLS=1 in the environment of Terraform.");

const directory = mkdtempSync(join(tmpdir(), "fakecloud-"));
const socket = join(directory, "provider.sock");
const { calls } = new ProviderService(() => end(CRASHED));

// Ctrl-C in a terminal reaches us too; it is Terraform that decides when we end.
process.on("SIGINT", () => undefined);
process.on("SIGTERM", () => end(0));
endWithParent();
serve(socket, calls, () => end(0)).then(
  () => process.stdout.write(`${HANDSHAKE}|${socket}|grpc\n`),
  (error: Error) => refuse(`The provider cannot listen on ${socket}: ${error.message}`),
);

function end(code: number): never {
  rmSync(directory, { recursive: true, force: true });
  process.exit(code);
}

function refuse(reason: string): never {
  console.error(reason);
  process.exit(1);
}

/** A Terraform that is killed tells nobody. */
function endWithParent(): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) end(0);
  }, PARENT_POLL_MILLISECONDS).unref();
}
