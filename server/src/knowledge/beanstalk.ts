/**
 * Options of Elastic Beanstalk that decide whether machines are changed or replaced.
 * Source: AWS's documentation, "General options for all environments".
 */
export interface BeanstalkFault {
  readonly namespace: string;
  readonly name: string;
  /** Values, in small letters, that change running machines. */
  readonly values: ReadonlySet<string>;
  /** True when one of them counts where the option is not set. */
  readonly isDefault: boolean;
  readonly message: string;
  readonly title: string;
}

export const BEANSTALK_FAULTS: readonly BeanstalkFault[] = [
  {
    namespace: "aws:elasticbeanstalk:command",
    name: "DeploymentPolicy",
    values: new Set(["allatonce", "rolling", "rollingwithadditionalbatch"]),
    isDefault: true,
    message: "deploys each version to the machines that are running",
    title: "Deploy each version to new machines",
  },
  {
    namespace: "aws:autoscaling:updatepolicy:rollingupdate",
    name: "RollingUpdateType",
    values: new Set(["time", "health"]),
    isDefault: false,
    message: "changes its configuration batch by batch beside machines of the old one",
    title: "Change the configuration on new machines",
  },
];
