/** Expressions by the reason why our evaluator does not know what OpenTofu knows. */
type Reasons = Readonly<Record<string, readonly string[]>>;

const UNKNOWN: Reasons = {
  "has more digits than a double": [
    "10 / 3",
    '"x${10 / 3}"',
    "1 - 0.9",
    "1.1 * 1.1",
    "0.1234567890123456789",
    "12345678901234567890",
    "9007199254740993",
    "9007199254740992 + 1",
    "99999999 * 99999999",
    'jsondecode("12345678901234567890")',
    'tonumber("12345678901234567890")',
    "tostring(123456789012345678)",
    'parseint("zzzzzzzzzzzzzzz", 36)',
    "range(0, 1, 0.1)",
  ],
  "is computed by OpenTofu as a double, which prints like a number that it is not": [
    "log(1000, 10)",
    "pow(10, -1)",
    "pow(2, 0.5)",
    "pow(2, 100)",
  ],
  "has as many digits as its operands had bits": ["1e15 * 1e15"],
  "is a notation of numbers that nobody writes": ['tonumber("1p3")'],
  "is infinity": ["5 % 0", "can(1 / 0)", "1e400"],
  "depends on files that may be made before it runs": ['can(file("nothing-there.txt"))'],
  "is something that nobody can mean": [
    'cidrhost("::ffff:10.0.0.0/120", 1)',
    'cidrsubnet("10.0.0.0/8", -1, 1)',
    'cidrsubnet("10.0.0.0/8", 8, -1)',
  ],
  "depends on the type of null": ['format("%v", tostring(null))'],
  "has letters whose upper case our tables have only in full": ['title("ǆ straße")', 'upper("ﬁ")'],
  "is read differently by different readers of YAML": [
    'yamldecode("!!str 1")',
    'yamldecode("a: &x {b: 1}\\nc: *x")',
    'yamldecode("a: 017")',
    'yamldecode("a: 0x1F")',
    'yamldecode("a: 1_000")',
    'yamldecode("a: 2001-01-01")',
    'yamldecode("{a: 1, a: 2}")',
  ],
  "is escaped or folded as only OpenTofu's writer of YAML does": [
    'yamlencode("\\na")',
    'yamlencode("a \\nb")',
    'yamlencode("a\\n\\n")',
    'yamlencode("😀")',
    'yamlencode({"x\\ny" = 1})',
    'yamlencode({a = "word word word word word word word word word word word word word word word word word"})',
  ],
};

const UNSEEN: Reasons = {
  "is infinity until something asks for its digits": ["1 / 0"],
  "is none in newer versions": ['element(["a", "b"], -1)'],
  "depends on the type of null": ['format("%s", tostring(null))', 'formatlist("%d", [1, null])'],
  "may be a function of a newer version or of a provider": ["nosuchfunction(1)"],
  "may be a name that this evaluator does not know": ['textencodebase64("a", "FOO")', 'uuidv5("foo", "x")'],
  "is read differently by different readers of YAML": [
    'yamldecode("!foo 1")',
    'yamldecode("")',
    'yamldecode("# x\\n")',
    'yamldecode("[")',
    'yamldecode("a: 1\\n---\\nb: 2")',
    'yamldecode("a: b: c")',
  ],
};

function byExpression(reasons: Reasons): ReadonlyMap<string, string> {
  return new Map(Object.entries(reasons).flatMap(([reason, texts]) => texts.map((text) => [text, reason])));
}

/** Expressions that OpenTofu knows the value of and our evaluator does not, with the reason. */
export const UNKNOWN_TO_US = byExpression(UNKNOWN);

/** Errors that our evaluator takes for unknown values, with the reason. */
export const UNSEEN_ERRORS = byExpression(UNSEEN);
