export type Direction = "ingress" | "egress";

export const DIRECTIONS: readonly Direction[] = ["ingress", "egress"];

/** Groups that may have rules written inside them. Source: the AWS provider's documentation. */
export const SECURITY_GROUP_TYPES: readonly string[] = ["aws_security_group", "aws_default_security_group"];

/** Rules as resources of their own, and their direction; `written`: in the attribute `type`. */
export const SECURITY_GROUP_RULE_TYPES: Readonly<Record<string, Direction | "written">> = {
  aws_security_group_rule: "written",
  aws_vpc_security_group_ingress_rule: "ingress",
  aws_vpc_security_group_egress_rule: "egress",
};
