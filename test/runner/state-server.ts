import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A backend that keeps one state in memory, and does what it is told to do wrong. */
export interface StateServer {
  /** What the configuration says to use it. */
  readonly block: string;
  /** Somebody else has the lock from now on. */
  lock(): void;
  unlock(): void;
  /** Whether it answers every attempt to write with 500. */
  refuseWrites(refuses: boolean): void;
  close(): Promise<void>;
}

export async function stateServer(): Promise<StateServer> {
  let isLocked = false;
  let isBroken = false;
  let kept = "";
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { method } = request;
      if (method === "POST" && isBroken) response.statusCode = 500;
      else if (method === "POST") kept = Buffer.concat(chunks).toString("utf8");
      else if (method === "GET" && kept === "") response.statusCode = 404;
      else if (method === "LOCK" && isLocked) response.statusCode = 423;
      response.end(method === "GET" ? kept : method === "LOCK" ? '{"ID":"1"}' : "");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/state`;
  return {
    block: `terraform {
  backend "http" {
    address        = "${address}"
    lock_address   = "${address}"
    unlock_address = "${address}"
    retry_max      = 0
  }
}
`,
    lock: () => {
      isLocked = true;
    },
    unlock: () => {
      isLocked = false;
    },
    refuseWrites: (refuses) => {
      isBroken = refuses;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
