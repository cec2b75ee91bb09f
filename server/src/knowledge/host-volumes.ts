import { asBoolean, asString } from "../eval/value.ts";
import { attribute, blocksAt, blocksOfType, dynamicBlocks } from "../syntax/body.ts";
import type { Attribute, Block, Body } from "../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import { type Pod, podsOf } from "./kubernetes-pods.ts";

/** A folder of the machine that a container may write into. Sources: the providers' documentation. */
export interface HostVolume {
  readonly resource: Resource;
  /** Where the folder is named. */
  readonly written: Attribute;
  readonly path: string;
  /** On every machine there is one such container, and it sees to that machine. */
  readonly isDaemon: boolean;
  /** What its containers and their images are called, as far as that is known. */
  readonly names: readonly string[];
}

/** Those of Kubernetes and Docker; a volume that is mounted to be read, or perhaps, is not among them. */
export function hostVolumes(module: TerraformModule): HostVolume[] {
  return [...podsOf(module).flatMap((pod) => inPod(module, pod)), ...dockerVolumes(module)];
}

/** The volumes of an ECS task that are folders of the machine, by name. */
export function ecsHostPaths(
  module: TerraformModule,
  task: Resource,
): (Omit<HostVolume, "names"> & { name: string })[] {
  return blocksOfType(task.body, "volume").flatMap((volume) => {
    const found = pathIn(module, volume.body, "host_path");
    const name = module.value(volume.body, "name");
    const text = name && asString(name);
    return found && text !== undefined ? [{ resource: task, ...found, isDaemon: false, name: text }] : [];
  });
}

function inPod(module: TerraformModule, pod: Pod): HostVolume[] {
  const containers = [...pod.containers, ...pod.initContainers];
  return blocksOfType(pod.spec.body, "volume").flatMap((volume) => {
    const [host] = blocksOfType(volume.body, "host_path");
    const found = host && pathIn(module, host.body, "path");
    const name = module.value(volume.body, "name");
    const text = name && asString(name);
    if (!found || text === undefined) return [];
    const users = containers.filter((container) => writesTo(module, container, text));
    if (users.length === 0) return [];
    const names = users.flatMap((container) => namesIn(module, container.body));
    return [{ resource: pod.resource, ...found, isDaemon: pod.isDaemon, names }];
  });
}

/** True when the container certainly mounts the volume, and not to read it only. */
function writesTo(module: TerraformModule, container: Block, volume: string): boolean {
  if (dynamicBlocks(container.body, "volume_mount").length > 0) return false;
  return blocksOfType(container.body, "volume_mount").some((mount) => {
    const name = module.value(mount.body, "name");
    return name !== undefined && asString(name) === volume && isWritable(module, mount.body);
  });
}

function dockerVolumes(module: TerraformModule): HostVolume[] {
  return module.resources("docker_container", "docker_service").flatMap((resource) => {
    const container = resource.resourceType === "docker_service" ? ["task_spec", "container_spec"] : [];
    const volumes = container.length > 0 ? [] : blocksOfType(resource.body, "volumes");
    const mounts = blocksAt(resource.body, [...container, "mounts"]).filter((mount) => {
      const type = module.value(mount.body, "type");
      return type !== undefined && asString(type) === "bind";
    });
    const names = [
      ...namesIn(module, resource.body),
      ...blocksAt(resource.body, container).flatMap((one) => namesIn(module, one.body)),
    ];
    return [
      ...volumes.map((one) => ({ body: one.body, name: "host_path" })),
      ...mounts.map((one) => ({ body: one.body, name: "source" })),
    ].flatMap(({ body, name }) => {
      const found = pathIn(module, body, name);
      if (!found || !isWritable(module, body)) return [];
      return [{ resource, ...found, isDaemon: false, names }];
    });
  });
}

function pathIn(
  module: TerraformModule,
  body: Body,
  name: string,
): { written: Attribute; path: string } | undefined {
  const written = attribute(body, name);
  const value = written && module.value(body, name);
  const path = value && asString(value);
  return written && path?.startsWith("/") ? { written, path } : undefined;
}

function isWritable(module: TerraformModule, body: Body): boolean {
  const readOnly = module.value(body, "read_only");
  return readOnly ? asBoolean(readOnly) === false : body.problems.length === 0;
}

function namesIn(module: TerraformModule, body: Body): string[] {
  return ["name", "image"].flatMap((name) => {
    const value = module.value(body, name);
    return (value && asString(value)) ?? [];
  });
}
