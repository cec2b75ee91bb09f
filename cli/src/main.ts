import { COMMAND_HELP, HELP } from "./help.ts";
import { EXIT, type Shell } from "./shell.ts";
import { isUsageError, UsageError } from "./usage.ts";
import { VERSION } from "./version.ts";

/** Runs one command line. @returns the exit code; undefined when the command goes on by itself (the language server). */
export async function run(args: readonly string[], shell: Shell): Promise<number | undefined> {
  const [command, ...rest] = args;
  switch (command) {
    case "check":
    case "fix":
    case "baseline": {
      if (rest.includes("--help") || rest.includes("-h")) return print(shell, COMMAND_HELP[command]);
      const judge = await import("./judge.ts");
      return judge[command](judge.readCheckArguments(command, rest), shell);
    }
    case "status":
    case "images":
    case "log":
      if (rest.includes("--help") || rest.includes("-h")) return print(shell, COMMAND_HELP[command]);
      return lookInto(command, rest, shell);
    case "plan":
    case "bake":
    case "deploy":
    case "drift":
    case "runs":
      if (rest.includes("--help") || rest.includes("-h")) return print(shell, COMMAND_HELP[command]);
      return work(command, rest, shell);
    case "rules":
    case "explain":
      if (rest.includes("--help") || rest.includes("-h")) return print(shell, COMMAND_HELP[command]);
      return listOrExplain(command, rest, shell);
    case "lsp":
      if (rest.includes("--help") || rest.includes("-h")) return print(shell, COMMAND_HELP.lsp);
      return serve(rest);
    case "--version":
    case "-v":
      return print(shell, `${VERSION}\n`);
    case "--help":
    case "-h":
    case "help":
      return print(shell, HELP);
    case undefined:
      shell.stderr.write(HELP);
      return EXIT.failed;
    default:
      throw new UsageError(`there is no command "${command}". "rebake --help" lists what there is`);
  }
}

async function lookInto(
  command: "status" | "images" | "log",
  args: readonly string[],
  shell: Shell,
): Promise<number> {
  if (command === "log") return (await import("./log.ts")).log(args, shell);
  return command === "status"
    ? (await import("./status.ts")).status(args, shell)
    : (await import("./images.ts")).images(args, shell);
}

/** Commands that start runs, or look after them. */
async function work(
  command: "plan" | "bake" | "deploy" | "drift" | "runs",
  args: readonly string[],
  shell: Shell,
): Promise<number> {
  switch (command) {
    case "plan":
      return (await import("./plan.ts")).plan(args, shell);
    case "bake":
      return (await import("./bake.ts")).bake(args, shell);
    case "deploy":
      return (await import("./deploy.ts")).deploy(args, shell);
    case "drift":
      return (await import("./drift.ts")).drift(args, shell);
    case "runs":
      return (await import("./runs.ts")).runs(args, shell);
  }
}

async function listOrExplain(
  command: "rules" | "explain",
  args: readonly string[],
  shell: Shell,
): Promise<number> {
  const { explain, listRules } = await import("./judge.ts");
  return command === "rules" ? listRules(args, shell) : explain(args, shell);
}

async function serve(args: readonly string[]): Promise<undefined> {
  const other = args.find((argument) => argument !== "--stdio");
  if (other !== undefined || args.length === 0)
    throw new UsageError('the language server speaks over its standard streams: "rebake lsp --stdio"');
  const { runLanguageServer } = await import("./judge.ts");
  runLanguageServer({ stdio: true });
}

function print(shell: Shell, text: string): number {
  shell.stdout.write(text);
  return EXIT.clean;
}

async function main(): Promise<void> {
  const { stdout, stderr } = process;
  // `rebake check | head` closes the pipe early: what is left to print is lost, the exit code is not.
  stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") return;
    stderr.write(`rebake: the result cannot be written (${error.code})\n`);
    process.exit(EXIT.failed);
  });
  try {
    const code = await run(process.argv.slice(2), {
      directory: process.cwd(),
      environment: process.env,
      // Opened only by what reads it.
      get stdin() {
        return process.stdin;
      },
      stdout,
      stderr,
    });
    if (code !== undefined) process.exitCode = code;
  } catch (error) {
    stderr.write(`rebake: ${isUsageError(error) ? error.message : ((error as Error).stack ?? error)}\n`);
    process.exitCode = EXIT.failed;
  }
}

void main();
