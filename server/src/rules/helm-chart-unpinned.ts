import { asString } from "../eval/value.ts";
import { chartImageTags } from "../knowledge/container-images.ts";
import { isMovingTag } from "../knowledge/image-tags.ts";
import { stretches } from "../knowledge/written-text.ts";
import { attribute, presence } from "../syntax/body.ts";
import { setAttribute } from "../syntax/edits.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import type { Finding, Fix, TerraformRule } from "./rule.ts";
import { GivenValues, origins, variableName } from "./shared/given-values.ts";

export const helmChartUnpinned: TerraformRule = {
  id: "helm-chart-unpinned",
  dialect: "terraform",
  category: "image",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "A chart is installed in whatever version is newest",
    reason: "The same commit installs another chart tomorrow, with other images and other defaults.",
    why: `A chart names the images, their settings and what the cluster is asked to make. Without an exact version each
plan takes the newest that fits from the repository: a change of one value brings a release of somebody else with it, and
going back to the last commit does not bring the old chart back. The same holds for an image tag that a value sets to
\`latest\`. Name one version and move it by a commit. The fix asks for it through a variable.`,
    bad: `resource "helm_release" "ingress" {
  name       = "ingress"
  repository = "https://kubernetes.github.io/ingress-nginx"
  chart      = "ingress-nginx"
}
`,
    good: `resource "helm_release" "ingress" {
  name       = "ingress"
  repository = "https://kubernetes.github.io/ingress-nginx"
  chart      = "ingress-nginx"
  version    = var.ingress_chart_version
}

variable "ingress_chart_version" {
  description = "The version of the chart of helm_release.ingress"
  type        = string
}
`,
    exceptions: [
      "The version is exact (`4.11.3`), or not known.",
      "Charts on the same disk, and charts by the address of one archive.",
      "Charts of which it is not known where they come from.",
      "Image tags that are not known, name one build, or have a digest beside them.",
    ],
    links: [
      {
        title: "helm_release",
        url: "https://registry.terraform.io/providers/hashicorp/helm/latest/docs/resources/release",
      },
      { title: "Helm: helm install", url: "https://helm.sh/docs/helm/helm_install/" },
    ],
  },
  *check(module) {
    const given = new GivenValues(module);
    for (const release of module.resources("helm_release")) {
      const finding = isRemote(module, release) ? checkVersion(module, release, given) : undefined;
      if (finding) yield finding;
      for (const { at, tag } of chartImageTags(module, release)) {
        if (!isMovingTag(tag)) continue;
        yield {
          at,
          subject: release,
          message: `${release.address} tells its chart to run the image tag ${tag}, whatever that is on that day`,
        };
      }
    }
  },
};

/** From a repository; a chart alone may also be a folder. */
function isRemote(module: TerraformModule, release: Resource): boolean {
  const chart = attribute(release.body, "chart");
  const [start] = chart ? stretches(module, chart.expression) : [];
  const text = start?.kind === "text" ? start.text : "";
  if (/^(?:https?:\/\/|\.{0,2}\/)/.test(text)) return false;
  const repository = module.value(release.body, "repository");
  return text.startsWith("oci://") || (repository !== undefined && asString(repository) !== "");
}

function checkVersion(module: TerraformModule, release: Resource, given: GivenValues): Finding | undefined {
  const written = attribute(release.body, "version");
  const value = module.value(release.body, "version");
  const version = value && asString(value);
  if (value && version === undefined) return undefined;
  if (!value && !written && presence(release.body, "version") !== "absent") return undefined;
  const isAny = version === undefined || version.trim() === "";
  if (!isAny && EXACT.test(version)) return undefined;
  return {
    at: written ?? release.header,
    subject: release,
    message: isAny
      ? `${release.address} asks for no version of its chart, so the newest one is installed`
      : `${release.address} takes the newest version of its chart that fits ${version}`,
    related: origins(value?.hops ?? []),
    fixes: value && value.hops.length > 0 ? [] : pin(release, given),
  };
}

function pin(release: Resource, given: GivenValues): Fix[] {
  const variable = given.variable(
    [variableName(release.name, "chart_version"), variableName(release.name, "helm_chart_version")],
    `The version of the chart of ${release.address}`,
    release.block,
  );
  if (!variable) return [];
  return [
    {
      title: `Take the version from a variable, ${variable.name}: with the one that runs today nothing changes`,
      safe: false,
      effect: "in place",
      edits: () => [
        ...setAttribute(release.block, "version", `var.${variable.name}`, "chart"),
        ...variable.declaration(),
      ],
    },
  ];
}

const EXACT = /^\s*=?\s*v?\d+\.\d+\.\d+(?:[-+][\w.+-]+)?\s*$/;
