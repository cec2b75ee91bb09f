import type { Resource, TerraformModule } from "../terraform/module.ts";
import { namesOf } from "./stateful.ts";

/** True for a machine, or a group of them, that is a way in to others by its name or tags. */
export function isBastion(module: TerraformModule, resource: Resource): boolean {
  return namesOf(module, resource).some((name) => BASTION.test(name));
}

/** True for what stands between networks by its name or tags, and so has to have a public address. */
export function isNetworkDevice(module: TerraformModule, resource: Resource): boolean {
  return namesOf(module, resource).some((name) => BASTION.test(name) || DEVICE.test(name));
}

const BASTION = /bastion|jump[ _-]?(?:box|host)/i;
const DEVICE =
  /(?:^|[^a-z])(?:nat|vpn|wireguard|openvpn|gateway|gw|router|firewall|proxy|haproxy|lb|elb|load[ _-]?balancer|ingress|edge)(?:[^a-z]|$)/i;
