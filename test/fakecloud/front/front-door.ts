import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { CloudFile } from "../cloud/cloud-file.ts";
import type { View } from "../cloud/context.ts";
import { groupNames, servingOf } from "./serving.ts";

/** Where visitors of a cloud come in, on this machine only and only as long as this process goes on. */
export interface FrontDoor {
  /** `http://127.0.0.1:4670`; a group is below it by its name. */
  readonly url: string;
  close(): Promise<void>;
}

const HOST = "127.0.0.1";

/**
 * Opens it. `/<group>` says what its machines serve; `/<group>/health` answers with 200 only when all machines of the group are well
 * and run what it is to run, otherwise with 503 and why.
 * @param file the cloud
 * @param wanted the port that is taken where it is free; otherwise another one
 */
export async function openFrontDoor(file: string, wanted = 0): Promise<FrontDoor> {
  const cloud = new CloudFile(file);
  const server = createServer((request, response) => {
    const send = ({ status, text }: Answer): void => {
      response.writeHead(status, {
        "content-type": "text/plain; charset=utf-8",
        "cache-control": "no-store",
      });
      response.end(`${text}\n`);
    };
    cloud.read().then(
      (state) => send(answerTo(request.url ?? "/", { state, now: Date.now() })),
      (error: Error) => send({ status: 500, text: error.message }),
    );
  });
  const port = await listen(server, wanted).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EADDRINUSE" && error.code !== "EACCES") throw error;
    return listen(server, 0);
  });
  return {
    url: `http://${HOST}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

function answerTo(url: string, view: View): Answer {
  const [, group = "", ...path] = (url.split("?")[0] ?? "").split("/");
  if (group === "") {
    const known = groupNames(view).map((name) => `/${name}`);
    return { status: 200, text: known.length === 0 ? "There is no group yet." : known.join("\n") };
  }
  const serving = servingOf(group, view);
  const question = path.join("/");
  if (!serving || !["", "health"].includes(question))
    return { status: 404, text: `There is no group "${[group, ...path].join("/")}".` };
  if (question === "health")
    return serving.notYet === undefined
      ? { status: 200, text: "well" }
      : { status: 503, text: serving.notYet };
  return serving.isServing
    ? { status: 200, text: serving.lines.join("\n") }
    : { status: 503, text: `No machine of ${group} is well.` };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, HOST, () => {
      server.off("error", reject);
      // Whoever opened it may end without closing it.
      server.unref();
      resolve((server.address() as AddressInfo).port);
    });
  });
}
