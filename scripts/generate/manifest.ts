import { RULE_LEVELS, SETTINGS, type Setting } from "../../protocol/src/settings.ts";
import { defaultLevel } from "../../server/src/rules/rule.ts";
import { EVERY_RULE } from "../../server/src/suppression-rules.ts";

interface Manifest {
  capabilities?: { untrustedWorkspaces?: Record<string, unknown> };
  contributes?: Record<string, unknown>;
}

/** The manifest with the settings table and the rules written into it. */
export function manifestWithSettings(text: string): string {
  const manifest = JSON.parse(text) as Manifest;
  const properties = Object.fromEntries(SETTINGS.map((setting) => [setting.key, property(setting)]));
  manifest.contributes = { ...manifest.contributes, configuration: { title: "Rebake", properties } };
  const restricted = SETTINGS.filter((setting) => setting.restricted).map((setting) => setting.key);
  const untrusted = manifest.capabilities?.untrustedWorkspaces;
  if (untrusted) untrusted.restrictedConfigurations = restricted;
  return JSON.stringify(manifest, null, 2);
}

function property(setting: Setting): Record<string, unknown> {
  const { key: _key, default: value, description, restricted: _restricted, ...rest } = setting;
  const base = { ...rest, default: value, markdownDescription: description };
  if (setting.type === "path") return { ...base, type: "string" };
  if (setting.type === "array") return { ...base, items: { type: setting.items } };
  return setting.type === "rules" ? { ...base, type: "object", ...rulesSchema() } : base;
}

/** One completion for each rule, with its title and the severities to choose from. */
function rulesSchema(): Record<string, unknown> {
  return {
    additionalProperties: false,
    properties: Object.fromEntries(
      EVERY_RULE.map((rule) => [
        rule.id,
        { enum: RULE_LEVELS, default: defaultLevel(rule), description: rule.docs.title },
      ]),
    ),
  };
}
