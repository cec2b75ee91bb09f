/**
 * What builders name on the way: instances, volumes, snapshots, images, security groups of Amazon, and whatever has a name that
 * Packer made: key pairs, instances, droplets, servers (`packer-5f3a...`), resource groups and machines of Azure (`pkrvm...`).
 */
const NAMES =
  /\b(?:(?:i|vol|snap|ami|sg|eni|spot|sir|lt|fl)-[0-9a-f]{8,17}|packer[-_][0-9a-f][0-9a-f-]{7,}|pkr-Resource-Group-\w+|pkr[a-z]{2,3}[0-9a-z]{10})\b/g;
/** "Instance ID: i-1", "Container ID: 0a1b", "Droplet ID: 5" */
const LABELLED =
  /\b(?:Instance|Container|VM|Droplet|Server|Machine|Linode|Snapshot|Image|Volume) ID: ?(\S+)/gi;

/** The ids and names in a text that can be searched for in a cloud. */
export function thingsIn(text: string): string[] {
  return [
    ...new Set([
      ...[...text.matchAll(NAMES)].map(([name]) => name),
      ...[...text.matchAll(LABELLED)].map(([, id]) => id ?? ""),
    ]),
  ];
}
