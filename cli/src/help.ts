export const HELP = `rebake: finds what lets a running server be changed in Terraform, OpenTofu and Packer files

Usage
  rebake check [paths]   report findings (default: this folder)
  rebake fix [paths]     apply the fixes that cannot change what a plan says
  rebake baseline        write down what is found, so that check reports only what comes later
  rebake plan [root]     what OpenTofu or Terraform would change, by risk
  rebake bake [template] build images with Packer
  rebake deploy TARGET   pin an image, plan, and apply exactly the plan that was agreed to
  rebake drift [target]  what was changed outside of Terraform, and what to do about it
  rebake status [folder] targets and images: what is pinned, live, deployed last, and what runs
  rebake images [image]  what was baked, newest first
  rebake runs            list runs, follow one again, or stop it
  rebake log RUN         who ran what and when, and all that was printed
  rebake rules           list the rules
  rebake explain RULE    why a rule is there, with examples
  rebake lsp --stdio     language server for other editors
  rebake --version

Exit code: 0 clean or nothing to change, 2 findings or changes, 1 could not run (on everything)
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
  plan: `rebake plan [root]: plans the root module in this folder or the one named, and shows what would change. The plan runs as a
process of its own and goes on when this terminal is closed; "rebake runs" finds it again. Planning runs code: providers,
data sources and modules of the configuration. Only plan what you trust.

  --init             run init when the root module needs it (downloads what the configuration asks for; never upgrades)
  --workspace NAME   plan in this workspace; it must exist
  --var-file FILE    a vars file; may be given several times. Secrets: as TF_VAR_<name> in the environment
  --target ADDRESS   only this and what it needs; may be given several times
  --replace ADDRESS  replace it though nothing asks for it; may be given several times
  --destroy          plan to destroy everything
  --refresh-only     only what has changed outside of Terraform
  --no-refresh       do not look at what is really there; never for a plan that is to be applied
  --lock-timeout T   wait so long for the lock of the state, as 30s or 5m (default: not at all)
  --tool NAME        terraform or tofu, where nothing in the root module speaks for one of them
  --tool-path FILE   the executable, as an absolute path; default: the first in PATH that is outside of the workspace
  --out FILE         copy the saved plan there; it holds secrets in clear
  --format FORMAT    text (default), json, markdown (for a pull request) or html (one file)
  --verbose          text shows all that changes, not a line for each group of equal changes
  --output FILE      write the plan there instead of standard output
  --color, --no-color

Ctrl-C asks the tool to stop, once; a second one says what it waits for.
Exit code: 0 nothing to change, 2 changes, 1 failed, cancelled, or left before its end
`,
  bake: `rebake bake [template]: builds the template in this folder, or the folder or file named, with Packer; or an image of the
nearest rebake.hcl, by its name, which is then written down (a path of that name wins). The bake runs as a process of its own and goes on when this terminal is closed; "rebake runs" finds it again. Baking runs code: provisioners,
post-processors and plugins of the template. Only bake what you trust.

  --only BUILD       only these builds, as Packer names them: "web.amazon-ebs.*"; may be given several times; instead of those
                     that rebake.hcl names
  --except BUILD     not these builds; may be given several times
  --var-file FILE    a vars file, after those that rebake.hcl names; may be given several times. Secrets: as PKR_VAR_<name> in
                     the environment
  --image NAME       write down what was made as this image, in .rebake/images beside rebake.hcl, to be reviewed and committed
  --directory DIR    where Packer is run: relative paths in the template count from there (default: the template's folder)
  --no-init          do not run init; otherwise it is run when the template asks for plugins (from Packer 1.7 on; never upgrades)
  --on-error WHAT    cleanup (default), or abort: keep the machine of a build that fails, to be looked at; it goes on costing
  --force            first remove what earlier builds of the same names made: the images that a rollback needs. Says which these
                     are, and wants --yes
  --yes              what --force removes is agreed to
  --tool-path FILE   the executable, as an absolute path; default: the first in PATH that is outside of the workspace
  --verbose          also what provisioners print
  --format FORMAT    text (default) or json
  --output FILE      write the result there instead of standard output

Ctrl-C asks Packer to stop, once: it ends its machines and goes. A second one says what it waits for.
Exit code: 0 something was made, 1 failed (also when nothing was made), cancelled, or left before its end
`,
  deploy: `rebake deploy TARGET: pins the newest image of the target (or another), plans its root module, shows the plan, asks, applies
exactly that plan, looks whether it serves, and writes the deployment down in .rebake/deployments beside rebake.hcl. Plan and
deployment run as processes of their own and go on when this terminal is closed; "rebake runs" finds them again. Planning and
applying run code: only deploy what you trust.

  --image ID         the image to pin: the id of the record of a bake, or its beginning; newest (default); pinned: as it is
  --replace ADDRESS  replace it though nothing asks for it; may be given several times
  --init             run init when the root module needs it (downloads what the configuration asks for; never upgrades)
  --lock-timeout T   wait so long for the lock of the state, as 30s or 5m (default: not at all)
  --tool NAME        terraform or tofu, where nothing in the root module speaks for one of them
  --tool-path FILE   the executable, as an absolute path; default: the first in PATH that is outside of the workspace

Without anybody at a terminal, in two steps or in one:
  --plan-only        only plan; says how to agree to exactly this plan
  --run ID --approve SHA256
                     apply that plan; nothing is applied when anything that it was made from has changed since
  --yes              apply whatever is planned
  --confirm TARGET   the name of the target once more, where it is asked for: production, deletions, outages, lost data
  --accept WHAT      in-place: machines that run are changed instead of replaced

  --verbose          all that changes, not a line for each group of equal changes; also what provisioners print
  --format FORMAT    text (default) or json
  --output FILE      write the result there instead of standard output
  --color, --no-color

Ctrl-C asks the tool to stop, once: it ends what it is doing. A second one says what it waits for.
Exit code: 0 deployed, and it serves, or nothing to do; 2 changes (with --plan-only); 1 anything else
`,
  drift: `rebake drift [target|root]: looks whether what is there is still what the last deployment left, and sorts what is not:
machines that were changed (replace them), what is gone, what machines are made from, numbers of machines, labels. It changes nothing.
Without a name: the only target of rebake.hcl, or the root module in this folder. Looking runs code: only look at what you trust.

  --all              all targets of rebake.hcl, one after the other
  --workspace NAME   of a root module that is no target; it must exist
  --var-file FILE    likewise; may be given several times. Secrets: as TF_VAR_<name> in the environment
  --init             run init when the root module needs it (downloads what the configuration asks for; never upgrades)
  --lock-timeout T   wait so long for the lock of the state, as 30s or 5m (default: not at all)
  --tool NAME        terraform or tofu, where nothing in the root module speaks for one of them
  --tool-path FILE   the executable, as an absolute path; default: the first in PATH that is outside of the workspace
  --format FORMAT    text (default) or json
  --verbose          text shows all that is other than it was
  --output FILE      write the result there instead of standard output
  --color, --no-color

Exit code: 0 no drift, 2 drift, 1 where anything could not be looked at
`,
  runs: `rebake runs: lists the runs of this user, newest first: id, when (UTC), what, where it stands or what came of it, and where.
rebake runs ID: follows one from its beginning, or shows how it ended

  --cancel           ask its tool to stop, once
  --force-stop       stop it by force, after it was cancelled: says what that orphans, and wants --yes
  --yes              what --force-stop orphans is agreed to
  --format FORMAT    text (default), json, markdown (for a pull request) or html (one file)
  --verbose          text shows all that changes, not a line for each group of equal changes
  --output FILE      write the plan there instead of standard output
  --color, --no-color

Exit code: of a run as the command that began it gives it; bakes and deployments are shown as text or json
`,
  status: `rebake status [folder]: what the nearest rebake.hcl and its records say. Of each target: the pinned image, the live one,
whether something is pinned and not deployed, the last deployment (what came of it, when, by whom, whether it was verified)
and what runs for it. Of each image: the newest bake, its age, whether the template has changed since, where it is pinned
and live. Then the runs of this user there that go on, or died, with what they left.

  --format FORMAT    text (default) or json
  --color, --no-color

Exit code: 0, 1 where something could not be read
`,
  images: `rebake images [image]: what was baked of the images of the nearest rebake.hcl, or of one of them, newest first: id, age, what
was made where, commit, who baked it, where it is pinned and live, and why it must not be deployed any more

  --limit NUMBER     how many bakes of each image (default: 10)
  --all              all of them
  --format FORMAT    text (default) or json
  --color, --no-color

Exit code: 0, 1 where something could not be read
`,
  log: `rebake log RUN: who ran what, when, with which tool, and what came of it; then all that the tools printed. The id may be cut
short; "rebake runs" lists them

  --events           all that happened, a line an event, instead of what was printed
  --format FORMAT    text (default) or json
  --color, --no-color

Exit code: 0, 1 where something could not be read
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
