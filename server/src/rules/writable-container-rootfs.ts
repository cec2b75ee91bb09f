import { asBoolean, asString } from "../eval/value.ts";
import { podsOf } from "../knowledge/kubernetes-pods.ts";
import { blocksOfType, presence } from "../syntax/body.ts";
import { addBlock } from "../syntax/edits.ts";
import type { Block, Body, Span } from "../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import type { Effect, Finding, Fix, TerraformRule } from "./rule.ts";
import { settingOf as containerSetting, containersOf } from "./shared/containers.ts";
import { originsOf, type Setting, settingFixes, settingOf } from "./shared/settings.ts";

export const writableContainerRootfs: TerraformRule = {
  id: "writable-container-rootfs",
  dialect: "terraform",
  category: "drift",
  severity: "information",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "A running container can change its own files",
    reason: "What runs may differ from its image, and a restart is the first to tell.",
    why: `An image says what a container is made of; a root file system that can be written lets the running one become
something else. A library patched by hand, a file the application wrote beside its code, an intruder's tool: none of it
is in the image, and all of it is gone, or missed, at the next start. With a read-only root file system the image is what
runs. What has to be written goes to a mounted volume, or to an empty directory for temporary files.`,
    bad: `resource "kubernetes_deployment_v1" "web" {
  spec {
    template {
      spec {
        container {
          name  = "web"
          image = "shop/web:1.4.2"
        }
      }
    }
  }
}
`,
    good: `resource "kubernetes_deployment_v1" "web" {
  spec {
    template {
      spec {
        container {
          name  = "web"
          image = "shop/web:1.4.2"

          security_context {
            read_only_root_filesystem = true
          }
        }
      }
    }
  }
}
`,
    exceptions: [
      "Init containers, and containers whose name or image speaks of building.",
      "ECS tasks on Windows, where there is no such setting.",
      "The value, or whether there is a security context, is not known.",
    ],
    links: [
      {
        title: "Kubernetes: Configure a security context",
        url: "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
      },
      {
        title: "Amazon ECS: Task definition parameters",
        url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html",
      },
    ],
  },
  *check(module) {
    for (const pod of podsOf(module)) {
      for (const container of pod.containers) {
        const found = isBuilder(module, container.body) ? undefined : inPod(module, container, pod.change);
        if (found) yield finding(pod.resource, nameOf(module, container.body), found);
      }
    }
    for (const container of module.resources("docker_container")) {
      if (isBuilder(module, container.body)) continue;
      const setting = settingOf(module, container.block, "read_only", container.body);
      if (isOff(setting))
        yield finding(container, undefined, fromSetting(module, setting, container.header, "replaces"));
    }
    for (const task of module.resources("aws_ecs_task_definition")) yield* inTask(module, task);
  },
};

interface Found {
  readonly at: Span;
  readonly fixes: readonly Fix[];
  readonly setting?: Setting;
}

function finding(subject: Resource, name: string | undefined, { at, fixes, setting }: Found): Finding {
  const which = name === undefined ? "The container" : `The container ${name}`;
  return {
    at,
    subject,
    message: `${which} of ${subject.address} can write into the file system of its image`,
    related: setting ? originsOf(setting) : [],
    fixes,
  };
}

function inPod(module: TerraformModule, container: Block, effect: Effect): Found | undefined {
  const header = { piece: container.piece, range: container.headerRange };
  const [context] = blocksOfType(container.body, "security_context");
  if (context) {
    const setting = settingOf(module, context, READ_ONLY);
    return isOff(setting) ? fromSetting(module, setting, header, effect) : undefined;
  }
  if (presence(container.body, "security_context") !== "absent") return undefined;
  const lines = ["security_context {", `  ${READ_ONLY} = true`, "}"];
  return {
    at: header,
    fixes: [{ title: TITLE, safe: false, effect, edits: () => [addBlock(container, lines)] }],
  };
}

function fromSetting(module: TerraformModule, setting: Setting, header: Span, effect: Effect): Found {
  return {
    at: setting.written ?? header,
    fixes: settingFixes(module, setting, "true", { title: TITLE, effect }),
    setting,
  };
}

function isOff(setting: Setting): boolean {
  return setting.isMissing || (setting.value !== undefined && asBoolean(setting.value) === false);
}

function* inTask(module: TerraformModule, task: Resource): Generator<Finding> {
  if (mayBeWindows(module, task)) return;
  for (const container of containersOf(module, task)) {
    const setting = containerSetting(container, "readonlyRootFilesystem");
    const image = containerSetting(container, "image");
    if (setting && asBoolean(setting) !== false) continue;
    if (BUILDER.test(container.name ?? "") || (image && BUILDER.test(asString(image) ?? ""))) continue;
    yield finding(task, container.name, { at: container.at, fixes: [] });
  }
}

function mayBeWindows(module: TerraformModule, task: Resource): boolean {
  if (presence(task.body, "runtime_platform") === "unknown") return true;
  return blocksOfType(task.body, "runtime_platform").some((platform) => {
    const family = module.value(platform.body, "operating_system_family");
    return family !== undefined && asString(family) !== "LINUX";
  });
}

function isBuilder(module: TerraformModule, body: Body): boolean {
  const image = module.value(body, "image");
  return (
    BUILDER.test(nameOf(module, body) ?? "") || (image !== undefined && BUILDER.test(asString(image) ?? ""))
  );
}

function nameOf(module: TerraformModule, body: Body): string | undefined {
  const name = module.value(body, "name");
  return name && asString(name);
}

const READ_ONLY = "read_only_root_filesystem";
const TITLE = "Make the container's file system read-only";
const BUILDER = /build|kaniko/i;
