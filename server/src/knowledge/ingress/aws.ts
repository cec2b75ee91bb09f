import { addresses, fromTo, type Shape } from "./shape.ts";

/**
 * Source: the AWS provider's pages of these resources. Its `ingress` is an attribute in the guise of a block:
 * the page says that a group which loses its last block keeps its rules until `ingress = []` is written.
 */
export const AWS_SHAPES: readonly Shape[] = [
  ...["aws_security_group", "aws_default_security_group"].map(
    (type): Shape => ({
      type,
      nested: "ingress",
      lastBlock: "empty list",
      traffic: fromTo("protocol", "from_port", "to_port"),
      sources: addresses(["cidr_blocks", "ipv6_cidr_blocks"], ["security_groups", "prefix_list_ids", "self"]),
    }),
  ),
  {
    type: "aws_security_group_rule",
    when: [{ attribute: "type", is: ["ingress"] }],
    traffic: fromTo("protocol", "from_port", "to_port"),
    sources: addresses(
      ["cidr_blocks", "ipv6_cidr_blocks"],
      ["source_security_group_id", "prefix_list_ids", "self"],
    ),
  },
  {
    type: "aws_vpc_security_group_ingress_rule",
    traffic: fromTo("ip_protocol", "from_port", "to_port"),
    sources: addresses(["cidr_ipv4", "cidr_ipv6"], ["referenced_security_group_id", "prefix_list_id"]),
  },
];
