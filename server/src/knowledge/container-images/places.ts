/**
 * Where resources say which container images they run. A path leads through nested blocks, lists of objects,
 * `jsonencode(...)` and texts that hold JSON or YAML alike; lists have no step of their own.
 * Sources: the registries' documentation of the resources; what replaces is what their schemas say.
 */
export interface ImagePlace {
  readonly path: string;
  readonly role: ImageRole;
  /** The attribute beside the image that holds its tag. */
  readonly tag?: string;
  /** What stands before the image; without it the text names none. */
  readonly prefix?: string;
  /** With this block beside it the image is made here, not pulled. */
  readonly unless?: string;
}

/** `build step`: runs in a pipeline, not as a service. */
export type ImageRole = "container" | "init container" | "build step";

export interface ImagePlaces {
  readonly places: readonly ImagePlace[];
  /** What another image does to what runs. */
  readonly change: "in place" | "replaces";
}

/** By resource type. */
export const IMAGE_PLACES: Readonly<Record<string, ImagePlaces>> = {
  ...kubernetes("in place", "spec.template.spec", [
    "deployment",
    "deployment_v1",
    "daemonset",
    "daemon_set_v1",
    "stateful_set",
    "stateful_set_v1",
  ]),
  ...kubernetes("replaces", "spec.template.spec", [
    "replication_controller",
    "replication_controller_v1",
    "job",
    "job_v1",
  ]),
  ...kubernetes("in place", "spec.job_template.spec.template.spec", ["cron_job", "cron_job_v1"]),
  ...kubernetes("replaces", "spec", ["pod", "pod_v1"]),
  kubernetes_manifest: {
    places: ["spec", "spec.template.spec", "spec.jobTemplate.spec.template.spec"].flatMap((spec) =>
      pod(`manifest.${spec}`, "containers", "initContainers"),
    ),
    change: "in place",
  },
  // Of the providers of gavinbunney and alekc; the text is YAML.
  kubectl_manifest: {
    places: ["spec", "spec.template.spec", "spec.jobTemplate.spec.template.spec"].flatMap((spec) =>
      pod(`yaml_body.${spec}`, "containers", "initContainers"),
    ),
    change: "in place",
  },
  docker_image: { places: [{ ...container("name"), unless: "build" }], change: "replaces" },
  docker_container: { places: [container("image")], change: "replaces" },
  docker_service: { places: [container("task_spec.container_spec.image")], change: "in place" },
  aws_ecs_task_definition: { places: [container("container_definitions.image")], change: "replaces" },
  aws_batch_job_definition: {
    places: [
      container("container_properties.image"),
      container("node_properties.nodeRangeProperties.container.image"),
      container("node_properties.nodeRangeProperties.ecsProperties.taskProperties.containers.image"),
      container("ecs_properties.taskProperties.containers.image"),
      ...pod("eks_properties.pod_properties", "containers", "init_containers"),
    ],
    change: "in place",
  },
  aws_apprunner_service: {
    places: [container("source_configuration.image_repository.image_identifier")],
    change: "in place",
  },
  aws_lambda_function: { places: [container("image_uri")], change: "in place" },
  aws_sagemaker_model: {
    places: [container("primary_container.image"), container("container.image")],
    change: "replaces",
  },
  aws_lightsail_container_service_deployment_version: {
    places: [container("container.image")],
    change: "replaces",
  },
  google_cloud_run_service: { places: [container("template.spec.containers.image")], change: "in place" },
  google_cloud_run_v2_service: { places: [container("template.containers.image")], change: "in place" },
  google_cloud_run_v2_job: { places: [container("template.template.containers.image")], change: "in place" },
  google_cloud_run_v2_worker_pool: { places: [container("template.containers.image")], change: "in place" },
  google_cloudbuild_trigger: {
    places: [{ path: "build.step.name", role: "build step" }],
    change: "in place",
  },
  azurerm_container_group: { places: pod("", "container", "init_container"), change: "replaces" },
  azurerm_container_app: { places: pod("template", "container", "init_container"), change: "in place" },
  azurerm_container_app_job: { places: pod("template", "container", "init_container"), change: "in place" },
  ...azureApps(
    ["azurerm_linux_web_app", "azurerm_linux_web_app_slot"],
    [
      container("site_config.application_stack.docker_image_name"),
      { ...container("site_config.application_stack.docker_image"), tag: "docker_image_tag" },
    ],
  ),
  ...azureApps(
    ["azurerm_windows_web_app", "azurerm_windows_web_app_slot"],
    [
      container("site_config.application_stack.docker_image_name"),
      { ...container("site_config.application_stack.docker_container_name"), tag: "docker_container_tag" },
    ],
  ),
  ...azureApps(
    ["azurerm_linux_function_app", "azurerm_linux_function_app_slot"],
    [{ ...container("site_config.application_stack.docker.image_name"), tag: "image_tag" }],
  ),
  ...azureApps(
    ["azurerm_app_service", "azurerm_app_service_slot", "azurerm_function_app", "azurerm_function_app_slot"],
    [{ ...container("site_config.linux_fx_version"), prefix: "DOCKER|" }],
  ),
};

function container(path: string): ImagePlace {
  return { path, role: "container" };
}

function pod(spec: string, containers: string, initContainers: string): ImagePlace[] {
  const prefix = spec === "" ? "" : `${spec}.`;
  return [
    container(`${prefix}${containers}.image`),
    { path: `${prefix}${initContainers}.image`, role: "init container" },
  ];
}

function kubernetes(
  change: ImagePlaces["change"],
  spec: string,
  kinds: readonly string[],
): Record<string, ImagePlaces> {
  const places = pod(spec, "container", "init_container");
  return Object.fromEntries(kinds.map((kind) => [`kubernetes_${kind}`, { places, change }]));
}

function azureApps(types: readonly string[], places: readonly ImagePlace[]): Record<string, ImagePlaces> {
  return Object.fromEntries(types.map((type) => [type, { places, change: "in place" }]));
}
