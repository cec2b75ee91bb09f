import { describe, expect, test, vi } from "vitest";
import { Ages, ageOf } from "../../../client/src/project/ages.ts";
import { imageNodes } from "../../../client/src/project/image-nodes.ts";
import { type ProjectNode, subjectIn } from "../../../client/src/project/project-node.ts";
import { problemNodes, targetNodes } from "../../../client/src/project/target-nodes.ts";
import type {
  BakeStatus,
  DeploymentStatus,
  ImageStatus,
  ProjectStatus,
  TargetStatus,
} from "../../../protocol/src/project-status.ts";
import { bakeRun, deployRun, NOW, planRun, RUNNING } from "../runs/shown.ts";

vi.mock("vscode", async () => (await import("../vscode.ts")).fakeVsCode);

const place = { file: "/w/rebake.hcl", line: 3 };
const NEW = "20260101T000000Z-new";
const OLD = "20251201T000000Z-old";

function target(changes: Partial<TargetStatus> = {}): TargetStatus {
  return {
    name: "prod",
    place,
    root: "/w/live",
    workspace: undefined,
    production: false,
    image: "web",
    variable: "image_id",
    pin: { file: "/w/live/prod.rebake.auto.tfvars.json", value: "ami-2", record: NEW, hiddenBy: [] },
    live: { value: "ami-2", record: NEW, image: "web", deployment: "d", since: "2026-01-01T00:30:00Z" },
    last: last(),
    newest: NEW,
    hasVerify: true,
    ...changes,
  };
}

function last(changes: Partial<DeploymentStatus> = {}): DeploymentStatus {
  return {
    id: "d",
    file: "/w/.rebake/deployments/prod/d.json",
    kind: "deploy",
    started: "2026-01-01T00:25:00Z",
    ended: "2026-01-01T00:30:00Z",
    by: "ann",
    outcome: "succeeded",
    verify: {
      outcome: "passed",
      probe: "http x",
      attempts: 2,
      ended: "2026-01-01T00:30:00Z",
      said: "HTTP 200",
    },
    run: "r",
    image: undefined,
    ...changes,
  };
}

function bake(changes: Partial<BakeStatus> = {}): BakeStatus {
  return {
    id: NEW,
    file: `/w/.rebake/images/web/${NEW}.json`,
    created: "2026-01-01T00:00:00Z",
    builds: [],
    by: undefined,
    git: undefined,
    run: undefined,
    undeployable: undefined,
    pinned: [],
    live: [],
    ...changes,
  };
}

function image(changes: Partial<ImageStatus> = {}): ImageStatus {
  return {
    name: "web",
    place,
    template: "/w/packer/web",
    bakes: [bake()],
    count: 1,
    changed: [],
    ...changes,
  };
}

function status(targets: readonly TargetStatus[], images: readonly ImageStatus[] = []): ProjectStatus {
  return { project: "/w", images, targets, problems: [] };
}

function of(one: TargetStatus, live: Parameters<typeof targetNodes>[1] = []): ProjectNode {
  const [node] = targetNodes(status([one]), live, new Ages(NOW));
  if (!node) throw new Error("there is no line");
  return node;
}

function below(node: ProjectNode): string[] {
  return node.children().map(({ label, description }) => `${label}: ${description}`);
}

describe("a target", () => {
  test("that serves what is pinned says since when, and what is below it the rest", () => {
    const node = of(target());
    expect([node.label, node.description]).toEqual(["prod", "deployed 30 minutes ago"]);
    expect(below(node)).toEqual([
      `Pinned: ${NEW}`,
      `Live: ${NEW}, since 30 minutes ago`,
      "Last deployment: deployed 30 minutes ago by ann",
      "Health: serves (HTTP 200)",
      "Root module: /w/live",
    ]);
    expect(node.kind).toBe("target pinned recorded imaged");
  });

  test("whose pin is another image than the one that serves says so", () => {
    const live = {
      value: "ami-1",
      record: OLD,
      image: "web",
      deployment: "d",
      since: "2026-01-01T00:30:00Z",
    };
    expect(of(target({ live })).description).toBe("pinned, not deployed");
    expect(of(target({ live: undefined, last: undefined })).description).toBe("pinned, not deployed");
    // What died may have applied something.
    expect(of(target({ live: undefined, last: last({ outcome: "unknown" }) })).description).toBe(
      "pinned, not deployed · not known what was done 30 minutes ago",
    );
    expect(of(target({ pin: undefined, live: undefined, last: undefined })).description).toBe(
      "never deployed",
    );
  });

  test.each([
    [last({ outcome: "failed", verify: undefined }), "failed 30 minutes ago"],
    [last({ outcome: "partly" }), "deployed in part 30 minutes ago"],
    [last({ outcome: "unknown" }), "not known what was done 30 minutes ago"],
    [
      last({
        outcome: "failed",
        verify: {
          outcome: "failed",
          probe: "p",
          attempts: 3,
          ended: "2026-01-01T00:30:00Z",
          said: "HTTP 500",
        },
      }),
      "deployed, does not serve 30 minutes ago",
    ],
  ])("says how its last deployment went, and shows it by another icon", (deployment, words) => {
    const node = of(target({ last: deployment }));
    expect(node.description).toBe(words);
    expect(node.look?.icon).toBe("error");
  });

  test("is marked as production, in words", () => {
    expect(of(target({ production: true })).spoken).toBe("Target prod, production · deployed 30 minutes ago");
  });

  test("says what runs for it: a deployment to it, or a plan of its root module", () => {
    const apply = deployRun({ project: "/w" }, { state: { ...RUNNING, step: "apply" } });
    expect(of(target(), [apply]).description).toBe("deploying: applying");
    expect(below(of(target(), [apply]))[0]).toBe("Deployment to prod: applying");
    const other = deployRun({ project: "/w", target: "test" }, { state: RUNNING });
    expect(of(target(), [other]).description).toBe("deployed 30 minutes ago");
    expect(of(target(), [planRun({}, { state: RUNNING })]).description).toBe(
      "planning: reading the configuration",
    );
    const elsewhere = planRun({ workspace: "test" }, { state: RUNNING });
    expect(of(target({ workspace: "prod" }), [elsewhere]).description).toBe("deployed 30 minutes ago");
  });

  test("says which file wins over its pin, and that there is a newer image", () => {
    const pin = { file: "/p", value: "ami-1", record: OLD, hiddenBy: ["/w/live/z.auto.tfvars"] };
    expect(below(of(target({ pin })))).toEqual(
      expect.arrayContaining([
        "image_id is set by another file, which wins: /w/live/z.auto.tfvars",
        `Newer image: ${NEW}`,
      ]),
    );
    expect(below(of(target({ pin: { ...pin, value: "ami-x", record: undefined, hiddenBy: [] } })))[0]).toBe(
      "Pinned: ami-x, of no known bake",
    );
  });
});

describe("an image", () => {
  const nodesOf = (one: ImageStatus, live: Parameters<typeof imageNodes>[1] = []) =>
    imageNodes(status([], [one]), live, new Ages(NOW));

  test("says how old its newest bake is, and whether the template has changed since", () => {
    expect(nodesOf(image())[0]?.description).toBe("baked 1 hour ago");
    expect(nodesOf(image({ bakes: [], count: 0, changed: undefined }))[0]).toMatchObject({
      description: "never baked",
      state: "leaf",
    });
    const [changed] = nodesOf(image({ changed: ["packer/web/web.pkr.hcl"] }));
    expect(changed?.description).toBe("baked 1 hour ago · template changed since");
    expect(changed?.tooltip).toContain("Changed since: packer/web/web.pkr.hcl");
    expect(changed?.look?.icon).not.toBe(nodesOf(image())[0]?.look?.icon);
  });

  test("has its bakes below it: where each is pinned and live, and which must not be deployed", () => {
    const [node] = nodesOf(
      image({
        bakes: [
          bake({ pinned: ["prod"], live: ["test"] }),
          bake({ id: OLD, undeployable: "is revoked: CVE" }),
        ],
        count: 7,
      }),
    );
    expect(node && below(node)).toEqual([
      `${NEW}: 1 hour ago · live: test · pinned: prod`,
      `${OLD}: 1 hour ago · is revoked: CVE`,
      "5 older bakes: rebake images lists them",
    ]);
    expect(node?.children().map(({ kind }) => kind)).toEqual(["bake deployable", "bake", "other"]);
  });

  test("says that it is being baked", () => {
    const baking = bakeRun(
      { record: { project: "/w", image: "web" } },
      { state: { ...RUNNING, step: "build" } },
    );
    expect(nodesOf(image(), [baking])[0]?.description).toBe("baking: building");
    const other = bakeRun({ record: { project: "/v", image: "web" } }, { state: RUNNING });
    expect(nodesOf(image(), [other])[0]?.description).toBe("baked 1 hour ago");
  });
});

test("ages are said until they are others, and by whom that is asked again", () => {
  const then = "2026-01-01T00:00:00Z";
  const at = (seconds: number) => ageOf(then, Date.parse(then) + seconds * 1000);
  expect(at(0)).toEqual({ text: "just now", changesIn: 60_000 });
  expect(at(-30)).toEqual({ text: "just now", changesIn: 60_000 });
  expect(at(90)).toEqual({ text: "1 minute ago", changesIn: 30_000 });
  expect(at(2 * 3600)).toEqual({ text: "2 hours ago", changesIn: 3_600_000 });
  expect(at(25 * 3600).text).toBe("yesterday");
  const sooner: number[] = [];
  const ages: Ages = new Ages(NOW, () => sooner.push(ages.changesIn));
  for (const one of ["2025-12-31T00:00:00Z", "2026-01-01T00:59:30Z", "2026-01-01T00:30:10Z"]) ages.of(one);
  expect(sooner).toEqual([23 * 3_600_000, 30_000, 10_000]);
});

test("what a command was called with is a subject only if it is whole", () => {
  const subject = { kind: "bake", project: "/w", image: "web", record: NEW } as const;
  expect(subjectIn(subject)).toBe(subject);
  expect(subjectIn({ id: "x", subject })).toBe(subject);
  for (const given of [undefined, 1, "x", {}, { kind: "target", project: "/w" }, { ...subject, record: 1 }])
    expect(subjectIn(given)).toBeUndefined();
});

describe("what is wrong with records and rebake.hcl", () => {
  test("is said without the folder that all of it lies in, and as a whole when somebody points at it", () => {
    const problem = "/w/.rebake/images/web/a.json: is no JSON";
    const [node, other] = problemNodes({
      project: "/w",
      images: [],
      targets: [],
      problems: [problem, "/wide/live/p: is no JSON"],
    } as unknown as ProjectStatus);
    expect(node).toMatchObject({ label: ".rebake/images/web/a.json: is no JSON", tooltip: problem });
    expect(other?.label).toBe("/wide/live/p: is no JSON");
  });

  test("is no reason to call an image never baked", () => {
    const image: ImageStatus = {
      name: "web",
      place,
      template: "/w/packer",
      bakes: [],
      count: 2,
      changed: undefined,
    };
    const project = { project: "/w", images: [image], targets: [], problems: [] } as unknown as ProjectStatus;
    expect(imageNodes(project, [], new Ages(NOW))[0]?.description).toBe("no record of a bake can be read");
  });
});
