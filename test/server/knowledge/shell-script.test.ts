import { describe, expect, test } from "vitest";
import { installationOf, runsNothing, upgradeOf } from "../../../server/src/knowledge/package-commands.ts";
import { powershellCommands } from "../../../server/src/knowledge/powershell-script.ts";
import { shellCommands } from "../../../server/src/knowledge/shell-script.ts";

/** Program and arguments of each command. */
function commands(script: string): string[] {
  return shellCommands(script).map((one) =>
    [one.program, ...one.arguments.map((word) => word.text)].join(" "),
  );
}

describe("a shell runs", () => {
  test.each([
    ["lines", "a\nb c", ["a", "b c"]],
    ["no comments", "# a\nb # c\nd#e", ["b", "d#e"]],
    ["chains and pipes", "a && b || c; d | e & f", ["a", "b", "c", "d", "e", "f"]],
    ["continued lines as one", "a b \\\n  c", ["a b c"]],
    ["no quoted text", "echo 'a; b' \"c && d\"", ["echo a; b c && d"]],
    ["what follows keywords", "if ! a; then b; else c; fi; while d; do e; done", ["a", "b", "c", "d", "e"]],
    [
      "what follows prefixes",
      "sudo -E -u x a; env A=b c; timeout 5 d; retry 3 e; X=1 f",
      ["a", "c", "d", "e", "f"],
    ],
    ["programs by their paths", "/usr/bin/a b", ["a b"]],
    ["functions' bodies", "f() {\n  a\n}\nfunction g {\n  b\n}", ["a", "b"]],
    ["no redirects", "a > b 2>&1 < c &> d", ["a"]],
    ["no here-documents", "cat <<EOF > f\na b\nEOF\nc", ["cat", "c"]],
    ["no quoted or indented here-documents", "cat <<-'END'\n\ta\n\tEND\nb", ["cat", "b"]],
    ["here-documents of shells", "bash <<EOF\na\nEOF\nsudo sh -s <<X\nb\nX", ["bash", "a", "sh -s", "b"]],
    [
      "here-documents that are run later",
      "cat > /x.sh <<E\na\nE\nchmod +x /x.sh\n/x.sh",
      ["cat", "a", "chmod +x /x.sh", "x.sh"],
    ],
    ["here-documents piped into shells", "cat <<E | bash\na\nE", ["cat", "bash", "a"]],
    ["substitutions", "a $(b $(c)) `d` <(e)", ["a $(b $(c)) `d` <(e)", "b $(c)", "c", "d", "e"]],
    ["substitutions in assignments and quotes", 'A=$(a); b "x $(c) y"', ["a", "b x $(c) y", "c"]],
    ["no sums", "a $((1 + 2))", ["a $((1 + 2))"]],
    [
      "scripts handed to shells",
      "bash -c 'a; b'; su - x -c \"c\"",
      ["bash -c a; b", "a", "b", "su - x -c c", "c"],
    ],
    ["items of case", "case $x in\n  y) a ;;\nesac", ["y", "a"]],
    ["unfinished text", 'a "b', ["a b"]],
    ["an unfinished here-document", "cat <<E\na", ["cat"]],
    ["an unfinished substitution", "a $(b", ["a $(b", "b"]],
    ["nothing", "  \n\n", []],
  ])("%s", (_name, script, expected) => {
    expect(commands(script)).toEqual(expected);
  });

  test("what reads the output of another", () => {
    const [first] = shellCommands("a | sudo b -x");
    expect(first?.pipedInto?.program).toBe("b");
  });

  test("commands that stand where they say", () => {
    const script = "x && sudo -E apt-get \\\n  install 'a b' # c";
    const [, second] = shellCommands(script);
    expect(script.slice(second?.range.start, second?.range.end)).toBe("sudo -E apt-get \\\n  install 'a b'");
  });
});

describe("PowerShell runs", () => {
  test.each([
    ["no comments", "# a\n<# b\nc #>\nd", ["d"]],
    ["chains and pipes", "a; b | c", ["a", "b", "c"]],
    ["no texts over several lines", '$x = @"\na\n"@\nb', ["b"]],
    ["programs by their paths", "C:\\tools\\choco.exe install git", ["choco install git"]],
  ])("%s", (_name, script, expected) => {
    const found = powershellCommands(script).map((one) =>
      [one.program, ...one.arguments.map((word) => word.text)].join(" "),
    );
    expect(found).toEqual(expected);
  });
});

function installed(script: string): string[] {
  return shellCommands(script).flatMap((one) => {
    const found = runsNothing(one) ? undefined : installationOf(one);
    return found ? [`${found.words}: ${found.packages.join(" ")}`] : [];
  });
}

test.each([
  ["apt-get -y -o Dpkg::Options::=--force-confold install a b", ["apt-get install: a b"]],
  ["apt-get install -y -t stable a", ["apt-get install: a"]],
  ["apt-get install -y", []],
  ["apt-get install --only-upgrade a", []],
  ["yum -y install https://example.com/a.rpm", ["yum install: https://example.com/a.rpm"]],
  ["yum info install", []],
  ["dnf remove install", []],
  ["rpm -Uvh a.rpm", ["rpm -i: a.rpm"]],
  ["rpm -qa", []],
  ["pip3.11 install --user a", ["pip3.11 install: a"]],
  ["python3 -m pip install -r requirements.txt", ["pip install: requirements.txt"]],
  ["npm install a", []],
  ["npm i -g a", ["npm install -g: a"]],
  ["echo apt-get install a", []],
  ["echo apt-get install a | bash", []],
  ["apt-cache show a", []],
])("%s installs", (script, expected) => {
  expect(installed(script)).toEqual(expected);
});

test.each([
  ["apt-get -y upgrade", "apt-get upgrade"],
  ["yum update -y a", "yum update"],
  ["dnf -y upgrade", "dnf upgrade"],
  ["apt-get update", undefined],
  ["yum install update", undefined],
  ["apt-get upgrade --dry-run", undefined],
  ["helm upgrade a", undefined],
  ["systemctl enable dnf-automatic.timer", "dnf-automatic.timer"],
  ["systemctl stop unattended-upgrades", undefined],
])("%s upgrades", (script, expected) => {
  const [first] = shellCommands(script);
  expect(first && upgradeOf(first)).toBe(expected);
});
