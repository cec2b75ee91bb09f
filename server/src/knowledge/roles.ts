import type { Resource, TerraformModule } from "../terraform/module.ts";
import { namesOf } from "./stateful.ts";

/**
 * True when the machine's names or tags say that it is one of those there is one of: a way into a network, a place
 * where things are built or tried.
 */
export function hasRoleOfItsOwn(module: TerraformModule, machine: Resource): boolean {
  return namesOf(module, machine).some((name) => ROLE.test(name.replace(WORD_START, "-").toLowerCase()));
}

const WORD_START = /(?<=[a-z\d])(?=[A-Z])/g;
const ROLE =
  /(?:^|[^a-z])(?:bastion|nat|vpn|dns|wireguard|openvpn|jump(?:box|host|server)?|builder|runner|test(?:ing|er)?)(?:[^a-z]|$)/;
