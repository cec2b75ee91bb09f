import { asBoolean, asNumber, asString } from "../eval/value.ts";
import { attribute, block, blocksOfType, presence } from "../syntax/body.ts";
import type { Attribute, Block, Body } from "../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import { referencesIn } from "../terraform/references.ts";

/**
 * How a load balancer finds out whether what it sends requests to is well, where it does so badly or not at all.
 * Sources: the registries' documentation of the resources.
 */
export interface WeakCheck {
  /** `path`: the root is asked for because no path is written. `connection`: only whether a connection opens. */
  readonly kind: "none" | "off" | "path" | "connection";
  /** Where it is written; undefined when nothing is. */
  readonly setting?: Attribute | Block;
}

/** What is weak about the resource's check; undefined when nothing is, or it is not known. */
export function weakCheckOf(module: TerraformModule, resource: Resource): WeakCheck | undefined {
  return CHECKS[resource.resourceType]?.(module, resource);
}

/** `HTTP:8080` of a classic load balancer's first listener; undefined when it is not known or not HTTP. */
export function listenedPort(module: TerraformModule, balancer: Resource): string | undefined {
  const listener = block(balancer.body, "listener");
  const port = listener && module.value(listener.body, "instance_port");
  const protocol = listener && textOf(module, listener.body, "instance_protocol");
  const number = port && asNumber(port);
  return number !== undefined && protocol?.startsWith("HTTP") ? `${protocol}:${number}` : undefined;
}

type Check = (module: TerraformModule, resource: Resource) => WeakCheck | undefined;

/** A target group's own protocol says how its targets are asked, unless the check has one. */
function targetGroup(module: TerraformModule, group: Resource): WeakCheck | undefined {
  const kind = module.value(group.body, "target_type");
  const state = presence(group.body, "health_check");
  if ((kind && !["instance", "ip", "alb"].includes(asString(kind) ?? "")) || state === "unknown")
    return undefined;
  const check = block(group.body, "health_check");
  const enabled = check && attribute(check.body, "enabled");
  if (enabled && asBoolean(module.evaluate(enabled.expression)) === false)
    return { kind: "off", setting: enabled };
  return askedOver(module, group, check, "path");
}

function askedOver(
  module: TerraformModule,
  group: Resource,
  check: Block | undefined,
  pathName: string,
): WeakCheck | undefined {
  const own = check && module.value(check.body, "protocol");
  const protocol = own ? asString(own)?.toUpperCase() : textOf(module, group.body, "protocol");
  const setting = check ? { setting: check } : {};
  if (protocol === "HTTP" || protocol === "HTTPS") {
    const isMissing = !check || isUnset(module, check.body, pathName);
    return isMissing ? { kind: "path", ...setting } : undefined;
  }
  // Whoever writes the protocol of the check has chosen it.
  return protocol === undefined || own ? undefined : { kind: "connection", ...setting };
}

function listenerOfTargets(module: TerraformModule, group: Resource): WeakCheck | undefined {
  if (presence(group.body, "health_check") === "unknown") return undefined;
  return askedOver(module, group, block(group.body, "health_check"), "url_path");
}

function attributeNeeded(name: string): Check {
  return (module, resource) => {
    if (!isUnset(module, resource.body, name)) return undefined;
    const setting = attribute(resource.body, name);
    return { kind: "none", ...(setting ? { setting } : {}) };
  };
}

function blockNeeded(name: string): Check {
  return (_module, resource) => (presence(resource.body, name) === "absent" ? { kind: "none" } : undefined);
}

/** Of Google's backends those need a check that are groups of machines. */
function backendService(module: TerraformModule, service: Resource): WeakCheck | undefined {
  const hasMachines = blocksOfType(service.body, "backend").some((backend) => {
    const group = attribute(backend.body, "group");
    return group && [...referencesIn(group.expression)].some((one) => INSTANCE_GROUP.test(one));
  });
  const checks = module.value(service.body, "health_checks");
  const isEmpty = checks ? checks.kind === "list" && checks.items.length === 0 : true;
  const mayBe = presence(service.body, "health_checks") === "unknown";
  return hasMachines && isEmpty && !mayBe ? { kind: "none" } : undefined;
}

function webApp(module: TerraformModule, app: Resource): WeakCheck | undefined {
  const settings = block(app.body, "site_config");
  if (!settings || !isUnset(module, settings.body, "health_check_path")) return undefined;
  return { kind: "none", setting: settings };
}

function balancerWithRules(module: TerraformModule, balancer: Resource): WeakCheck | undefined {
  if (presence(balancer.body, "healthcheck") !== "absent") return undefined;
  const protocols = blocksOfType(balancer.body, "forwarding_rule").map((rule) =>
    textOf(module, rule.body, "entry_protocol"),
  );
  const isHttp = protocols.some((one) => one?.startsWith("HTTP"));
  if (isHttp) return { kind: "none" };
  return protocols.length > 0 && protocols.every((one) => one !== undefined)
    ? { kind: "connection" }
    : undefined;
}

function balancerService(module: TerraformModule, service: Resource): WeakCheck | undefined {
  if (presence(service.body, "health_check") !== "absent") return undefined;
  const protocol = textOf(module, service.body, "protocol");
  if (protocol === undefined) return undefined;
  return { kind: protocol.startsWith("HTTP") ? "path" : "connection" };
}

/** Certainly without a value: not written, or null. */
function isUnset(module: TerraformModule, body: Body, name: string): boolean {
  return !module.value(body, name) && presence(body, name) !== "unknown";
}

function textOf(module: TerraformModule, body: Body, name: string): string | undefined {
  const value = module.value(body, name);
  return value && asString(value)?.toUpperCase();
}

const INSTANCE_GROUP = /(?:^|\.)google_compute_(?:region_)?instance_group(?:_manager)?\./;

const CHECKS: Readonly<Record<string, Check>> = {
  aws_lb_target_group: targetGroup,
  aws_alb_target_group: targetGroup,
  aws_elb: blockNeeded("health_check"),
  azurerm_lb_rule: attributeNeeded("probe_id"),
  azurerm_application_gateway: blockNeeded("probe"),
  azurerm_linux_web_app: webApp,
  azurerm_windows_web_app: webApp,
  azurerm_app_service: webApp,
  google_compute_backend_service: backendService,
  google_compute_region_backend_service: backendService,
  digitalocean_loadbalancer: balancerWithRules,
  hcloud_load_balancer_service: balancerService,
  ncloud_lb_target_group: listenerOfTargets,
};

/** The types of which something is known. */
export const CHECKED_BALANCER_TYPES: readonly string[] = Object.keys(CHECKS);
