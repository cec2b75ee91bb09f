export const HELP = `rebake: finds what lets a running server be changed in Terraform, OpenTofu and Packer files

Usage
  rebake check [paths]   report findings (default: this folder)
  rebake fix [paths]     apply the fixes that cannot change what a plan says
  rebake lsp --stdio     language server for other editors
  rebake --version

Exit code: 0 clean, 2 findings, 1 could not run (on everything)
"rebake check --help" and "rebake fix --help" list the options.
`;

const COMMON = `  --severity LEVEL   least severity: error, warning, information (default), hint
  --rule ID          only this rule; may be given several times or as a list with commas
  --config FILE      the project file, instead of the rebake.hcl of the workspace; --no-config: none
  --color, --no-color
`;

export const COMMAND_HELP = {
  check: `rebake check [paths]: reports findings in the folders and files named (default: this folder)

  --format FORMAT    text (default) or json
${COMMON}`,
  fix: `rebake fix [paths]: applies the safe fixes: those after which "terraform plan" and "packer validate"
cannot answer differently. Everything else is offered in the editor, one at a time.

  --dry-run          show the changes, write nothing
${COMMON}`,
} as const;
