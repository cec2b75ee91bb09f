import { existsSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type EventBody, readRunEvent } from "../../protocol/src/run-events.ts";
import { humanDiagnostics } from "../../runner/src/human-errors.ts";
import { LineSplitter } from "../../runner/src/lines.ts";
import { isInitNeeded, problemOf } from "../../runner/src/problems.ts";
import { StreamReader } from "../../runner/src/stream.ts";
import { CAPTURES, ofType, recording } from "./support.ts";

const ENGINES = ["terraform-1.11.4", "tofu-1.6.2"] as const;
type Engine = (typeof ENGINES)[number];

/** The events of recorded output, read in pieces of a prime number of bytes. */
function eventsOf(bytes: Buffer): EventBody[] {
  const reader = new StreamReader();
  const events: EventBody[] = [];
  const splitter = new LineSplitter(({ text }) => events.push(...reader.read(text)));
  for (let start = 0; start < bytes.length; start += 97) splitter.push(bytes.subarray(start, start + 97));
  splitter.end();
  return events;
}

function problemsIn(engine: Engine, name: string): ReturnType<typeof problemOf>[] {
  const { stdout, stderr } = recording(engine, name);
  const said = [...ofType(eventsOf(stdout), "diagnostic"), ...humanDiagnostics(stderr.toString("utf8"))];
  const context = { startedAt: Date.parse("2026-11-22T19:40:00Z"), host: "vm", user: "root" };
  return said.map((diagnostic) => problemOf(diagnostic, context)).filter((problem) => problem !== undefined);
}

describe.skipIf(!existsSync(CAPTURES))("recordings of real tools", () => {
  describe.each(ENGINES)("%s", (engine) => {
    test("every stream is understood whole, and what comes of it is valid", () => {
      const unknown = new Set<string>();
      let count = 0;
      for (const name of readdirSync(`${CAPTURES}/${engine}`)) {
        if (!existsSync(`${CAPTURES}/${engine}/${name}/stdout`)) continue;
        const { stdout } = recording(engine, name);
        if (!stdout.toString("latin1").startsWith('{"@level"')) continue;
        for (const event of eventsOf(stdout)) {
          count++;
          if (event.type === "unknown_message") unknown.add(event.messageType);
          expect(readRunEvent(JSON.stringify({ v: 1, seq: 1, at: "", ...event }))).toMatchObject({
            kind: "event",
          });
        }
      }
      expect(count).toBeGreaterThan(500);
      expect([...unknown]).toEqual([]);
    });

    test("planned changes come with reason, import and where they moved from", () => {
      const changes = (name: string) => ofType(eventsOf(recording(engine, name).stdout), "planned_change");
      expect(changes("011-plan-replace-requested-json")).toContainEqual(
        expect.objectContaining({ action: "replace", reason: "requested" }),
      );
      expect(changes("071-moved-json")).toContainEqual(
        expect.objectContaining({ action: "move", previousAddress: expect.any(String) }),
      );
      expect(changes("070-import-generate-config-json")).toContainEqual(
        expect.objectContaining({ importId: expect.stringMatching(/./) }),
      );
      expect(changes("080-provisioner-apply-json")).toContainEqual(
        expect.objectContaining({ address: 'terraform_data.server["we\\"ird"]' }),
      );
    });

    test("20: drift is told apart from changes", () => {
      const events = eventsOf(recording(engine, "021-drift-refresh-only-json").stdout);
      expect(ofType(events, "resource_drift").length).toBeGreaterThan(0);
      expect(ofType(events, "planned_change")).toEqual([]);
    });

    test("21: the summary of a failed plan, 0 to add, is no event at all", () => {
      const { stdout, exit } = recording(engine, "040-auth-error-json");
      expect(stdout.toString("utf8")).toContain('"change_summary"');
      expect(exit).toBe("1");
      const events = eventsOf(stdout);
      expect(JSON.stringify(events)).not.toContain("0 to add");
      expect(ofType(events, "diagnostic")).toContainEqual(expect.objectContaining({ severity: "error" }));
    });

    test("23: an interrupt says 'execution halted' several times, and is told once", () => {
      const { stdout } = recording(engine, "051-sigint-once-during-apply-provider-stops");
      const halted = (text: string): number => text.split(`"summary":"execution halted"`).length - 1;
      expect(halted(stdout.toString("utf8"))).toBeGreaterThan(1);
      expect(halted(JSON.stringify(eventsOf(stdout)))).toBe(1);
    });

    test("33: what provisioners print has no colours left, and belongs to its resource", () => {
      const printed = ofType(
        eventsOf(recording(engine, "080-provisioner-apply-json").stdout),
        "provisioner_output",
      );
      expect(printed.length).toBeGreaterThan(3);
      expect(JSON.stringify(printed)).not.toContain("\\u001b");
    });

    test.each([
      ["3: a version that is not allowed", "100b-required-version-plan-json", "version-unsupported"],
      ["6: never initialised", "002-plan-json-not-initialised", "init-needed"],
      ["6: a backend that was never initialised", "103-backend-not-initialised-plan-json", "init-needed"],
      ["6: another data folder", "115b-plan-without-data-dir", "init-needed"],
      ["7: the backend block changed", "104-backend-changed-plan-json", "backend-changed"],
      ["7: the backend block changed, said by init", "104b-backend-changed-init", "backend-changed"],
      [
        "9: a provider that does not match its checksum",
        "102-lockfile-checksum-mismatch-plan",
        "checksum-mismatch",
      ],
      ["9: the same, said by init", "102b-lockfile-checksum-mismatch-init", "checksum-mismatch"],
      ["8: a provider that cannot be fetched", "101c-provider-offline-direct-init", "download-failed"],
      ["13: a state that is locked", "050-locked-plan-json", "state-locked"],
      ["13: after waiting for it", "050c-locked-timeout-2s-json", "state-locked"],
      ["15: a lock error that is a full disk", "112-disk-full-plan-out", "disk-full"],
      ["15: a lock error that is a read-only disk", "113-read-only-fs-apply", "not-writable"],
      ["16: a plan whose state was changed since", "060-stale-second-plan-json", "plan-stale"],
      ["16: a plan for another state", "061-plan-state-lost-json", "plan-other-state"],
      [
        "17: a plan for another workspace that has a state",
        "064e-plan-from-other-workspace-nonempty",
        "plan-other-state",
      ],
      [
        "17: a plan that says which workspace it is for",
        "064g-plan-from-other-workspace-uses-terraform-workspace",
        "plan-inconsistent",
      ],
      ["21: a plan that ran into an error", "042g-errored-plan-then-apply", "plan-incomplete"],
      ["a plan of another engine", "062-cross-engine-apply-plan", "plan-unreadable"],
      ["a plan that is damaged", "063-corrupt-plan", "plan-unreadable"],
      ["a plan that is gone", "044-missing-plan-file", "plan-unreadable"],
      ["27: a state that is not taken", "120-http-backend-post500-apply", "state-not-saved"],
      ["55: a variable without a value", "049d-missing-required-variable", "variable-missing"],
      ["a vars file that is missing", "045b-missing-varfile", "vars-file-missing"],
      ["a folder without configuration", "114-empty-dir-plan", "no-configuration"],
    ])("%s is recognised", (_title, name, code) => {
      const codes = problemsIn(engine, name).map((problem) => problem?.code);
      expect(codes.length).toBeGreaterThan(0);
      expect(new Set(codes)).toEqual(new Set([code]));
    });

    test("9: what init cannot put right without somebody deciding is not put right by it", () => {
      const needs = (name: string) =>
        problemsIn(engine, name).some((problem) => problem && isInitNeeded(problem));
      expect(needs("002-plan-json-not-initialised")).toBe(true);
      for (const name of ["102-lockfile-checksum-mismatch-plan", "104-backend-changed-plan-json"])
        expect(needs(name), name).toBe(false);
    });

    test("13: who holds the lock is told, but not whom the HTTP backend names: that is who asks", () => {
      expect(problemsIn(engine, "050-locked-plan-json")).toEqual([
        expect.objectContaining({
          message: expect.stringContaining("locked by root@vm for apply since 2026-11-22 19:3"),
          details: expect.objectContaining({ id: expect.stringMatching(/^[0-9a-f-]{36}$/) }),
        }),
      ]);
      expect(problemsIn(engine, "120-http-backend-locked-apply")).toEqual([
        expect.objectContaining({
          message:
            "The state is locked (11111111-2222-3333-4444-555555555555); by whom the backend does not say.",
          details: { id: "11111111-2222-3333-4444-555555555555", holder: "unknown" },
        }),
      ]);
    });

    test("3: a diagnostic has its place, relative to the root module", () => {
      const [diagnostic] = ofType(
        eventsOf(recording(engine, "100b-required-version-plan-json").stdout),
        "diagnostic",
      );
      expect(diagnostic?.range).toEqual({
        file: "main.tf",
        start: { line: 2, column: 3, byte: 14 },
        end: { line: 2, column: 31, byte: 42 },
      });
    });
  });
});

test("35: lines that are no messages are log, and nasty ones break nothing", () => {
  const lines = [
    "Acquiring state lock. This may take a few moments...",
    "{",
    "{}",
    '{"type":1}',
    "[1]",
    '{"type":"constructor"}',
    '{"type":"planned_change"}',
    '{"type":"planned_change","change":{"resource":[]}}',
    '{"type":"apply_start","hook":null}',
    '{"type":"diagnostic"}',
    '{"type":"outputs","outputs":[]}',
  ];
  const types = lines.map((line) => new StreamReader().read(line).map(({ type }) => type));
  expect(types).toEqual([
    ["log"],
    ["log"],
    ["log"],
    ["log"],
    ["log"],
    ["unknown_message"],
    ["unknown_message"],
    ["unknown_message"],
    ["unknown_message"],
    ["diagnostic"],
    ["unknown_message"],
  ]);
});

test("messages of newer tools are passed on; a version that is not known is said once", () => {
  const reader = new StreamReader();
  expect(reader.read('{"type":"version","tofu":"2.0.0","ui":"2.0"}')).toMatchObject([
    { type: "log", level: "warn" },
  ]);
  expect(reader.read('{"type":"policy_result","@message":"passed"}')).toEqual([
    { type: "unknown_message", messageType: "policy_result", text: "passed" },
  ]);
  const resource = { addr: "a.b" };
  const operations = [
    "ephemeral_op_start",
    "ephemeral_action_started",
    "action_progress",
    "ephemeral_op_errored",
  ].map((type) => reader.read(JSON.stringify({ type, hook: { resource, action: "open" } }))[0]);
  expect(operations).toMatchObject(
    ["start", "start", "progress", "error"].map((phase) => ({
      type: "operation",
      phase,
      verb: "open",
      address: "a.b",
    })),
  );
});
