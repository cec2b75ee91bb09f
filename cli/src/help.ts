export const HELP = `rebake: finds what lets a running server be changed in Terraform, OpenTofu and Packer files

Usage
  rebake check [paths]   report findings (default: this folder)
  rebake fix [paths]     apply the fixes that cannot change what a plan says
  rebake baseline        write down what is found, so that check reports only what comes later
  rebake rules           list the rules
  rebake explain RULE    why a rule is there, with examples
  rebake lsp --stdio     language server for other editors
  rebake --version

Exit code: 0 clean, 2 findings, 1 could not run (on everything)
"rebake <command> --help" lists the options of a command.
`;

const COMMON = `  --severity LEVEL   least severity: error, warning, information (default), hint
  --rule ID          only this rule; may be given several times or as a list with commas
  --config FILE      the project file, instead of the rebake.hcl of the workspace; --no-config: none
  --color, --no-color
`;

export const COMMAND_HELP = {
  check: `rebake check [paths]: reports findings in the folders and files named (default: this folder)

  --format FORMAT    text      for people at a terminal (default)
                     json      for programs
                     sarif     for code scanning (SARIF 2.1.0)
                     junit     for CI servers, as test results
                     github    annotations of GitHub Actions
                     markdown  a summary for a pull request
                     html      a page for people without a terminal
  --output FILE      write there; the terminal shows a summary
  --history FILE...  earlier json reports, for the trend in html and markdown
  --changed[=REV]    only files that have changed since REV, also uncommitted and untracked ones (default: since
                     this branch left the default branch of origin, or HEAD); asks git
  --plan FILE        what "terraform show -json PLANFILE" wrote (- for standard input) instead of files: what it would do
                     to machines and data; the path named is the folder of its configuration (default: where FILE is)
  --verbose          each finding for itself; otherwise text shows those that come from one value once for each file
  --suppressed       with sarif: also what comments silence, marked as suppressed
  --no-baseline      report also what is in the baseline (.rebake/baseline.json)
${COMMON}`,
  fix: `rebake fix [paths]: applies the safe fixes: those after which "terraform plan" and "packer validate"
cannot answer differently. Everything else is offered in the editor, one at a time.

  --dry-run          show the changes, write nothing
  --no-baseline      count also what is in the baseline
${COMMON}`,
  baseline: `rebake baseline [paths]: writes what is found to .rebake/baseline.json at the top of the workspace;
"rebake check" and the editor then show only what comes later. With paths, the rest of the baseline stays.

  --prune            only take out what is not found any more
  --config FILE      the project file, instead of the rebake.hcl of the workspace; --no-config: none
`,
  rules: `rebake rules: lists the rules with category, severity, kind of fix and title

  --format FORMAT    text (default) or json
  --color, --no-color
`,
  lsp: `rebake lsp --stdio: the language server, for editors; it speaks over its standard streams until the editor ends it

  --stdio            the one way it speaks, and must be given
`,
  explain: `rebake explain RULE: prints the page of a rule: why it is there, what it reports, what is better

  --color, --no-color
`,
} as const;
