import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PlanView } from "../../../protocol/src/plan-view.ts";
import { loadPlanPlacer } from "../../../server/src/host/plan-places.ts";
import { viewPlan } from "../../../server/src/plan/view.ts";
import { engines, makeRoot, type Root } from "../../fakecloud/engines.ts";

const MAIN = readFileSync(join(import.meta.dirname, "../../fakecloud/examples/aws/main.tf"), "utf8");
const [PROVIDERS = "", ...BLOCKS] = MAIN.split(/(?<=^}\n)\n/m);
const BODY = BLOCKS.join("\n");

// Plans as the tools of this machine make them, against the test cloud.
describe.each(engines().map((engine) => [engine.name, engine] as const))("with %s", (_name, engine) => {
  let root: Root;
  beforeAll(async () => {
    root = await makeRoot(BODY, engine, `${PROVIDERS}\n`);
    await root.apply();
  });
  afterAll(() => root.remove());

  async function viewOf(...options: string[]): Promise<PlanView> {
    const json: unknown = await root.plan(...options);
    const read = viewPlan(json);
    if (!("view" in read)) throw new Error(read.problem);
    expect(JSON.stringify(read.view)).not.toContain("correct horse");
    return (await loadPlanPlacer())(read.view, root.directory);
  }

  /** The source line that a place begins on. */
  function lineAt(view: PlanView, address: string): string | undefined {
    const change = view.changes.find((one) => one.address === address);
    const place = change?.why.forcedBy[0]?.source ?? change?.source;
    return (
      place &&
      readFileSync(join(root.directory, place.file), "utf8").split("\n")[place.range.start.line]?.trim()
    );
  }

  test("nothing changes after an apply", async () => {
    expect((await viewOf()).completeness.isEmpty).toBe(true);
  });

  test("a new image replaces the machine, destroy first, and rolls the group", async () => {
    const view = await viewOf("-var", "image_version=2");
    expect(view.verdict).toMatchObject({
      level: "interrupts",
      mutated: [],
      replaced: [{ address: "aws_instance.bastion", order: "destroy-first" }],
      rolling: [{ address: "aws_autoscaling_group.web" }],
      lost: [],
    });
    expect(lineAt(view, "aws_instance.bastion")).toBe("ami           = aws_ami.web.id");
  });

  test("create_before_destroy turns the order", async () => {
    const main = join(root.directory, "main.tf");
    const before = readFileSync(main, "utf8");
    writeFileSync(
      main,
      before.replace(
        'hostname bastion\\n"\n',
        'hostname bastion\\n"\n  lifecycle {\n    create_before_destroy = true\n  }\n',
      ),
    );
    const view = await viewOf("-var", "image_version=2");
    writeFileSync(main, before);
    expect(view.verdict.replaced).toMatchObject([{ address: "aws_instance.bastion", order: "create-first" }]);
  });

  test("a larger machine is changed while it runs, and the password only says that it changes", async () => {
    const main = join(root.directory, "main.tf");
    const before = readFileSync(main, "utf8");
    writeFileSync(main, before.replace('instance_type = "t3.small"', 'instance_type = "t3.large"'));
    const view = await viewOf("-var", "password=correct horse changed");
    writeFileSync(main, before);
    expect(view.verdict).toMatchObject({ level: "mutates", mutated: [{ attributes: ["instance_type"] }] });
    const database = view.changes.find(({ address }) => address === "aws_db_instance.orders");
    expect(view.diffs[database?.diff ?? -1]?.attributes).toMatchObject([
      { path: "password", before: { kind: "sensitive" }, after: { kind: "sensitive" } },
    ]);
  });

  test("a destroyed database is lost data", async () => {
    const view = await viewOf("-destroy");
    expect(view.verdict).toMatchObject({
      level: "loses-data",
      lost: [{ address: "aws_db_instance.orders" }],
    });
  });
});
