/** A file's name and its text. */
type File = readonly [name: string, text: string];

const SERVICES = 4;

/** What `users` resources of a root module refer to. */
export const SHARED_VARIABLE = "environment";

/** A module for others to call: machines, their network, storage, a database for some. */
export function leafModule(index: number, called: number | undefined): File[] {
  const resources = Array.from({ length: SERVICES }, (_, number) => service(index, number));
  const call = called === undefined ? "" : leafCall(`part_${called}`, called, "var.name", "var.image_id");
  const output =
    called === undefined
      ? ""
      : `output "part_addresses" {
  description = "Addresses of the machines of the part"
  value       = module.part_${called}.addresses
}

`;
  return [
    ["main.tf", `${LEAF_LOCALS}${resources.join("")}${call}`],
    ["variables.tf", LEAF_VARIABLES + LEAF_OUTPUTS + output],
  ];
}

export interface RootOptions {
  readonly index: number;
  /** The leaf modules it calls. */
  readonly calls: readonly number[];
  /** How many resources use one variable. */
  readonly users: number;
}

/** A module that people plan and apply. */
export function rootModule({ index, calls, users }: RootOptions): File[] {
  const main = calls.map((leaf, position) =>
    position % 3 === 2
      ? regionalCall(leaf)
      : leafCall(`leaf_${leaf}`, leaf, `"app-${index}"`, imageOf(calls, position)),
  );
  const storage = Array.from({ length: users }, (_, number) => bucket(index, number));
  return [
    ["main.tf", rootSettings(index) + main.join("")],
    ["storage.tf", storage.join("")],
    ["variables.tf", ROOT_VARIABLES],
    ["outputs.tf", calls.map(rootOutput).join("")],
    [
      "terraform.tfvars",
      `region = "eu-west-${(index % 3) + 1}"\nsizes = {\n  web = "t3.small"\n  job = "m5.large"\n}\n`,
    ],
  ];
}

/** Every third call takes what another one gives. */
function imageOf(calls: readonly number[], position: number): string {
  const before = position % 3 === 1 ? calls[position - 1] : undefined;
  return before === undefined ? "data.aws_ami.base.id" : `module.leaf_${before}.image_id`;
}

function leafCall(name: string, leaf: number, app: string, image: string): string {
  return `module "${name}" {
  source = "${name.startsWith("part") ? "../" : "../../modules/"}leaf_${leaf}"

  name          = ${app}
  region        = var.region
  image_id      = ${image}
  instance_type = "t3.medium"
  subnet_ids    = var.subnet_ids
  admin_cidrs   = ["10.${leaf % 200}.0.0/16"]

  tags = {
    Service = "leaf-${leaf}"
  }
}

`;
}

function regionalCall(leaf: number): string {
  return `module "leaf_${leaf}" {
  source   = "../../modules/leaf_${leaf}"
  for_each = var.sizes

  name          = "regional-\${each.key}"
  region        = var.region
  image_id      = data.aws_ami.base.id
  instance_type = each.value
  subnet_ids    = var.subnet_ids
  admin_cidrs   = local.admin_cidrs

  tags = local.tags
}

`;
}

function rootOutput(leaf: number, position: number): string {
  const value =
    position % 3 === 2
      ? `{ for key, one in module.leaf_${leaf} : key => one.addresses }`
      : `module.leaf_${leaf}.addresses`;
  return `output "leaf_${leaf}" {
  description = "Addresses of the machines of leaf ${leaf}"
  value       = ${value}
}

`;
}

function bucket(index: number, number: number): string {
  return `resource "aws_s3_bucket" "store_${number}" {
  bucket = "\${var.${SHARED_VARIABLE}}-store-${index}-${number}"

  tags = merge(local.tags, {
    Name = "store-${number}"
  })
}

resource "aws_s3_bucket_public_access_block" "store_${number}" {
  bucket = aws_s3_bucket.store_${number}.id

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

`;
}

function rootSettings(index: number): string {
  return `terraform {
  required_version = "~> 1.9.0"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.60.0"
    }
  }

  backend "s3" {
    bucket       = "states"
    key          = "root-${index}/terraform.tfstate"
    region       = "eu-west-1"
    encrypt      = true
    use_lockfile = true
  }
}

provider "aws" {
  region = var.region
}

locals {
  admin_cidrs = ["10.0.0.0/8"]
  tags = {
    Environment = var.${SHARED_VARIABLE}
    Root        = "root-${index}"
  }
}

data "aws_ami" "base" {
  owners = ["self"]

  filter {
    name   = "name"
    values = ["base-2024-11-01"]
  }
}

`;
}

const ROOT_VARIABLES = `variable "${SHARED_VARIABLE}" {
  description = "What this is: test, staging, live"
  type        = string
  default     = "live"
}

variable "region" {
  description = "Where it runs"
  type        = string
}

variable "sizes" {
  description = "Instance types by role"
  type        = map(string)
}

variable "subnet_ids" {
  description = "Where machines go"
  type        = list(string)
  default     = ["subnet-0a1b2c3d", "subnet-1a2b3c4d"]
}
`;

const LEAF_VARIABLES = [
  ["name", "string", "Prefix of all names"],
  ["region", "string", "Where it runs"],
  ["image_id", "string", "The image that machines start from"],
  ["instance_type", "string", "Size of the machines"],
  ["subnet_ids", "list(string)", "Where machines go"],
  ["admin_cidrs", "list(string)", "Who may reach the machines"],
  ["tags", "map(string)", "Tags of everything"],
]
  .map(
    ([name, type, description]) => `variable "${name}" {
  description = "${description}"
  type        = ${type}
}

`,
  )
  .join("");

const LEAF_OUTPUTS = `output "addresses" {
  description = "Private addresses of the machines"
  value       = aws_instance.service_0[*].private_ip
}

output "image_id" {
  description = "The image in use"
  value       = var.image_id
}

`;

const LEAF_LOCALS = `locals {
  ports = { web = 443, metrics = 9100 }
  tags = merge(var.tags, {
    Module = "leaf"
    Region = var.region
  })
}

`;

/** One service of a leaf module. Every so many has a fault. */
function service(index: number, number: number): string {
  const seed = index * 8 + number;
  const port = number % 8 === 0 ? 22 : 8443;
  return `${number % 4 === 0 ? machine(seed, number) : group(seed, number)}resource "aws_security_group" "service_${number}" {
  name_prefix = "\${var.name}-service-${number}-"
  description = "Service ${number}"

  lifecycle {
    create_before_destroy = true
  }

  dynamic "ingress" {
    for_each = local.ports
    content {
      description = ingress.key
      from_port   = ingress.value
      to_port     = ingress.value
      protocol    = "tcp"
      cidr_blocks = ["10.0.0.0/8"]
    }
  }

  ingress {
    description = "Administration"
    from_port   = ${port}
    to_port     = ${port}
    protocol    = "tcp"
    cidr_blocks = ${seed % 11 === 0 ? '["0.0.0.0/0"]' : "var.admin_cidrs"}
  }

  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_cloudwatch_metric_alarm" "service_${number}" {
  for_each = { cpu = 80, memory = 90 }

  alarm_name          = "\${var.name}-service-${number}-\${each.key}"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 3
  metric_name         = each.key
  namespace           = "Services"
  period              = 60
  statistic           = "Average"
  threshold           = each.value
  tags                = local.tags
}

resource "aws_iam_role" "service_${number}" {
  name_prefix = "\${var.name}-service-${number}-"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "ec2.amazonaws.com" }
    }]
  })
}

`;
}

/** Machines that stand alone. */
function machine(seed: number, number: number): string {
  return `resource "aws_instance" "service_${number}" {
  count = length(var.subnet_ids)

  ami                    = var.image_id
  instance_type          = var.instance_type
  subnet_id              = var.subnet_ids[count.index]
  vpc_security_group_ids = [aws_security_group.service_${number}.id]
  user_data              = <<-SCRIPT
    #!/bin/sh
    echo "service ${number} of \${var.name}" > /etc/motd
    systemctl start service-${number}
  SCRIPT
${seed % 3 === 0 ? "" : "\n  user_data_replace_on_change = true\n"}
  metadata_options {
    http_tokens = "required"
  }

  root_block_device {
    encrypted = true
  }

  lifecycle {
    create_before_destroy = true
  }

  tags = merge(local.tags, {
    Name = "\${var.name}-service-${number}-\${count.index}"
  })
}

`;
}

/** Machines that a group replaces. */
function group(seed: number, number: number): string {
  return `resource "aws_launch_template" "service_${number}" {
  name_prefix            = "\${var.name}-service-${number}-"
  image_id               = var.image_id
  instance_type          = var.instance_type
  vpc_security_group_ids = [aws_security_group.service_${number}.id]
  user_data = base64encode(<<-SCRIPT
    #!/bin/sh
    echo "service ${number} of \${var.name}" > /etc/motd
    systemctl start service-${number}
  SCRIPT
  )

  metadata_options {
    http_tokens = "required"
  }
${seed % 3 === 1 ? "" : "\n  lifecycle {\n    create_before_destroy = true\n  }\n"}}

resource "aws_autoscaling_group" "service_${number}" {
  name                = "\${var.name}-\${aws_launch_template.service_${number}.latest_version}"
  min_size            = 1
  max_size            = 4
  health_check_type   = "ELB"
  vpc_zone_identifier = var.subnet_ids

  launch_template {
    id      = aws_launch_template.service_${number}.id
    version = aws_launch_template.service_${number}.latest_version
  }

  instance_refresh {
    strategy = "Rolling"

    preferences {
      min_healthy_percentage = 90
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}

`;
}
