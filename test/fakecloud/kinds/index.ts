import { AWS_KINDS } from "./aws.ts";
import { DATABASE } from "./database.ts";
import { FIREWALL } from "./firewall.ts";
import { GROUP } from "./group.ts";
import { IMAGE } from "./image.ts";
import type { Kind } from "./kind.ts";
import { LAUNCH_TEMPLATE } from "./launch-template.ts";
import { LISTENER } from "./listener.ts";
import { MACHINE } from "./machine.ts";
import { ATTACHMENT, TARGET_GROUP } from "./target-group.ts";

export const KINDS: readonly Kind[] = [
  IMAGE,
  MACHINE,
  LAUNCH_TEMPLATE,
  GROUP,
  TARGET_GROUP,
  ATTACHMENT,
  LISTENER,
  DATABASE,
  FIREWALL,
  ...AWS_KINDS,
];
