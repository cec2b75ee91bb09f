/** Folders of the machine under a container that hold no data of the container's own. */
export function isHostsOwn(path: string): boolean {
  return HOSTS_OWN.test(path.endsWith("/") && path !== "/" ? path.slice(0, -1) : path);
}

/** True for the names of what is there to look after the machine or its logs: collectors, exporters, drivers, agents. */
export function looksAfterHost(name: string): boolean {
  return AGENT.test(name);
}

const HOSTS_OWN = new RegExp(
  `^(?:${[
    "/(?:var/)?run(?:/.*)?",
    "/(?:sys|proc|dev|cgroup|boot)(?:/.*)?",
    "/(?:usr/)?lib/modules(?:/.*)?",
    "/etc/(?:localtime|timezone|hosts|resolv\\.conf|os-release|machine-id|passwd|group)",
    "/etc/(?:ssl|pki|ca-certificates|kubernetes|cni|docker|containerd|udev)(?:/.*)?",
    "/usr/share/(?:zoneinfo|ca-certificates)(?:/.*)?",
    "/var/log(?:/.*)?",
    "/var/lib/(?:kubelet|docker|containerd|containers|cni|dpkg|rpm)(?:/.*)?",
    "/opt/cni(?:/.*)?",
  ].join("|")})$`,
);

const AGENT =
  /(?:^|[^a-z])(?:fluent(?:d|-?bit)?|filebeat|metricbeat|promtail|loki|vector|logspout|logstash|log-?(?:collector|agent|router|shipper)|datadog(?:-agent)?|newrelic|dynatrace|node-?exporter|cadvisor|telegraf|falco|cni|csi|calico|cilium|flannel|weave|kube-?proxy|multus|antrea|kured|device-plugin|ssm-agent|cloudwatch-agent|otel(?:-?col(?:lector)?)?|kube2iam)(?:[^a-z]|$)/i;
