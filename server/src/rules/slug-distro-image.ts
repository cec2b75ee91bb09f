import { asString } from "../eval/value.ts";
import { DISTRIBUTION_IMAGES } from "../knowledge/distribution-images.ts";
import { attribute, blocksAt } from "../syntax/body.ts";
import type { TerraformRule } from "./rule.ts";
import { origins } from "./shared/given-values.ts";

export const slugDistroImage: TerraformRule = {
  id: "slug-distro-image",
  dialect: "terraform",
  category: "image",
  severity: "information",
  since: "0.1.0",
  fix: "none",
  docs: {
    title: "A machine is made from a provider's plain distribution",
    reason: "The name stays while its content changes, and everything else must be installed at boot.",
    why: `\`ubuntu-24-04-x64\` names a distribution, not a build: the provider refreshes what is behind it, so machines
made on two days differ. And a plain distribution has to be made into what it is for while it runs, by scripts whose result
depends on the day. Bake a snapshot with Packer that holds everything, and name it by its id; a new build then is a new id,
shows in a plan and can be taken back.`,
    bad: `resource "digitalocean_droplet" "web" {
  name  = "web"
  size  = "s-1vcpu-1gb"
  image = "ubuntu-24-04-x64"
}
`,
    good: `resource "digitalocean_droplet" "web" {
  name  = "web"
  size  = "s-1vcpu-1gb"
  image = var.web_snapshot_id
}
`,
    exceptions: [
      "A snapshot by its id, a private image, an application's or anything else that is no distribution.",
      "The image is not known.",
    ],
    links: [
      {
        title: "Packer: DigitalOcean",
        url: "https://developer.hashicorp.com/packer/integrations/digitalocean/digitalocean",
      },
      {
        title: "digitalocean_droplet",
        url: "https://registry.terraform.io/providers/digitalocean/digitalocean/latest/docs/resources/droplet",
      },
    ],
  },
  *check(module) {
    for (const machine of module.resources(...Object.keys(DISTRIBUTION_IMAGES))) {
      const known = DISTRIBUTION_IMAGES[machine.resourceType];
      if (!known) continue;
      const bodies =
        known.blocks.length === 0
          ? [machine.body]
          : blocksAt(machine.body, known.blocks).map(({ body }) => body);
      for (const body of bodies) {
        const written = attribute(body, known.attribute);
        const value = written && module.evaluate(written.expression);
        const image = value && asString(value);
        if (!written || !value || image === undefined || !known.isDistribution(image)) continue;
        yield {
          at: written,
          subject: machine,
          message: `${machine.address} starts as whatever ${known.attribute === "os_id" ? `system ${image}` : image} is on that day`,
          related: origins(value.hops),
        };
      }
    }
  },
};
