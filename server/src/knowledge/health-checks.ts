/**
 * How groups and load balancers find out whether a machine is well.
 * Sources: the registries' documentation of the resources.
 */
export interface GroupBehindBalancer {
  readonly typeAttribute: string;
  /** Values, in capitals, that look at nothing but whether the machine runs. */
  readonly machineOnly: ReadonlySet<string>;
  /** The value that takes the load balancer's word. */
  readonly balancerType: string;
  /** Attributes that value needs beside it. */
  readonly needs: readonly string[];
  /** Lists of what sends requests to the group's machines. */
  readonly targets: readonly string[];
  /** Resources that put a group behind a load balancer. */
  readonly attachments: ReadonlySet<string>;
}

export const GROUPS_BEHIND_BALANCERS: Readonly<Record<string, GroupBehindBalancer>> = {
  aws_autoscaling_group: {
    typeAttribute: "health_check_type",
    machineOnly: new Set(["EC2", "EBS"]),
    balancerType: "ELB",
    needs: [],
    targets: ["target_group_arns", "load_balancers"],
    attachments: new Set(["aws_autoscaling_attachment", "aws_autoscaling_traffic_source_attachment"]),
  },
  ncloud_auto_scaling_group: {
    typeAttribute: "health_check_type_code",
    machineOnly: new Set(["SVR"]),
    balancerType: "LOADB",
    needs: ["health_check_grace_period"],
    targets: ["target_group_list"],
    attachments: new Set(),
  },
};
