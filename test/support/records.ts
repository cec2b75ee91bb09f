import type { DeploymentRecord } from "../../protocol/src/deployment-record.ts";
import type { ImageRecord } from "../../protocol/src/image-record.ts";

const DIGEST = "0".repeat(64);

/** The record of a bake with everything in it that must be. */
export function imageRecord(changes: Partial<ImageRecord> = {}): ImageRecord {
  return {
    version: 1,
    id: "20260131T100000Z-ab12cd34",
    image: "web",
    created: "2026-01-31T10:00:00Z",
    seconds: 312,
    builds: [
      {
        name: "web.amazon-ebs.base",
        builder: "amazon-ebs",
        artifactId: "eu-west-1:ami-0a1",
        artifacts: [{ kind: "image", id: "ami-0a1", location: "eu-west-1" }],
      },
    ],
    template: { path: "packer/web", sha256: DIGEST },
    inputs: { "packer/web/web.pkr.hcl": DIGEST },
    packer: { version: "1.6.6" },
    by: { program: "rebake", version: "0.1.0" },
    ...changes,
  };
}

/** The record of a deployment with everything in it that must be. */
export function deploymentRecord(changes: Partial<DeploymentRecord> = {}): DeploymentRecord {
  return {
    version: 1,
    id: "20260131T110000Z-ef56ab78",
    target: "prod",
    kind: "deploy",
    production: true,
    started: "2026-01-31T11:00:00Z",
    ended: "2026-01-31T11:04:00Z",
    by: { program: "rebake", version: "0.1.0" },
    root: "envs/prod",
    workspace: "default",
    variable: "image_id",
    image: { image: "web", record: "20260131T100000Z-ab12cd34", value: "ami-0a1" },
    strategy: "straight",
    stages: [
      {
        name: "deploy",
        plan: {
          sha256: DIGEST,
          configuration: DIGEST,
          engine: { product: "OpenTofu", version: "1.6.2", sha256: DIGEST },
          workspace: "default",
        },
        approved: { at: "2026-01-31T10:59:00Z", typed: "prod" },
        started: "2026-01-31T11:00:00Z",
        ended: "2026-01-31T11:03:00Z",
        outcome: "applied",
        done: [{ address: "aws_launch_template.web", action: "update" }],
        failed: [],
        notDone: [],
        verify: null,
      },
    ],
    outcome: "succeeded",
    ...changes,
  };
}
