import { CloudFile } from "../cloud/cloud-file.ts";
import { parseFaults } from "../faults.ts";
import { KINDS } from "../kinds/index.ts";
import { CloudError, type Kind, type Lookup, type Shape, typeName } from "../kinds/kind.ts";
import { LOOKUPS } from "../kinds/lookups.ts";
import { type Outcome, Resources } from "./resources.ts";
import { type DynamicValue, fromWire, type ObjectValue, toWire, type Value } from "./values.ts";
import { wireSchema } from "./wire-schema.ts";

const PROVIDER: Shape = {
  description: "A cloud that is a JSON file.",
  attributes: {
    cloud: {
      type: "string",
      from: "optional",
      description: "Path of the file; otherwise FAKECLOUD_FILE of the environment.",
    },
    faults: { type: "string", from: "optional", description: "What is to go wrong, as JSON." },
  },
};

/** A request or an answer of the protocol. */
export interface Message {
  readonly typeName?: string;
  readonly [field: string]: unknown;
}

/** What the provider answers, by the name of the call. An error that is thrown becomes a diagnostic. */
export class ProviderService {
  private readonly stopping = new AbortController();
  private cloud: CloudFile | undefined;

  /** @param crash ends the process at once. */
  constructor(private readonly crash: () => never) {}

  readonly calls: Readonly<Record<string, (request: Message) => Promise<object> | object>> = {
    GetSchema: () => ({
      provider: wireSchema(PROVIDER),
      resourceSchemas: schemasOf(KINDS),
      dataSourceSchemas: schemasOf(LOOKUPS),
    }),
    PrepareProviderConfig: ({ config }) => ({ preparedConfig: config }),
    ValidateResourceTypeConfig: (request) => {
      validate(kindOf(request), required(request.config));
      return {};
    },
    ValidateDataSourceConfig: () => ({}),
    UpgradeResourceState: (request) => ({ upgradedState: toWire(upgraded(kindOf(request), request)) }),
    Configure: ({ config }) => this.configure(fromWire(config as DynamicValue) ?? {}),
    ReadResource: async (request) => {
      const state = await this.resources().read(kindOf(request), required(request.currentState));
      return { newState: toWire(state) };
    },
    PlanResourceChange: (request) => this.plan(request),
    ApplyResourceChange: async (request) => {
      const { state, error } = await this.apply(request);
      return { newState: toWire(state), ...(error !== undefined && { diagnostics: [diagnosticOf(error)] }) };
    },
    ImportResourceState: async (request) => {
      const state = await this.resources().import(kindOf(request), String(request.id));
      return { importedResources: [{ typeName: request.typeName, state: toWire(state) }] };
    },
    ReadDataSource: async (request) => ({ state: toWire(await this.lookUp(request)) }),
    Stop: async () => {
      await this.cloud?.change(({ record }) => record("stop requested", { kind: "provider" }));
      this.stopping.abort();
      return {};
    },
  };

  private async configure(configuration: ObjectValue): Promise<object> {
    const path = configuration.cloud ?? process.env.FAKECLOUD_FILE;
    if (typeof path !== "string")
      throw new CloudError("No cloud", "Set `cloud` of the provider or FAKECLOUD_FILE of the environment.");
    const faults = [
      ...(typeof configuration.faults === "string" ? parseFaults(configuration.faults, "faults") : []),
      ...parseFaults(process.env.FAKECLOUD_FAULTS ?? "[]", "FAKECLOUD_FAULTS"),
    ];
    this.cloud = new CloudFile(path, faults);
    await this.resources().pass("configure", { name: "provider" }, {});
    return {};
  }

  private async plan(request: Message): Promise<object> {
    const proposed = fromWire(request.proposedNewState as DynamicValue);
    if (!proposed) return { plannedState: toWire(null) };
    const prior = fromWire(request.priorState as DynamicValue);
    const { planned, replaces } = await this.resources().plan(
      kindOf(request),
      prior,
      required(request.config),
    );
    const requiresReplace = replaces.map((attributeName) => ({ steps: [{ attributeName }] }));
    return { plannedState: toWire(planned), requiresReplace };
  }

  private apply(request: Message): Promise<Outcome> {
    const kind = kindOf(request);
    const prior = fromWire(request.priorState as DynamicValue);
    const planned = fromWire(request.plannedState as DynamicValue);
    if (!planned) return this.resources().delete(kind, prior ?? {});
    if (!prior) return this.resources().create(kind, planned);
    return this.resources().update(kind, prior, planned);
  }

  private async lookUp(request: Message): Promise<ObjectValue> {
    const lookup = find(LOOKUPS, request);
    const configuration = required(request.config);
    await this.resources().pass("read", lookup, configuration);
    return lookup.find(configuration, { state: await this.configured().read(), now: Date.now() });
  }

  private resources(): Resources {
    return new Resources(this.configured(), this.stopping.signal, this.crash);
  }

  private configured(): CloudFile {
    if (!this.cloud) throw new Error("Terraform asked for a resource before it configured the provider.");
    return this.cloud;
  }
}

/** An error as the protocol says it. */
export function diagnosticOf(error: unknown): object {
  const severity = 1;
  if (!(error instanceof CloudError))
    return { severity, summary: "The test cloud failed", detail: (error as Error).message ?? String(error) };
  const { summary, detail, attribute } = error;
  return {
    severity,
    summary,
    detail,
    ...(attribute && { attribute: { steps: [{ attributeName: attribute }] } }),
  };
}

function schemasOf(shapes: readonly (Kind | Lookup)[]): object {
  return Object.fromEntries(shapes.map((shape) => [typeName(shape), wireSchema(shape)]));
}

function kindOf(request: Message): Kind {
  return find(KINDS, request);
}

function find<Named extends { readonly name: string }>(all: readonly Named[], request: Message): Named {
  const found = all.find((one) => typeName(one) === request.typeName);
  if (!found) throw new Error(`There is no type ${request.typeName}.`);
  return found;
}

function required(value: unknown): ObjectValue {
  const object = fromWire(value as DynamicValue);
  if (!object) throw new Error("Terraform sent nothing where a value is needed.");
  return object;
}

function validate(kind: Kind, configuration: ObjectValue): void {
  if (configuration.name && configuration.name_prefix)
    throw new CloudError("Two names", "`name` and `name_prefix` cannot both be set.", "name_prefix");
  kind.check?.(configuration);
}

/** The state on disk, with null for what it does not know yet and without what is no longer there. */
function upgraded(kind: Kind, { rawState }: Message): ObjectValue {
  const state = JSON.parse(new TextDecoder().decode((rawState as { json: Uint8Array }).json)) as ObjectValue;
  const names = Object.keys({ ...kind.attributes, ...kind.blocks });
  return Object.fromEntries(names.map((name): [string, Value] => [name, state[name] ?? null]));
}
