import { asBoolean, asString, type Value } from "../eval/value.ts";
import { looksAfterHost } from "../knowledge/host-paths.ts";
import { type Pod, podsOf } from "../knowledge/kubernetes-pods.ts";
import { namesOf } from "../knowledge/stateful.ts";
import { attribute, blocksOfType } from "../syntax/body.ts";
import type { Attribute, Block } from "../syntax/nodes.ts";
import type { TerraformModule } from "../terraform/module.ts";
import type { TerraformRule } from "./rule.ts";

export const privilegedHostMutation: TerraformRule = {
  id: "privileged-host-mutation",
  dialect: "terraform",
  category: "drift",
  severity: "warning",
  since: "0.1.0",
  fix: "none",
  docs: {
    title: "A container changes the machine it runs on",
    reason: "Machines that a container patches from within are no longer what their image says.",
    why: `A privileged container that enters the machine's own namespaces (\`nsenter\`, \`chroot /host\`) is remote access
under another name: it installs packages, writes kernel settings or restarts services on machines that were made of an
image. A machine that joins later, or one the container failed on, differs from the others, and no image or plan says so.
Put what the machines need into their image or their node pool's settings, and roll the pool. A file that Docker uploads
into a container belongs into the container's image for the same reason.`,
    bad: `resource "kubernetes_daemon_set_v1" "tune" {
  spec {
    template {
      spec {
        host_pid = true

        container {
          name    = "tune"
          image   = "alpine:3.20.3"
          command = ["nsenter", "-t", "1", "-m", "--", "sysctl", "-w", "vm.max_map_count=262144"]
        }
      }
    }
  }
}
`,
    good: `resource "kubernetes_daemon_set_v1" "watch" {
  spec {
    template {
      spec {
        host_pid = true

        container {
          name    = "watch"
          image   = "alpine:3.20.3"
          command = ["top", "-b"]
        }
      }
    }
  }
}
`,
    exceptions: [
      "The container is neither privileged nor sees the machine's processes, or that is not known.",
      "Network and storage drivers, exporters and other agents, by their name or image.",
      "A file that `docker_container` uploads before the container starts is information only.",
    ],
    links: [
      {
        title: "Kubernetes: Pod security standards",
        url: "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
      },
      {
        title: "docker_container: upload",
        url: "https://registry.terraform.io/providers/kreuzwerker/docker/latest/docs/resources/container",
      },
    ],
  },
  *check(module) {
    for (const pod of podsOf(module)) {
      for (const container of [...pod.containers, ...pod.initContainers]) {
        const command = changesHost(module, pod, container);
        if (!command || isAgent(module, pod, container)) continue;
        yield {
          at: { piece: command.piece, range: command.nameRange },
          subject: pod.resource,
          message: `This container of ${pod.resource.address} works on the machine it runs on, as if somebody had logged in`,
        };
      }
    }
    for (const container of module.resources("docker_container")) {
      const [upload] = blocksOfType(container.body, "upload");
      if (!upload) continue;
      yield {
        at: { piece: upload.piece, range: upload.headerRange },
        subject: container,
        message: `${container.address} gets a file that is not in its image`,
        severity: "information",
      };
    }
  },
};

/** The command or its arguments that enter the machine. */
function changesHost(module: TerraformModule, pod: Pod, container: Block): Attribute | undefined {
  const mayEnter =
    isTrue(module.value(pod.spec.body, "host_pid")) ||
    blocksOfType(container.body, "security_context").some((one) =>
      isTrue(module.value(one.body, "privileged")),
    );
  if (!mayEnter) return undefined;
  return ["command", "args"]
    .map((name) => attribute(container.body, name))
    .find((one) => one && ENTERS.test(wordsOf(module.evaluate(one.expression))));
}

function isTrue(value: Value | undefined): boolean {
  return value !== undefined && asBoolean(value) === true;
}

/** The known words of a command. */
function wordsOf(command: Value): string {
  const words = command.kind === "list" ? command.items : [command];
  return words.map((word) => asString(word) ?? "").join(" ");
}

function isAgent(module: TerraformModule, pod: Pod, container: Block): boolean {
  const own = ["name", "image"].map((name) => {
    const value = module.value(container.body, name);
    return (value && asString(value)) ?? "";
  });
  return [...own, ...namesOf(module, pod.resource)].some(looksAfterHost);
}

const ENTERS = /(?<![\w-])(?:nsenter|chroot\s+\/(?:host|node|rootfs|mnt)\b)/;
