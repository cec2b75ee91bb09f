import { type ImageRecord, whyNotDeployable } from "../../../protocol/src/image-record.ts";
import { LEDGER_FOLDERS } from "../../../protocol/src/ledger.ts";
import type {
  BakeStatus,
  ImageStatus,
  ProjectStatus,
  TargetStatus,
} from "../../../protocol/src/project-status.ts";
import type { ProjectImage, ProjectTarget } from "../project/deploy.ts";
import { appliedSomething, deploymentStatus } from "../project/deployed.ts";
import { type LoadEngine, type ProjectBlocks, readProjectBlocks } from "./project-blocks.ts";
import { ProjectLedger } from "./project-ledger.ts";
import { pinStatus } from "./target-pin.ts";
import { changedSince } from "./template-changes.ts";
import { rootFolder } from "./wrong-target.ts";

/**
 * What the repository says of a project file: its images and targets, what was baked, what is pinned, what was deployed. Gives way to
 * other work. Never rejects for what is wrong in the repository, which is in `problems`.
 * @param project the folder of rebake.hcl
 * @param options `bakes`: how many of each image are wanted, the newest
 */
export async function projectStatus(
  load: LoadEngine,
  project: string,
  { bakes }: { readonly bakes: number },
): Promise<ProjectStatus> {
  const blocks = await readProjectBlocks(load, project);
  if ("wrong" in blocks) return { project, images: [], targets: [], problems: [blocks.wrong] };
  const ledger = new ProjectLedger(blocks.project);
  // What is read for this need not be searched for pins.
  for (const { name } of blocks.images) await ledger.images(name).newest(bakes);
  const problems: string[] = [];
  const targets: TargetStatus[] = [];
  for (const target of blocks.targets) targets.push(await targetStatus(blocks, target, ledger, problems));
  const images: ImageStatus[] = [];
  for (const image of blocks.images) images.push(await imageStatus(blocks, image, targets, ledger, bakes));
  return {
    project: blocks.project,
    images,
    targets,
    problems: [...blocks.problems, ...problems, ...ledger.problems],
  };
}

async function targetStatus(
  blocks: ProjectBlocks,
  target: ProjectTarget,
  ledger: ProjectLedger,
  problems: string[],
): Promise<TargetStatus> {
  const { name, range, workspace, production, image, variable, verify } = target;
  const pin = await pinStatus(blocks, target, ledger);
  if ("wrong" in pin) problems.push(pin.wrong);
  const pinned = "value" in pin && pin.value?.value !== undefined ? pin.value : undefined;
  const [last] = await ledger.deployments(name).newest(1);
  const applied = last && (appliedSomething(last) ? last : await ledger.newestApplied(name));
  const newest =
    image && (await ledger.images(image.value).find((one) => whyNotDeployable(one) === undefined));
  return {
    name,
    place: blocks.placeOf(range),
    root: rootFolder(blocks, target),
    workspace,
    production,
    image: image?.value,
    variable: variable?.value,
    pin: pinned,
    live: applied?.image && { ...applied.image, deployment: applied.id, since: applied.ended },
    last: last && deploymentStatus(last, recordFile(blocks.project, "deployments", name, last.id)),
    newest: newest?.id,
    hasVerify: verify !== undefined,
  };
}

async function imageStatus(
  { project, placeOf }: ProjectBlocks,
  image: ProjectImage,
  targets: readonly TargetStatus[],
  ledger: ProjectLedger,
  bakes: number,
): Promise<ImageStatus> {
  const { name, range, template } = image;
  const history = ledger.images(name);
  const [newest] = await history.newest(1);
  const records = await history.newest(bakes);
  return {
    name,
    place: placeOf(range),
    template: template.value === "" ? project : `${project}/${template.value}`,
    bakes: records.map((record) => bakeStatus(project, record, targets)),
    count: history.files.length,
    changed: newest && (await changedSince(project, image, newest)),
  };
}

function bakeStatus(project: string, record: ImageRecord, targets: readonly TargetStatus[]): BakeStatus {
  const { id, image, created, builds, by, git, run } = record;
  const ofImage = targets.filter((target) => target.image === image);
  return {
    id,
    file: recordFile(project, "images", image, id),
    created,
    builds,
    by: by.user,
    git,
    run,
    undeployable: whyNotDeployable(record),
    pinned: ofImage.filter(({ pin }) => pin?.record === id).map(({ name }) => name),
    live: targets.filter(({ live }) => live?.image === image && live.record === id).map(({ name }) => name),
  };
}

function recordFile(project: string, kind: keyof typeof LEDGER_FOLDERS, name: string, id: string): string {
  return `${project}/${LEDGER_FOLDERS[kind]}/${name}/${id}.json`;
}
