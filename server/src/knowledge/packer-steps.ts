/** Provisioners and post-processors of Packer that run commands in a shell. Source: Packer's documentation. */
export const SHELL_STEPS: ReadonlySet<string> = new Set([
  "shell",
  "shell-local",
  "powershell",
  "windows-shell",
]);

/** Provisioners that change nothing on the machine. */
export const HARMLESS_STEPS: ReadonlySet<string> = new Set([
  "breakpoint",
  "sleep",
  "hcp-sbom",
  "inspec",
  "goss",
  "testinfra",
]);

/** Provisioners that cannot tell whether the image is right. */
export const UNTESTING_STEPS: ReadonlySet<string> = new Set([
  "file",
  "breakpoint",
  "sleep",
  "windows-restart",
  "windows-update",
  "hcp-sbom",
]);
