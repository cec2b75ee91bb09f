import type { ProjectBlock } from "./schema.ts";

export const IMAGE_BLOCK: ProjectBlock = {
  type: "image",
  label: "name",
  description:
    "An image that is baked with Packer. Each bake is written down in `.rebake/images/<name>`, one file a bake.",
  unique: true,
  attributes: [
    {
      name: "template",
      value: { kind: "template" },
      description: "Packer's template: a file, or the folder with its `.pkr.hcl` files.",
      example: 'template = "packer/web"',
      isRequired: true,
    },
    {
      name: "only",
      value: { kind: "builds" },
      description: "What is baked of it, as `packer build -only` takes it; without it everything.",
      example: 'only = ["web.amazon-ebs.*"]',
    },
    {
      name: "var_files",
      value: { kind: "packerVarsFiles" },
      description: "Vars files that `packer build -var-file` is given; a later one wins over an earlier one.",
      example: 'var_files = ["packer/web/prod.pkrvars.hcl"]',
    },
  ],
};

const VERIFY_BLOCK: ProjectBlock = {
  type: "verify",
  description: "How it is known, after a deployment, that the new machines serve: by `http` or by `command`.",
  unique: true,
  attributes: [
    {
      name: "http",
      value: { kind: "url" },
      description: "An address that answers with a status from 200 to 299.",
      example: 'http = "https://web.example.com/health"',
    },
    {
      name: "command",
      value: { kind: "texts" },
      description:
        "A program and its arguments, started in the folder of `rebake.hcl` without a shell; it passes with exit code 0.",
      example: 'command = ["./verify.sh", "prod"]',
    },
    {
      name: "attempts",
      value: { kind: "number", least: 1, most: 1000 },
      description: "How often it is tried until it passes. Without it 10 times.",
      example: "attempts = 20",
    },
    {
      name: "timeout",
      value: { kind: "number", least: 1, most: 3600 },
      description: "How many seconds one attempt may take. Without it 5.",
      example: "timeout = 5",
    },
    {
      name: "interval",
      value: { kind: "number", least: 0, most: 3600 },
      description: "How many seconds lie between two attempts. Without it 10.",
      example: "interval = 10",
    },
  ],
};

export const TARGET_BLOCK: ProjectBlock = {
  type: "target",
  label: "name",
  description:
    "What is deployed to: a root module in a workspace. Each deployment is written down in `.rebake/deployments/<name>`.",
  unique: true,
  attributes: [
    {
      name: "root",
      value: { kind: "root" },
      description: "The folder of the root module.",
      example: 'root = "envs/prod"',
      isRequired: true,
    },
    {
      name: "workspace",
      value: { kind: "workspace" },
      description: "The workspace of Terraform; without it the one that is selected.",
      example: 'workspace = "prod"',
    },
    {
      name: "image",
      value: { kind: "image" },
      description: "The `image` block whose bakes are deployed; it needs a `variable`.",
      example: 'image = "web"',
    },
    {
      name: "variable",
      value: { kind: "variable" },
      description: "The variable of the root module that is set to the image.",
      example: 'variable = "image_id"',
    },
    {
      name: "region",
      value: { kind: "text" },
      description: "The region or zone whose image is meant, where a bake makes several.",
      example: 'region = "eu-west-1"',
    },
    {
      name: "build",
      value: { kind: "text" },
      description: "The build of the template whose image is meant, where a bake makes several.",
      example: 'build = "amazon-ebs.web"',
    },
    {
      name: "var_files",
      value: { kind: "varsFiles" },
      description:
        "Vars files that `plan -var-file` is given, in place of those of a `vars` block; a later one wins over an earlier one.",
      example: 'var_files = ["envs/prod.tfvars"]',
    },
    {
      name: "production",
      value: { kind: "flag" },
      description:
        "Whether the name of the target must be typed before anything is applied. Without it `false`.",
      example: "production = true",
    },
  ],
  blocks: [VERIFY_BLOCK],
};
