/** How Packer announces what works on a build next. */
const PROVISIONERS: readonly (readonly [RegExp, string])[] = [
  [/^Running local shell script:/, "shell-local"],
  [/^Provisioning with shell script:/, "shell"],
  [/^Provisioning with Powershell/i, "powershell"],
  [/^Provisioning with windows-shell/i, "windows-shell"],
  [/^Restarting Machine$/, "windows-restart"],
  [/^(?:Uploading|Downloading) .+ => .+$/, "file"],
  [/^Pausing at the breakpoint/, "breakpoint"],
];

/** The type of provisioner or post-processor that a step is of; undefined for a step of the builder. */
export function provisionerIn(
  text: string,
): { readonly kind: "provisioner" | "post-processor"; readonly name: string } | undefined {
  const after = /^Running post-processor: +(.*)$/.exec(text)?.[1];
  if (after !== undefined)
    return { kind: "post-processor", name: /\(type ([^)]+)\)$/.exec(after)?.[1] ?? after.trim() };
  const known = PROVISIONERS.find(([words]) => words.test(text))?.[1];
  if (known !== undefined) return { kind: "provisioner", name: known };
  // Ansible, Chef, Salt, Puppet, Converge, InSpec and those of plugins.
  const name = /^Provisioning with ([\w-]+)/.exec(text)?.[1];
  return name === undefined ? undefined : { kind: "provisioner", name: name.toLowerCase() };
}

/** How builders announce what they do once the provisioners are done; what a provisioner prints may look the same. */
const AFTER_PROVISIONERS =
  /^(?:Stopping|Shutting down|Gracefully|Halting|Powering|Waiting for|Creating|Capturing|Exporting|Committing|Converting|Copying|Deregistering|Deleting|Destroying|Terminating|Cleaning up|Removing|Disconnecting|Detaching|Killing|Saving|Tagging|Adding tags|Registering|Generalizing|Querying|Using|Step_|Building|Compacting)\b/;

/** Whether a line is that of a builder, where output of provisioners comes in the same form. */
export function isBuilderStep(text: string): boolean {
  return AFTER_PROVISIONERS.test(text);
}

const UNITS: Readonly<Record<string, number>> = {
  year: 31_536_000,
  week: 604_800,
  day: 86_400,
  hour: 3600,
  minute: 60,
  second: 1,
  millisecond: 0.001,
  microsecond: 0.000_001,
};

/** "1 minute 3 seconds", as seconds; undefined for other words. */
export function secondsIn(text: string): number | undefined {
  const parts = [...text.matchAll(/(\d+) ([a-z]+?)s?\b/g)];
  if (parts.length === 0) return undefined;
  let seconds = 0;
  for (const [, count, unit] of parts) {
    const worth = UNITS[unit ?? ""];
    if (worth === undefined) return undefined;
    seconds += Number(count) * worth;
  }
  return Math.round(seconds * 1_000_000) / 1_000_000;
}
