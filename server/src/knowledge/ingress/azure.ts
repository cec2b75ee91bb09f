import { type Condition, type Shape, texts } from "./shape.ts";
import { readSources } from "./sources.ts";

const ALLOWS_INBOUND: readonly Condition[] = [
  { attribute: "access", is: ["allow"] },
  { attribute: "direction", is: ["inbound"] },
];

/** What Azure takes for every address. The bare 0.0.0.0 is read so by the scanners for Azure too. */
const WORDS: ReadonlyMap<string, string> = new Map(
  ["*", "any", "internet", "0.0.0.0"].map((word) => [word, "0.0.0.0/0"]),
);

const traffic = texts("protocol", ["destination_port_range", "destination_port_ranges"]);

const sources: Shape["sources"] = (module, entry) =>
  readSources(
    module,
    entry,
    ["source_address_prefix", "source_address_prefixes"],
    ["source_application_security_group_ids"],
    WORDS,
  );

/** Source: the azurerm provider's pages; a group keeps its last rule until `security_rule = []` is written. */
export const AZURE_SHAPES: readonly Shape[] = [
  { type: "azurerm_network_security_rule", when: ALLOWS_INBOUND, traffic, sources },
  {
    type: "azurerm_network_security_group",
    nested: "security_rule",
    lastBlock: "empty list",
    when: ALLOWS_INBOUND,
    traffic,
    sources,
  },
];
