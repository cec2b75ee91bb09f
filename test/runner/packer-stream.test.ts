import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { EventBody } from "../../protocol/src/run-events.ts";
import { readRunEvent } from "../../protocol/src/run-events.ts";
import { leftoversOf } from "../../runner/src/bake-left.ts";
import { LineSplitter } from "../../runner/src/lines.ts";
import { readableLine, readMachineLine } from "../../runner/src/machine-readable.ts";
import { PackerStream } from "../../runner/src/packer-stream.ts";
import { thingsIn } from "../../runner/src/packer-things.ts";
import { provisionerIn, secondsIn } from "../../runner/src/packer-words.ts";
import { CAPTURES, ofType, recording } from "./support.ts";

/** What the parser makes of a recording. */
function replay(name: string): { stream: PackerStream; events: EventBody[] } {
  return read(recording("packer-1.6.6", name).stdout);
}

function read(bytes: Buffer, isOutputSaid = false): { stream: PackerStream; events: EventBody[] } {
  const stream = new PackerStream(isOutputSaid);
  const events: EventBody[] = [];
  const splitter = new LineSplitter(({ text }) => events.push(...stream.read(text)));
  splitter.push(bytes);
  splitter.end();
  return { stream, events };
}

const lines = (...all: readonly string[]): Buffer => Buffer.from(`${all.join("\n")}\n`);

test("every recording of Packer becomes events that can be read again", () => {
  const names = readdirSync(join(CAPTURES, "packer-1.6.6"), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  expect(names.length).toBeGreaterThan(30);
  for (const { name } of names)
    for (const event of replay(name).events) {
      const line = JSON.stringify({ v: 1, seq: 1, at: "2026-01-01T00:00:00Z", ...event });
      expect(readRunEvent(line), name).toMatchObject({ kind: "event" });
      expect(event.type, name).not.toBe("unknown_message");
    }
});

test.each(["07-build-machine", "07b-build-machine-after-subcommand"])(
  "%s: two builds with post-processors",
  (name) => {
    const { stream, events } = replay(name);
    expect([...stream.artifacts].sort((a, b) => a.build.localeCompare(b.build))).toEqual([
      {
        build: "golden.file.img",
        builderId: "packer.file",
        id: "File",
        description: "Stored file: out/image-1.0.0.txt",
        files: ["out/image-1.0.0.txt"],
      },
      {
        build: "golden.null.n",
        builderId: "fnoeding.null",
        id: "Null",
        description: "Did not export anything. This is the null builder",
        files: [],
      },
    ]);
    const ofFile = events.filter(
      (event) =>
        ("build" in event && event.build === "golden.file.img") ||
        ("address" in event && event.address === "golden.file.img"),
    );
    expect(ofFile).toMatchObject([
      { type: "operation", phase: "start", verb: "build" },
      { type: "build_step", kind: "provisioner", name: "shell-local" },
      { type: "provisioner_output", provisioner: "shell-local", text: "hello, comma and %percent" },
      { type: "provisioner_output", text: "green" },
      { type: "provisioner_output", text: "token=S3CR3T-token" },
      { type: "build_step", kind: "post-processor", name: "manifest" },
      { type: "build_step", kind: "post-processor", name: "checksum" },
      { type: "operation", phase: "complete", elapsedSeconds: expect.any(Number) },
    ]);
    expect(stream.errors).toEqual([]);
  },
);

test("builds that fail: the errors by build, no artifact, what their provisioners printed", () => {
  const { stream, events } = replay("10b-build-fail-machine");
  expect(stream.errors.map(({ address, summary }) => [address, summary])).toEqual([
    ["file.f", "Script exited with non-zero exit status: 3.Allowed exit codes are: [0]"],
    ["null.n", "Script exited with non-zero exit status: 3.Allowed exit codes are: [0]"],
  ]);
  expect(stream.artifacts).toEqual([]);
  expect(ofType(events, "operation").filter(({ phase }) => phase === "error")).toMatchObject([
    { address: "file.f", elapsedSeconds: 0.006205 },
    { address: "null.n", elapsedSeconds: 0.007075 },
  ]);
  expect(ofType(events, "provisioner_output")).toContainEqual({
    type: "provisioner_output",
    address: "null.n",
    provisioner: "shell-local",
    text: 'aborted: skipping cleanup of step "StepConnect"',
    isError: true,
  });
});

test("24: a build that was cancelled did not finish, though Packer says so", () => {
  const { stream, events } = replay("11h-build-sigint-group-machine");
  expect(stream.isCleanlyCancelled).toBe(true);
  expect(stream.begun.get("null.n")?.phase).toBe("cancelled");
  expect(ofType(events, "operation").map(({ phase }) => phase)).toEqual(["start", "error"]);
  expect(stream.errors).toEqual([]);
});

test("an older template's builds have plain names; errors before any build are diagnostics", () => {
  expect(replay("13-legacy-build-machine").stream.artifacts).toMatchObject([{ build: "legacy", id: "File" }]);
  const { errors } = replay("03b-validate-bad-machine").stream;
  expect(errors).toMatchObject([{ summary: "Invalid single-argument block definition" }]);
  expect(errors[0]?.detail).toContain('on bad.pkr.hcl line 1, in source "null" "n":\n   1: source');
});

test("the lines of -machine-readable: commas, newlines, lines of another form", () => {
  expect(readMachineLine("17,a.b,ui,say,one%!(PACKER_COMMA) two\\nthree\\r")).toEqual({
    timestamp: 17,
    target: "a.b",
    type: "ui",
    data: ["say", "one, two\nthree\r"],
  });
  for (const other of ["", "2026/01/01 [INFO] x,y,z", "Usage: packer", "17,a"])
    expect(readMachineLine(other), other).toBeUndefined();
  expect(readableLine("17,,ui,say,a%!(PACKER_COMMA)b")).toBe("a,b");
  expect(readableLine("17,x,artifact,0,id,ami-1")).toBe("x artifact 0 id ami-1");
  expect(readableLine("not ours, at all")).toBe("not ours, at all");
});

test("texts of several lines, with and without the time before them; empty lines; colons in texts", () => {
  const { events, stream } = read(
    lines(
      "17,,ui,say,2026-11-26T19:04:13Z: ==> a.amazon-ebs.web: one\\n==> a.amazon-ebs.web: two: three",
      "17,,ui,message,2026-11-26T19:04:13+02:00:     a.amazon-ebs.web: ",
      "17,,ui,message,    a.amazon-ebs.web: 2026: x",
      "17,,ui,say,2026-11-26T19:04:13Z: Build 'a.amazon-ebs.web' finished.",
      "17,,ui,say,\\n==> Builds finished. The artifacts of successful builds are:",
      "17,,ui,error,2 errors occurred:\\n\t* no credentials\\n",
    ),
  );
  expect(ofType(events, "build_step").map(({ text }) => text)).toEqual(["one", "two: three"]);
  expect(ofType(events, "provisioner_output").map(({ text }) => text)).toEqual(["", "2026: x"]);
  expect([...stream.begun.keys()]).toEqual(["a.amazon-ebs.web"]);
  expect(ofType(events, "operation").at(-1)).toEqual({
    type: "operation",
    phase: "complete",
    verb: "build",
    address: "a.amazon-ebs.web",
  });
  expect(stream.errors).toMatchObject([{ summary: "no credentials", detail: "" }]);
});

test("artifacts: nil is none, equal ones are one, checksums stand behind what has an id but count alone", () => {
  const artifact = (build: string, index: number, ...parts: readonly (readonly string[])[]): string[] =>
    parts.map((part) => `17,${build},artifact,${index},${part.join(",")}`);
  const { stream } = read(
    lines(
      ...artifact(
        "a",
        0,
        ["builder-id", "mitchellh.amazonebs"],
        ["id", "eu-west-1:ami-2%!(PACKER_COMMA)us-east-1:ami-1"],
        ["end"],
      ),
      ...artifact(
        "a",
        1,
        ["builder-id", "packer.post-processor.checksum"],
        ["id", ""],
        ["file", "0", "x"],
        ["end"],
      ),
      ...artifact("b", 0, ["nil"], ["end"]),
      ...artifact(
        "c",
        0,
        ["builder-id", "packer.post-processor.compress"],
        ["id", ""],
        ["file", "0", "c.gz"],
        ["end"],
      ),
      ...artifact(
        "d",
        0,
        ["builder-id", "packer.post-processor.checksum"],
        ["id", ""],
        ["files-count", "0"],
        ["end"],
      ),
    ),
  );
  expect(stream.artifacts.map(({ build, id, files }) => [build, id, files])).toEqual([
    ["a", "eu-west-1:ami-2,us-east-1:ami-1", []],
    ["c", "", ["c.gz"]],
  ]);
});

test("words of Packer: provisioners, durations, names that can be searched for", () => {
  expect(provisionerIn("Provisioning with shell script: /tmp/x")).toEqual({
    kind: "provisioner",
    name: "shell",
  });
  expect(provisionerIn("Provisioning with Ansible...")).toEqual({ kind: "provisioner", name: "ansible" });
  expect(provisionerIn("Uploading a.txt => /tmp/a.txt")).toEqual({ kind: "provisioner", name: "file" });
  expect(provisionerIn("Running post-processor: manifest")).toEqual({
    kind: "post-processor",
    name: "manifest",
  });
  expect(provisionerIn("Waiting for the instance to become ready...")).toBeUndefined();
  expect(secondsIn("1 hour 2 minutes")).toBe(3720);
  expect(secondsIn("1 minute 3 seconds")).toBe(63);
  expect(secondsIn("17 milliseconds 43 microseconds")).toBe(0.017043);
  expect(secondsIn("soon")).toBeUndefined();
  expect(
    thingsIn(
      "Creating temporary keypair: packer_5f3a1b2c-1111-2222-3333-444455556666 for i-0123456789abcdef0",
    ),
  ).toEqual(["packer_5f3a1b2c-1111-2222-3333-444455556666", "i-0123456789abcdef0"]);
  expect(thingsIn("Container ID: 0a1b2c")).toEqual(["0a1b2c"]);
  expect(thingsIn("Running local shell script: /tmp/packer-shell3431456030, packer-plugin-amazon")).toEqual(
    [],
  );
});

test("60: what may be left is said with what to search for, and nothing is said of what leaves nothing", () => {
  const { stream } = read(
    lines(
      "17,,ui,say,==> amazon-ebs.web: Creating temporary keypair: packer_5f3a1b2c-1111",
      "17,,ui,message,    amazon-ebs.web: Instance ID: i-0123456789abcdef0",
      "17,,ui,say,==> file.f: x",
    ),
  );
  const left = leftoversOf(stream.begun, (build) => build.split(".")[0] ?? "", "uuid-1", "Packer was killed");
  expect(left).toEqual([
    expect.stringMatching(
      /^amazon-ebs\.web: Packer was killed.*"Packer Builder".*packer_5f3a1b2c-1111, i-0123456789abcdef0/,
    ),
    expect.stringContaining("uuid-1"),
  ]);
  expect(leftoversOf(stream.begun, () => "null", "uuid-1", "x")).toEqual([]);
});

test("what a provisioner prints is its output also where it comes as steps do, as with Packer 1.15", () => {
  const said = lines(
    "1,,ui,say,==> null.n: Running local shell script: /tmp/packer-shell1",
    "1,,ui,say,==> null.n: begun",
    "1,,ui,error,==> null.n: warned",
    "1,,ui,say,==> null.n: Stopping the source instance...",
    "1,,ui,say,==> null.n: all is well",
  );
  const kinds = (isOutputSaid: boolean): string[] =>
    read(said, isOutputSaid).events.flatMap((event) =>
      event.type === "provisioner_output"
        ? [`output of ${event.provisioner}: ${event.text}`]
        : event.type === "build_step"
          ? [`${event.kind}: ${event.text}`]
          : [],
    );
  expect(kinds(true)).toEqual([
    "provisioner: Running local shell script: /tmp/packer-shell1",
    "output of shell-local: begun",
    "output of shell-local: warned",
    "step: Stopping the source instance...",
    "step: all is well",
  ]);
  expect(kinds(false)[1]).toBe("step: begun");
});
