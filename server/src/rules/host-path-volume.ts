import { asBoolean, asString } from "../eval/value.ts";
import { isHostsOwn, looksAfterHost } from "../knowledge/host-paths.ts";
import { ecsHostPaths, type HostVolume, hostVolumes } from "../knowledge/host-volumes.ts";
import { namesOf } from "../knowledge/stateful.ts";
import { attribute } from "../syntax/body.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import type { Finding, TerraformRule } from "./rule.ts";
import { type Container, containersOf, settingOf } from "./shared/containers.ts";

export const hostPathVolume: TerraformRule = {
  id: "host-path-volume",
  dialect: "terraform",
  category: "state",
  severity: "warning",
  since: "0.1.0",
  fix: "none",
  docs: {
    title: "A container writes into a folder of its machine",
    reason: "The data is tied to that one machine: replacing it loses the data.",
    why: `A container with a folder of its machine mounted leaves its data there. The next one of its kind finds that data
only on the same machine, so the machine must not be replaced, drained or scaled away, and two machines of one group are
no longer alike. Give the container a volume that exists by itself and moves with it (a persistent volume claim, EFS or
EBS, a named volume with a driver for shared storage), or keep the data in a database or bucket. What the container only
reads can be mounted read-only; better still it is in the image.`,
    bad: `resource "docker_container" "wiki" {
  name  = "wiki"
  image = "wiki:1.4.2"

  volumes {
    host_path      = "/srv/wiki"
    container_path = "/data"
  }
}
`,
    good: `resource "docker_container" "wiki" {
  name  = "wiki"
  image = "wiki:1.4.2"

  volumes {
    volume_name    = docker_volume.wiki.name
    container_path = "/data"
  }
}

resource "docker_volume" "wiki" {
  name   = "wiki"
  driver = "efs"
}
`,
    exceptions: [
      "The volume is mounted read-only, or that is not known.",
      "Folders that are the machine's own: `/run` with the sockets in it, `/sys`, `/proc`, `/dev`, `/var/log`, certificates, the time zone and the like.",
      "Containers that look after the machine, by their name or image: log collectors, exporters, network and storage drivers.",
      "In a daemon set it is information only: there is one on every machine, and it often sees to that machine.",
      "The path is not known.",
    ],
    links: [
      {
        title: "Kubernetes: hostPath volumes",
        url: "https://kubernetes.io/docs/concepts/storage/volumes/#hostpath",
      },
      {
        title: "Docker: Bind mounts",
        url: "https://docs.docker.com/engine/storage/bind-mounts/",
      },
      {
        title: "Amazon ECS: Storage options for tasks",
        url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_data_volumes.html",
      },
    ],
  },
  *check(module) {
    for (const volume of [...hostVolumes(module), ...ecsVolumes(module)]) {
      if (isHostsOwn(volume.path)) continue;
      if ([...volume.names, ...namesOf(module, volume.resource)].some(looksAfterHost)) continue;
      yield finding(volume);
    }
  },
};

function finding({ resource, written, path, isDaemon }: HostVolume): Finding {
  return {
    at: written,
    subject: resource,
    message: `${resource.address} writes into ${path} of the machine it runs on: what is there goes with that machine`,
    ...(isDaemon ? { severity: "information" } : {}),
  };
}

/** Those that a container of the task, as far as they are known, mounts to write. */
function ecsVolumes(module: TerraformModule): HostVolume[] {
  return module.resources("aws_ecs_task_definition").flatMap((task) => {
    const volumes = ecsHostPaths(module, task);
    if (volumes.length === 0) return [];
    const containers = containersOf(module, task);
    const family = familyOf(module, task);
    return volumes.flatMap(({ name, ...volume }) => {
      const users = containers.filter((container) => writesTo(container, name));
      if (users.length === 0) return [];
      return [{ ...volume, names: [...family, ...users.flatMap(namesIn)] }];
    });
  });
}

function familyOf(module: TerraformModule, task: Resource): string[] {
  const written = attribute(task.body, "family");
  const text = written && asString(module.evaluate(written.expression));
  return text === undefined ? [] : [text];
}

function writesTo(container: Container, volume: string): boolean {
  const mounts = settingOf(container, "mountPoints");
  if (mounts?.kind !== "list") return false;
  return mounts.items.some((mount) => {
    if (mount.kind !== "object" || !mount.complete) return false;
    const source = mount.entries.get("sourceVolume");
    const readOnly = mount.entries.get("readOnly");
    const isReadOnly = readOnly && readOnly.kind !== "null" ? asBoolean(readOnly) : false;
    return source !== undefined && asString(source) === volume && isReadOnly === false;
  });
}

function namesIn(container: Container): string[] {
  const image = settingOf(container, "image");
  return [container.name, image && asString(image)].filter((one) => one !== undefined);
}
