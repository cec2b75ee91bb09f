import { expect, test } from "vitest";
import { sayEnglish } from "../../../client/src/plan/mark-words.ts";
import { standing, toolDiagnostics, toolName } from "../../../client/src/plan/tool-diagnostics.ts";
import type { EventOf } from "../../../protocol/src/run-events.ts";
import { rootPlan } from "./views.ts";

const HEAD = { v: 1, seq: 1, at: "2026-01-01T00:00:00Z" };

function said(rest: Partial<EventOf<"diagnostic">>): EventOf<"diagnostic"> {
  return { ...HEAD, type: "diagnostic", severity: "error", summary: "Wrong", detail: "", ...rest };
}

const { state } = rootPlan();
const failed = {
  state: { ...state, finished: state.finished && { ...state.finished, outcome: "failed" as const } },
};

test("errors that were overcome are not shown, nor any while the tool goes on", () => {
  const init = said({ seq: 1, summary: "Required plugins are not installed" });
  const warning = said({ seq: 2, severity: "warning", summary: "Deprecated" });
  const other = said({ seq: 3 });
  const shown = (rest: Partial<Parameters<typeof standing>[0]>) =>
    standing(rootPlan({ diagnostics: [init, warning, other], ...rest })).map(({ seq }) => seq);
  expect(shown({})).toEqual([2]);
  expect(shown(failed)).toEqual([2, 3]);
  expect(shown({ ...failed, diagnostics: [init, warning] })).toEqual([1, 2]);
  expect(shown({ state: { ...state, phase: "running", finished: undefined } })).toEqual([]);
});

test("lines and columns of the tools begin at 1, those of the editor at 0", () => {
  const range = {
    file: "../web/main.tf",
    start: { line: 3, column: 5, byte: 40 },
    end: { line: 3, column: 9, byte: 44 },
  };
  const [found] = toolDiagnostics(
    rootPlan({ ...failed, diagnostics: [said({ range, detail: "Because." })] }),
    sayEnglish,
  );
  expect(found).toEqual({
    severity: "error",
    message: "Wrong\n\nBecause.",
    place: {
      file: "../web/main.tf",
      range: { start: { line: 2, character: 4 }, end: { line: 2, character: 8 } },
    },
    address: undefined,
  });
});

test("what is understood says what it means and what to do", () => {
  const diagnostic = said({ summary: "Required plugins are not installed", detail: "registry.example/x/y" });
  const problem: EventOf<"problem"> = {
    ...HEAD,
    type: "problem",
    code: "init-needed",
    message: "The providers are not installed.",
    advice: "Run init.",
  };
  const [found] = toolDiagnostics(
    rootPlan({ ...failed, diagnostics: [diagnostic], problems: [problem] }),
    sayEnglish,
  );
  expect(found?.message).toBe(
    "Required plugins are not installed\n\nregistry.example/x/y\n\nThe providers are not installed.\n\nWhat to do: Run init.",
  );
});

test("what was said twice is shown once", () => {
  const diagnostics = [said({ seq: 1 }), said({ seq: 7 }), said({ seq: 8, address: "test_machine.web" })];
  expect(toolDiagnostics(rootPlan({ ...failed, diagnostics }), sayEnglish).length).toBe(2);
});

test("the source is the tool that was run", () => {
  const plan = rootPlan();
  expect(toolName(plan)).toBe("Terraform");
  const tool = {
    name: "terraform",
    product: "OpenTofu",
    version: "1.6.2",
    path: "/p",
    found: "/p",
    from: "path",
    sha256: "",
  } as const;
  const record = { ...plan.run.record, tools: { terraform: tool } };
  expect(toolName({ run: { ...plan.run, record } })).toBe("OpenTofu");
});
