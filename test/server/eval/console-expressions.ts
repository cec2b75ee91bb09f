/** Backslashes stand for themselves. */
const lines = String.raw;

/**
 * Expressions that the real OpenTofu and our evaluator must agree on, by subject, one a line. Where OpenTofu calls one an
 * error, our evaluator may say so too or not know it.
 */
const SUBJECTS: Readonly<Record<string, string>> = {
  literals: lines`
    1
    -1
    1.50
    0.1
    1e3
    1e30
    1e-7
    12345678901234567890
    9007199254740993
    0.1234567890123456789
    true
    null
    "a\tb\n\"\\"
    "\u00e9\U0001F600"
    "e\u0301"
    "$\${x} %%{y}"
    []
    {}
    [1, "a", true, null, [2], {}]
    {a = 1, "b c" = 2, (upper("x")) = 3}
    {a = 1, a = 2}
    {1 = "x", true = "y"}
    {b = 1, a = [1, {c = null}]}`,

  operators: lines`
    tolist(["a"]) == tolist([1])
    tolist([]) == tolist(["a"])
    toset([]) == toset(["a"])
    [null] == [null]
    [null] == [1]
    {a = null} == {a = "x"}
    {a = null} == {a = null}
    [1,2] == [1]
    tolist([null]) == tolist(["a"])
    tolist(null) == null
    [] == null
    toset([]) == []
    1 == true
    1 && true
    !1
    1 < true
    -true
    null || true
    null && false
    false && null
    1 + "x"
    null + 1
    1 + 2
    "1" + 2
    0.1 + 0.2
    0.1 + 0.2 == 0.3
    0.7 + 0.1
    1 - 0.9
    1.1 * 1.1
    0.1 * 3
    10 / 4
    10 / 3
    1 / 8
    6 / 3
    1 / 0
    can(1 / 0)
    coalesce("a", 1 / 0)
    true || 1 / 0 == 1
    1e400
    7 % 4
    -7 % 3
    7 % -3
    7.5 % 2
    0.3 % 0.1
    5 % 0
    -"5"
    -0
    1 + true
    1 + null
    2 + 3 * 4
    (2 + 3) * 4
    10 - 2 - 3
    1e15 * 1e15
    9007199254740992 + 1
    4503599627370496 * 2
    99999999 * 99999999
    1 < 2
    "1" < 2
    "a" < "b"
    2 >= 2
    1 == 1
    1 == "1"
    "a" == "a"
    true == "true"
    null == null
    1 == null
    [] == []
    [1] == [1]
    [1] == ["1"]
    {a = 1} == {a = 1}
    {a = 1} == {a = 2}
    {a = 1} == {b = 1}
    tolist(["a"]) == ["a"]
    tolist(["a"]) == tolist(["a"])
    tolist(["a"]) == tolist(["b"])
    toset(["a", "b"]) == toset(["b", "a"])
    tomap({a = "x"}) == {a = "x"}
    tolist(["a"]) == toset(["a"])
    [] == tolist([])
    "a" != "b"
    [1] != 1
    !true
    !"false"
    !"x"
    !null
    true && false
    true || false
    "true" && true
    false || "x"
    true && "1"
    1 == 1 && 2 == 2
    1 == 1 ? "yes" : "no"
    !(1 == 2)
    -(1 + 2)`,

  conditionals: lines`
    true ? {a=null,b=1} : {a="x",b="y"}
    true ? {a=1,b="x"} : {}
    true ? {a=1,b=[1]} : {}
    true ? [1,"a"] : []
    true ? [1,[2]] : []
    true ? tolist([]) : ["a"]
    true ? [] : tolist(["a"])
    true ? {} : tomap({a="x"})
    true ? null : ["a"]
    true ? {a=1} : null
    true ? [{a=1}] : [{b=2}]
    true ? [{a=1},{b=2}] : []
    true ? [{a=1,c="x"},{a=2}] : []
    true ? tomap({a=1}) : {}
    true ? {a = [1]} : {a = []}
    true ? {a = [1]} : {}
    true ? [["a"]] : []
    true ? toset(["a"]) : []
    true ? [] : toset(["a"])
    true ? ["a", 1] : [true, "b"]
    true ? [1, 2] : ["a", "b", "c"]
    true ? 1 : 2
    false ? 1 : 2
    true ? 1 : "a"
    false ? 1 : "a"
    true ? true : "a"
    true ? "a" : 1
    true ? null : 1
    false ? null : 1
    true ? 1 : null
    true ? [] : ["a"]
    true ? ["a"] : []
    true ? ["a"] : ["b", "c"]
    true ? [1] : ["b"]
    true ? [1, 2] : ["b"]
    true ? {} : {a = 1}
    true ? {a = 1} : {}
    true ? {a = 1} : {b = "x"}
    false ? {a = 1} : {a = "x"}
    true ? {a = 1} : {a = "x"}
    true ? [{a = 1}] : []
    true ? ["a"] : toset(["b"])
    true ? tolist(["a"]) : tolist([1])
    true ? toset(["b", "a"]) : toset([])
    true ? 1 : []
    true ? 1 : true
    "true" ? 1 : 2
    "1" ? 1 : 2
    "x" ? 1 : 2
    null ? 1 : 2
    1 ? 1 : 2
    true ? (false ? 1 : 2) : 3
    true ? "\${1}" : 2
    false ? abs("x") : 2
    true ? 2 : abs("x")`,

  templates: lines`
    "$$\${1}"
    "$$$\${1}"
    "$$$$\${1}"
    "%%%%{ if true }a"
    "$%{ if true }a%{ endif }"
    "$$%{ if true }a%{ endif }"
    "%\${1}"
    "%%\${1}"
    "$$$%%{x}"
    "%$\${x}"
    "$$$"
    "$$$\${1}$$\${2}$\${3}\${4}"
    "a$$\${1}b"
    "$ \${1}"
    "$$a\${1}"
    "%{ if 1 }a%{ endif }"
    "%{ if "1" }a%{ endif }"
    "%{ for x in {a=1} }\${x}%{ endfor }"
    "a\${1}b"
    "\${1}"
    "\${1}\${2}"
    "\${[1]}"
    "\${null}"
    "x\${null}"
    "x\${true}"
    "x\${[1]}"
    "x\${1.50}"
    "x\${1e21}"
    "x\${0.1 + 0.2}"
    "x\${10 / 3}"
    "%{ if true }a%{ else }b%{ endif }"
    "%{ if false }a%{ else }b%{ endif }"
    "%{ if false }a%{ endif }"
    "x%{ if "true" }a%{ endif }"
    "%{ if null }a%{ endif }"
    "%{ if true }\${1}%{ endif }"
    "%{ for x in ["a", "b"] }\${x},%{ endfor }"
    "%{ for i, x in ["a", "b"] }\${i}=\${x};%{ endfor }"
    "%{ for k, v in {b = 1, a = 2} }\${k}=\${v};%{ endfor }"
    "%{ for x in toset(["b", "a"]) }\${x}%{ endfor }"
    "%{ for x in [] }\${x}%{ endfor }"
    "%{ for x in null }\${x}%{ endfor }"
    "%{ for x in "a" }\${x}%{ endfor }"
    "%{ for x in [1, 2] }%{ if x > 1 }\${x}%{ endif }%{ endfor }"
    "%{ for x in [[1, 2], [3]] }%{ for y in x }\${y}%{ endfor };%{ endfor }"
    " a \${~ 1 ~} b "
    " a %{~ if true ~} b %{~ endif ~} c "
    "a\n  \${~ 1 ~}\n  b"
    "%{ for x in ["a", "b"] ~} \${x} %{ endfor ~} z"
    "\${"\${"x"}"}"
    "\${join(",", ["a", "b"])}-\${upper("c")}"`,

  loops: lines`
    [for x in [1,2] : x if "true"]
    [for x in [1,2] : x if null]
    [for x in [1,2] : x if "x"]
    {for x in [1] : null => x}
    {for x in [1] : [] => x}
    {(null) = 1}
    {([]) = 1}
    [for x in ["a", "b"] : upper(x)]
    [for i, x in ["a", "b"] : "\${i}\${x}"]
    [for k, v in {b = 1, a = 2} : "\${k}\${v}"]
    [for k in {b = 1, a = 2} : k]
    [for x in toset(["b", "a", "b"]) : x]
    [for k, v in toset(["b", "a"]) : "\${k}\${v}"]
    [for x in [1, 2, 3] : x if x > 1]
    [for x in [1, 2, 3] : x if x > 5]
    [for x in [] : x]
    [for x in null : x]
    [for x in "abc" : x]
    [for x in [1, null] : x if x != null]
    [for x in [1, "a"] : x]
    [for x in [[1, 2], [3]] : [for y in x : y * 2]]
    {for x in ["a", "b"] : x => upper(x)}
    {for i, x in ["a", "b"] : x => i}
    {for k, v in {a = 1, b = 2} : v => k}
    {for x in ["a", "a"] : x => 1}
    {for x in ["a", "b", "a"] : x => x...}
    {for x in ["aa", "ab", "b"] : substr(x, 0, 1) => x...}
    {for x in [1, 2] : x => x}
    {for x in ["a", null] : x => 1}
    {for x in ["b", "a"] : x => 1 if x != "b"}
    {for x in ["x"] : "\${x}-\${x}" => {v = x}}
    [for x in range(3) : x * x]
    [for x in tomap({a = 1, b = "2"}) : x]
    flatten([for x in ["a", "b"] : [for y in [1, 2] : "\${x}\${y}"]])
    merge([for x in ["a", "b"] : {(x) = 1}]...)
    {for x in [{n = "a", v = 1}, {n = "b", v = 2}] : x.n => x.v}`,

  access: lines`
    tomap({a = 1})[*]
    toset(["b","a"])[*]
    toset([{a=1}])[*].a
    ["a", "b"][1]
    ["a", "b"]["1"]
    ["a", "b"][2]
    ["a", "b"][-1]
    ["a", "b"][0.5]
    {a = 1}["a"]
    {a = 1}.a
    {a = 1}["b"]
    {a = 1}.b
    {a = {b = [1, 2]}}.a.b[1]
    {1 = "x"}[1]
    {true = "x"}[true]
    tomap({a = 1})["a"]
    tomap({a = 1}).a
    tomap({a = 1})["b"]
    tolist(["a"])[0]
    toset(["a"])[0]
    null[0]
    "abc"[0]
    [{a = 1}, {a = 2}][*].a
    [{a = 1}, {a = 2}].*.a
    [[1, 2], [3]][*][0]
    [{a = [{b = 1}]}][*].a[0].b
    {a = 1}[*]
    {a = 1}[*].a
    null[*]
    null[*].a
    "x"[*]
    [][*].a
    toset(["b", "a"])[*]
    tolist([{a = 1}])[*].a
    [null][*]
    {a = {b = 1}}[*].a.b`,

  errors: lines`
    try(1, 2)
    try(abs("x"), 2)
    try({a = 1}.b, "none")
    try({a = 1}.a, "none")
    try([1][5], [2][0])
    try(tonumber("x"), "n")
    try(null, 1)
    try(abs("x"), ceil("y"))
    try()
    can(1)
    can(abs("x"))
    can({a = 1}.b)
    can(regex("^a", "b"))
    can(regex("^a", "ab"))
    can(tonumber("1"))
    can(tobool("yes"))
    can(null)
    can(cidrnetmask("10.0.0.0/8"))
    can(cidrnetmask("x"))
    can(jsondecode("{"))
    can(file("nothing-there.txt"))
    try(jsondecode("{"), {})
    try(lookup({}, "a"), "none")
    try(element([], 0), "none")
    nosuchfunction(1)
    abs()
    abs(1, 2)`,

  numbers: lines`
    abs(-1.5)
    abs("-2")
    abs("x")
    abs(null)
    abs(0)
    ceil(1.2)
    ceil(-1.2)
    ceil(5)
    ceil(10 / 4)
    ceil(1e20)
    floor(1.9)
    floor(-1.5)
    floor(1e20)
    floor("2.5")
    log(8, 2)
    log(100, 10)
    log(1000, 10)
    log(1, 10)
    max(1, "3", 2)
    max()
    max([1, 2]...)
    max(1, "x")
    min(3, -1)
    min(0.1, 0.2)
    min(1)
    parseint("ff", 16)
    parseint("FF", 16)
    parseint("-12", 10)
    parseint("+12", 10)
    parseint("Zz", 62)
    parseint(12, 10)
    parseint("1_0", 10)
    parseint("", 10)
    parseint("12", 1)
    parseint("8", 8)
    parseint("zzzzzzzzzzzzzzz", 36)
    pow(3, 2)
    pow(4, 0)
    pow(2, -1)
    pow(2, 100)
    pow(2, 0.5)
    pow(10, -1)
    pow(2.5, 2)
    signum(-3)
    signum(0)
    signum("7")
    signum(2.5)
    sum([1, 2, 3])
    sum([1, "2"])
    sum([0.1, 0.2])
    sum(toset([1, 2]))
    sum([])
    sum([1, null])
    sum(["x"])
    sum([true])
    sum({a = 1})`,

  texts: lines`
    chomp("a\r\n\n")
    chomp("a\n b")
    chomp(5)
    endswith("abc", "bc")
    endswith("abc", "")
    endswith("abc", "ab")
    indent(2, "a\nb\n")
    indent(0, "a\nb")
    indent(-1, "a\nb")
    indent("2", "a\nb")
    join(",", ["a", "b"], ["c"])
    join(",", [])
    join(",", [1, true, 1.5])
    join(",", [null])
    join(",", toset(["b", "a"]))
    join(",")
    join(",", "a")
    join(",", [["a"]])
    join("", ["a"])
    lower("ÀÉ ABC")
    lower("İI")
    split(",", "a,b,")
    split(",", "")
    split("", "aé")
    split("", "")
    split(",", 12)
    split(",", null)
    split("ab", "xabyab")
    startswith("abc", "ab")
    startswith("abc", "")
    strcontains("abc", "bc")
    strcontains("abc", "x")
    strrev("aé👨‍👩‍👧b")
    substr("hello", 1, 3)
    substr("hello", -3, 2)
    substr("hello", 1, -1)
    substr("hello", 10, 2)
    substr("hello", -10, 2)
    substr("hello", 0, 0)
    substr("hello", -3, 0)
    substr("hello", -10, 0)
    substr("héllo👨‍👩‍👧x", 5, 1)
    substr("hello", 2, 100)
    substr("", 0, 1)
    substr("", -1, 1)
    substr("abc", 3, 1)
    substr("abc", 1.5, 1)
    substr("abc", "1", "1")
    substr(12345, 1, 2)
    substr("a\r\nb", 1, 1)
    title("hello wORLD foo-bar a_b c1d é'x")
    title("ǆ straße")
    title("")
    trim("  x ", " ")
    trim("?!hello?!", "?!")
    trim("aaa", "a")
    trim("éaé", "é")
    trimprefix("helloworld", "hello")
    trimprefix("aab", "a")
    trimprefix("abc", "")
    trimspace("\t a \n")
    trimspace("\u00a0x\ufeff\u0085")
    trimsuffix("helloworld", "world")
    trimsuffix("abb", "b")
    upper("straße é")
    upper("ﬁ")
    upper(true)
    length("héé👨‍👩‍👧")
    length("e\u0301")
    length("a\r\nb")
    length("")`,

  replacing: lines`
    replace("a.b.c", ".", "-")
    replace("abc", "", "-")
    replace("a/b", "/", "-")
    replace("abc", "/b/", "x")
    replace("abc", "/(b)(c)/", "$2$1")
    replace("abc", "/(?P<x>b)/", "<$x>$\${x}y$1z$$")
    replace("abc", "/(b)/", "$1x")
    replace("a//b", "//", "-")
    replace("aaa", "/a*/", "x")
    replace("baac", "/a*/", "x")
    replace("abc", "/x*/", "-")
    replace("abc", "/(/", "-")
    replace(null, "a", "b")
    replace("hello world", "/w.*d/", "x")
    replace("Hello", "/[^a-z]/", "")
    replace("1.2.3", "/\\..*/", "")
    replace("arn:aws:iam::123:role/x/my-role", "/^(.*role/)/", "")
    replace("www.example.com.", "/.*\\b(\\w+\\.\\w+)\\.?$/", "$1")
    replace("https://host/path", "/^(?:\\w+:\\/\\/)?([^/]+).*/", "$1")
    replace("aXbX", "X", "$1")
    replace("aé", "/./", "<$0>")`,

  "regular expressions": lines`
    regex("[a-z]+", "12abc")
    regex("(a)(b)?", "ac")
    regex("(?P<x>a)(?P<y>z)?", "ac")
    regex("(?P<x>a)(c)", "ac")
    regex("z", "ac")
    regex("(", "a")
    regex("a", null)
    regex("a|ab", "ab")
    regex("(a|ab)(c|bcd)", "abcd")
    regex("a*?b", "aab")
    regex("^$", "")
    regex("^b", "a\nb")
    regex("(?m)^b$", "a\nb\nc")
    regex("(?i)ABC", "xabc")
    regex("(?i:a)B", "AB")
    regex("(?s)a.b", "a\nb")
    regex("a.b", "a\nb")
    regex("a.b", "a\rb")
    regex("(?U)a+", "aaa")
    regex("\\d+", "a12")
    regex("\\D+", "12ab")
    regex("\\w+", "éa_1")
    regex("\\s", "\u00a0 ")
    regex("\\bfoo\\b", "a foo")
    regex("[[:alpha:]]+", "1ab2")
    regex("[[:^digit:]]+", "12ab")
    regex("[^[:space:]]+", " ab ")
    regex("[]a]+", "x]a")
    regex("[^]a]+", "]xa")
    regex("[a\\]b]+", "]ab")
    regex("[a-]+", "-a")
    regex("[\\w.-]+@[\\w.-]+", "me@x.org!")
    regex("\\p{Greek}+", "abγδ")
    regex("\\pL+", "1é2")
    regex("\\P{L}+", "ab12")
    regex("\\x41\\x{42}", "AB")
    regex("\\Qa.b\\E", "a.b")
    regex("\\Aab\\z", "ab")
    regex("a{2}", "aaa")
    regex("a{2,}", "aaa")
    regex("a{1,2}", "aaa")
    regex("a{,2}", "a{,2}")
    regex("a{", "a{")
    regex("a{2,1}", "aa")
    regex("a{1001}", "a")
    regex("a**", "a")
    regex("a++", "a")
    regex("*a", "a")
    regex("(?=a)", "a")
    regex("(?!a)", "a")
    regex("(?<=a)b", "ab")
    regex("\\1", "a")
    regex("\\y", "a")
    regex("[b-a]", "a")
    regex("[a", "a")
    regex("a)", "a")
    regex("[[:foo:]]", "a")
    regex("(a+)+$", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab")
    regex("(|a)*", "aaa")
    regex("(|a)+", "aaa")
    regex("(a|b)*", "abab")
    regex("(a*)*", "aab")
    regex("(?:(a)|b)*", "ab")
    regex("(?P<a>.)(?P<b>.)", "é😀")
    regex(".", "😀")
    regex("^(roles/[a-zA-Z0-9_.]+|projects/[a-zA-Z0-9-]+/roles/[a-zA-Z0-9_.]+)$", "roles/x.y")
    regex("^(?:(?P<scheme>[^:/?#]+):)?(?://(?P<authority>[^/?#]*))?", "https://terraform.io/docs")
    regexall("[a-z]", "a1b")
    regexall("(a)(1)", "a1b")
    regexall("z", "a")
    regexall("a*", "baac")
    regexall("(?P<k>\\w)=(?P<v>\\d)", "a=1,b=2")
    regexall("\\b", "ab cd")
    regexall("^a", "aaa")
    length(regexall("[[:digit:]]", "a1b2")) > 0`,

  formats: lines`
    format("%d", 1.5)
    format("%d", "12")
    format("%d", 1e20)
    format("%d", true)
    format("%d", "x")
    format("%s", 1.5)
    format("%s", true)
    format("%s", ["a"])
    format("%s", 1e21)
    format("%t", true)
    format("%t", "true")
    format("%t", "x")
    format("%6t|", true)
    format("%5d|%-5d|%05d|% 5d|%-05d|", 42, 42, 42, 42, 42)
    format("%+d % d %+d", 5, 5, -5)
    format("%05d %.3d %5.3d|", -5, 5, 5)
    format("%x %X %o %b %#x %#X %#o %#b", 255, 255, 8, 5, 255, 255, 8, 5)
    format("%x", -255)
    format("%x", "ab")
    format("%f %.2f %8.3f| %.0f %.1f", 1.5, 2.345, 3.14159, 0.5, 0.25)
    format("%f %f %.20f", 0.1, 1e20, 0.1)
    format("%e %.3e %E %.0e %e", 12345.678, 12345.678, 0.00012, 12.5, 0)
    format("%g %g %g %G %.3g %g", 1e21, 100000, 1000000, 1e-7, 1234567, 0.0001)
    format("%08.3f|%-8.3f|%+08.2f|% f", -3.14159, 3.14159, 2.5, 1)
    format("%.3f", 10 / 4)
    format("%q %5s| %-5s| %.2s| %05s", "a\"<b", "é", "x", "hello", "a")
    format("%5.2s|%.0s|%.s|%+5s|%#s", "héllo", "héllo", "héllo", "a", "a")
    format("%v %v %v %v %v", 1, "x", [1, "a"], {a = null}, true)
    format("%#v %#v %#v", "x", 1, [1])
    format("%v %v %v %v %v", 1e21, 123456789, 0.000001, 1e-7, 123456)
    format("%v %v", 1e20, 0.1 + 0.2)
    format("%5v|%-5v|%05v|%10v|%5v|", "a", 1, 2, [1], true)
    format("%v", toset(["b", "a"]))
    format("%%")
    format("100%%")
    format("%s")
    format("a", "b")
    format("%[2]s %[1]s", "a", "b")
    format("%[1]s %[1]s", "a")
    format("%[2]s %s", "a", "b", "c")
    format("%[3]s", "a")
    format("%[0]s", "a")
    format("%s %s", "a")
    format("%z", "a")
    format("%c", 65)
    format("%")
    format("%5%|")
    format("%*d", 5, 1)
    format("%1$s", "a")
    format("é%s", "x")
    format(null)
    format("%v", tostring(null))
    format("%s", tostring(null))
    format("Hello, %s!", "Ander")
    format("%02d-%s", 3, "web")
    format("%d", 3.0)
    formatlist("%s-%s", ["a", "b"], "x")
    formatlist("%s-%s", ["a", "b"], ["x"])
    formatlist("%s", "x")
    formatlist("%s", [])
    formatlist("%s-%s", [], "a")
    formatlist("x")
    formatlist("a", ["b"])
    formatlist("%s", toset(["b", "a"]))
    formatlist("%d", [1, null])
    formatlist("%v", {a = 1})
    formatlist("%v", [["a"], ["b"]])
    formatlist("%s", [1, true])
    formatlist("arn:aws:s3:::%s/*", ["a", "b"])`,

  lists: lines`
    alltrue([true, "true"])
    alltrue([])
    alltrue([true, null])
    alltrue([1])
    alltrue([true, false])
    alltrue(toset([true]))
    anytrue([])
    anytrue([null, true])
    anytrue(["false"])
    anytrue(["x"])
    anytrue(null)
    chunklist(["a", "b", "c"], 2)
    chunklist(["a"], 0)
    chunklist(["a"], -1)
    chunklist([], 2)
    chunklist([1, "a"], 1)
    chunklist(toset(["b", "a"]), 1)
    coalesce("a", "b")
    coalesce(1, "a")
    coalesce("", null, "b")
    coalesce("")
    coalesce(null, true, "x")
    coalesce(1, true)
    coalesce(["a"], [])
    coalesce(["a"], [1, 2])
    coalesce({a = 1}, {b = "x"})
    coalesce({a = 1}, {a = "x"})
    coalesce(null, null)
    coalesce()
    coalesce(0, 1)
    coalesce(false, true)
    coalesce(["", "b"]...)
    coalesce(tolist([]), tolist(["a"]))
    coalescelist([], ["a"])
    coalescelist([], [])
    coalescelist(null, ["a"])
    coalescelist(["a"], [1])
    coalescelist(toset(["a"]))
    coalescelist(tolist(["a"]), tolist([1]))
    coalescelist("a")
    coalescelist()
    compact(["a", "", null, "b"])
    compact([1, ""])
    compact([["a"]])
    compact(toset(["b", "a", ""]))
    concat(["a"], [1])
    concat(tolist(["a"]), tolist([1]))
    concat(tolist(["a"]), [1])
    concat(toset(["a"]), ["b"])
    concat([], null)
    concat(["a"], "b")
    concat()
    concat([null], ["a"])
    concat(tolist([]), ["a"])
    concat(tolist(["b"]), tolist(["a"]))
    contains(["a", "b"], "b")
    contains([1, 2], "1")
    contains(["1"], 1)
    contains(toset(["1"]), 1)
    contains(toset(["a"]), "a")
    contains([], 1)
    contains([1, null], null)
    contains([null, "a"], "a")
    contains([null, "a"], "b")
    contains({a = 1}, 1)
    contains([["a"]], ["a"])
    contains(["a"], null)
    distinct(["a", "b", "a"])
    distinct([1, "1"])
    distinct([{a = 1}, {a = 1}])
    distinct([1, {a = 1}])
    distinct([])
    distinct([null, null])
    distinct(toset(["a"]))
    element(["a", "b"], 3)
    element(["a", "b"], -1)
    element([], 0)
    element(toset(["b", "a"]), 0)
    element(["a"], 1.5)
    element(["a"], "0")
    element({a = 1}, 0)
    element(["a", 1], 1)
    flatten([["a"], [["b"], []], "c", null])
    flatten("a")
    flatten([toset(["b", "a"])])
    flatten([{a = [1]}])
    flatten(toset([["a"], ["b", "c"]]))
    flatten([tolist([1]), tolist(["a"])])
    flatten([])
    index(["a", "b"], "b")
    index([1, "b"], "1")
    index([], "1")
    index(toset(["b"]), "b")
    length([1, 2])
    length({a = 1})
    length(toset(["a", "a"]))
    length(null)
    length(5)
    length(true)
    matchkeys(["a", "b", "c"], ["1", "2", "1"], ["1"])
    matchkeys(["a"], ["1", "2"], ["1"])
    matchkeys(["a"], [1], ["1"])
    matchkeys([], [], [])
    matchkeys(["a", "b"], ["x", "y"], toset(["y"]))
    one([])
    one(["a"])
    one(["a", "b"])
    one(toset(["a"]))
    one(null)
    one([null])
    one("a")
    range(3)
    range(1, 4)
    range(4, 1)
    range(0, 1, 0.25)
    range(0, 1, 0.1)
    range(1, 4, -1)
    range(4, 1, -2)
    range(0, 1, 0)
    range(1, 1, 0)
    range(1025)
    range(-2)
    range(0)
    range("3")
    range(2.5)
    reverse(["a", 1])
    reverse(toset(["a", "b"]))
    reverse("abc")
    reverse([])
    slice(["a", "b", "c"], 1, 2)
    slice(["a"], 0, 2)
    slice(["a"], -1, 1)
    slice(toset(["a"]), 0, 1)
    slice(["a", 1], 1, 1)
    slice(["a", "b"], 1, 0)
    slice(tolist(["a", "b"]), 1, 2)
    sort(["b", "a"])
    sort([2, 10, 1])
    sort(toset(["b", "a"]))
    sort([null])
    sort([])
    sort(["b", "é", "😀", "\uffee", "B", "a"])`,

  maps: lines`
    keys({b = 1, a = 2})
    keys(tomap({b = 1, a = 2}))
    keys([])
    keys({})
    keys({"é" = 1, z = 2, B = 3})
    lookup({a = 1}, "b", 2)
    lookup(tomap({a = "1"}), "b", 2)
    lookup(tomap({a = 1}), "b", "x")
    lookup(tomap({a = 1}), "b", "5")
    lookup({a = 1}, "b")
    lookup({a = null}, "a", "x")
    lookup({}, "a", "x")
    lookup({a = 1}, "a", "x")
    lookup({a = 1}, "b", null)
    lookup(null, "b", "x")
    lookup({a = {b = 1}}, "a", {})
    lookup({a = 1}, null, 2)
    merge({a = 1}, null, {b = 2})
    merge()
    merge(null)
    merge({a = 1}, {a = null})
    merge({a = 1}, ["a"])
    merge({a = 1}, {a = "x", b = 2})
    merge(tomap({a = "1"}), tomap({b = 2}))
    merge(tomap({a = "1"}), tomap({b = "2"}))
    merge(tomap({a = "1"}), {b = 2})
    merge({a = {b = 1}}, {a = {c = 1}})
    merge([{a = 1}, {b = 2}]...)
    transpose({a = ["x", "y"], b = ["x"]})
    transpose({})
    transpose({a = "x"})
    transpose({a = [1]})
    transpose({a = [null]})
    transpose({a = ["y", "x", "x"]})
    values({b = 1, a = "x"})
    values({b = null, a = "x"})
    values(tomap({b = 1, a = 2}))
    values({})
    values([])
    zipmap(["a", "b"], [1, "x"])
    zipmap(["a"], [1, 2])
    zipmap(["a", "a"], [1, 2])
    zipmap([null], [1])
    zipmap([1], [1])
    zipmap(toset(["a"]), [1])
    zipmap(["a"], toset([1]))
    zipmap([], [])
    zipmap(tolist(["a"]), tolist([2]))`,

  sets: lines`
    setunion(["b", "a"], ["c", "a"])
    setunion(["1"], [1])
    setunion()
    setunion([1, "a"], [true])
    setunion([2, 10])
    setunion([{a = 2}, {a = 1}])
    setunion([], [])
    setintersection(["a", "b"], ["b", "c"], ["b"])
    setintersection([[1]], [[1]])
    setintersection(["a"], [])
    setsubtract(["a", "b"], ["b"])
    setsubtract(["1"], [1])
    setsubtract(["a"], null)
    setproduct(["a", "b"], [1, 2])
    setproduct(toset(["a", "b"]), toset([1, 2]))
    setproduct(toset(["b", "a"]), ["x"])
    setproduct(["a"])
    setproduct(["a"], [])
    setproduct(["a", 1], ["x"])
    setproduct(["a"], ["b"], ["c", "d"])
    [for p in setproduct(["a", "b"], ["x", "y"]) : "\${p[0]}-\${p[1]}"]`,

  conversions: lines`
    tobool("true")
    tobool("1")
    tobool("0")
    tobool(1)
    tobool("True")
    tobool("yes")
    tobool(null)
    tonumber("1e3")
    tonumber("0x10")
    tonumber(" 1")
    tonumber("")
    tonumber("+5")
    tonumber(".5")
    tonumber("5.")
    tonumber("1_000")
    tonumber("01")
    tonumber("1p3")
    tonumber(true)
    tonumber(null)
    tonumber("12345678901234567890")
    tonumber("0.1") + 0.2
    tostring(1)
    tostring(1.50)
    tostring(1e21)
    tostring(1e-10)
    tostring(123456789012345678)
    tostring(true)
    tostring(null)
    tostring([])
    tostring("a")
    tolist([1, true])
    tolist([1, "a", true])
    tolist([["a"], ["b", "c"]])
    tolist([["a"], [1, 2]])
    tolist([[1, "a"], [2, "b"]])
    tolist([{a = 1}, {a = "x"}])
    tolist([{a = 1}, {b = "x"}])
    tolist([{a = 1}, {b = 2}])
    tolist([[], ["a"]])
    tolist([null, 1])
    tolist([{}, {a = 1}])
    tolist(toset(["b", "a"]))
    tolist({a = 1})
    tolist("a")
    tolist(null)
    toset(["b", "a", "b"])
    toset([1, "1"])
    toset([10, 9, "a"])
    toset([10, 9])
    toset([true, false])
    toset([null, "a"])
    toset([{a = 1}, {a = 1}])
    toset([{a = "2", b = 1}, {a = "1", b = 2}])
    toset([["b"], ["a", "c"], []])
    toset([["a", "b"], ["a"]])
    toset([[10], [9]])
    toset([{a = "x"}, {a = "x", b = "y"}])
    toset(["é", "z", "Z", "😀", "\uffee"])
    toset({a = 1})
    toset([])
    tomap({a = 1, b = "x"})
    tomap({a = [1], b = ["x"]})
    tomap([])
    tomap({a = 1, b = []})
    tomap({})
    tomap({a = {x = 1}, b = {y = "s"}})
    tomap({a = {x = 1}, b = {}})
    [for x in toset([3, 20, 100]) : x]
    [for x in toset(["3", "20", "100"]) : x]`,

  encodings: lines`
    base64encode("héé")
    base64encode("")
    base64decode("aMOpw6k=")
    base64decode("aA")
    base64decode("/w==")
    base64decode("aG\nk=")
    base64decode("a-_=")
    base64decode("aB==")
    base64decode("")
    urlencode("a b&c=é/~*'()!")
    urlencode("😀 -_.~\n")
    textencodebase64("aé", "UTF-16LE")
    textencodebase64("aé", "utf-8")
    textencodebase64("é", "UTF-16BE")
    textencodebase64("é", "ISO-8859-1")
    textencodebase64("a", "FOO")
    textdecodebase64("YQDpAA==", "UTF-16LE")
    textdecodebase64("!", "UTF-16LE")
    jsonencode("<>&\u2028\u00e9\u0007\n\"\\/")
    jsonencode({b = 1, a = [true, null, "x"]})
    jsonencode(null)
    jsonencode(1e30)
    jsonencode(0.1 + 0.2)
    jsonencode(toset(["b", "a"]))
    jsonencode({"<k>" = 1})
    jsonencode(-0)
    jsondecode("{\"a\":1.50,\"b\":[1,\"x\",null,true],\"c\":{}}")
    jsondecode("12345678901234567890")
    jsondecode("{\"a\":1,}")
    jsondecode("")
    jsondecode("1 2")
    jsondecode("{\"a\":1,\"a\":2}")
    jsondecode("\"\\u00e9\\ud83d\\ude00\"")
    jsondecode("[1e3, 1.0, 0.1]")
    jsondecode("null")
    jsondecode("{\"2\":1,\"10\":2,\"a\":3}")
    jsondecode("{\"__proto__\":1}")
    csvdecode("a,b\n1,2\n3,4\n")
    csvdecode("a,b\n1,\"x,\"\"y\"\"\"\n\n3,4")
    csvdecode("a,b\n1\n")
    csvdecode("")
    csvdecode("a,a\n1,2")
    csvdecode("a\n\"x\ny\"\n")
    csvdecode("a\nx\"y\n")
    csvdecode("a b, c\r\n 1 ,2\r\n")
    csvdecode("a")
    csvdecode("a,b\n,\n")
    csvdecode("a,b\n1,")
    csvdecode("a\n\"x\"y\n")
    csvdecode("\n\na\n1")
    csvdecode("a\n\"x")
    csvdecode("a\n\"\"\n")
    csvdecode("a\n \"x\"\n")`,

  yaml: lines`
    yamldecode("a: [yes, no, on, off, y, n, True, TRUE, Null, NULL, ~, 1e3, .5, +1, -1, 1., \"1\", '2', =, 0.10]")
    yamldecode("a: 10.0.0.0/8\nb: 1.2.3\nc: 1:30\nd: a b\ne: -x")
    yamldecode("- a\n- b: 1\n  c: |\n    x\n    y\n- >\n  f\n  g\n")
    yamldecode("---\na: 1\n")
    yamldecode("a: 1\n...")
    yamldecode("a:\n")
    yamldecode("1: x\n2.5: y\n")
    yamldecode("{a: 1, b: [x, y]}")
    yamldecode("a: \"x\\ny\\u00e9\"")
    yamldecode("a: 'it''s'")
    yamldecode("a: x # comment\nb: x#y")
    yamldecode("a: |-\n  x\n  y\n\nb: >-\n  x\n  y\n\n  z")
    yamldecode("a:\n- 1\n- 2\nb:\n  - c: 1\n    d: 2\n")
    yamldecode("5")
    yamldecode("text")
    yamldecode("~")
    yamldecode("a: b: c")
    yamldecode("[")
    yamldecode("a: 0x1F")
    yamldecode("a: 017")
    yamldecode("a: 1_000")
    yamldecode("a: 2001-01-01")
    yamldecode("a: &x {b: 1}\nc: *x")
    yamldecode("a: 1\n---\nb: 2")
    yamldecode("!!str 1")
    yamldecode("!foo 1")
    yamldecode("{a: 1, a: 2}")
    yamldecode("# x\n")
    yamldecode("")
    yamlencode({b = 1, a = ["x", {c = true, d = null}], f = "", g = [], h = {}, i = "yes", j = "1", k = 1.5, l = "a: b"})
    yamlencode({e = "multi\nline\n", m = "multi\nline", o = "\ttab", p = [[1, 2], []]})
    yamlencode({a = {b = "x\ny\n", c = ["p\nq"]}})
    yamlencode([[], {}, [{}], [[]], {a = []}, {a = {}}, [{a = 1, b = [1, {c = 2}]}]])
    yamlencode("x")
    yamlencode(1)
    yamlencode(null)
    yamlencode(true)
    yamlencode([])
    yamlencode({})
    yamlencode("a\nb")
    yamlencode("a\nb\n")
    yamlencode("a\n\nb")
    yamlencode("a\n b\n")
    yamlencode("\na")
    yamlencode("a\n\n")
    yamlencode("a \nb")
    yamlencode(["a\"b", "a\\b", "é", "- ", "#x", "</a>"])
    yamlencode(toset(["b", "a"]))
    yamlencode({"a b" = 1, "1" = 2, "é" = 3, "" = 4, "a:b" = 6})
    yamlencode({a = "word word word word word word word word word word word word word word word word word"})
    yamlencode({a = "wordwordwordwordwordwordwordwordwordwordwordwordwordwordwordwordwordwordwordwordword"})
    yamlencode({a = {b = {c = {d = "one two three four five six seven eight nine ten eleven twel"}}}})
    yamlencode("😀")
    yamlencode({"x\ny" = 1})`,

  hashes: lines`
    md5("a")
    md5("")
    sha1("a")
    sha256("a")
    sha256("")
    sha512("a")
    base64sha256("é")
    base64sha512("")
    sha256("The quick brown fox jumps over the lazy dog, and then over the next one, and over yet another one.")
    sha512("The quick brown fox jumps over the lazy dog, and then over the next one, and over yet another one, again and again.")
    sha1("0123456789012345678901234567890123456789012345678901234")
    md5("01234567890123456789012345678901234567890123456789012345")
    uuidv5("dns", "example.com")
    uuidv5("url", "https://example.com/")
    uuidv5("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "x")
    uuidv5("foo", "x")
    md5(1)`,

  dates: lines`
    formatdate("YYYY-MM-DD'T'hh:mm:ssZ", "2018-01-02T23:12:01Z")
    formatdate("DD MMM YYYY hh:mm ZZZ", "2018-01-02T23:12:01Z")
    formatdate("EEEE, DD-MMM-YY hh:mm:ss ZZZ", "2018-01-02T23:12:01Z")
    formatdate("EEE, DD MMM YYYY hh:mm:ss ZZZ", "2018-01-02T23:12:01-08:00")
    formatdate("MMMM DD, YYYY", "2018-01-02T23:12:01Z")
    formatdate("HH:mmaa H:m AA h D M s", "2018-01-02T03:02:01Z")
    formatdate("ZZZZ ZZZZZ Z", "2018-01-02T03:02:01+05:30")
    formatdate("ZZZZ ZZZZZ Z ZZZ", "2018-01-02T03:02:01Z")
    formatdate("HH H aa", "2018-01-02T00:02:01Z")
    formatdate("HH aa", "2018-01-02T12:02:01Z")
    formatdate("'it''s'", "2018-01-02T00:02:01Z")
    formatdate("''", "2018-01-02T00:02:01Z")
    formatdate("''x'", "2018-01-02T00:02:01Z")
    formatdate("'''x'", "2018-01-02T00:02:01Z")
    formatdate("'a", "2018-01-02T00:02:01Z")
    formatdate("YYY", "2018-01-02T23:12:01Z")
    formatdate("ssa", "2018-01-02T23:12:01Z")
    formatdate("W", "2018-01-02T23:12:01Z")
    formatdate("YYYY", "2018-13-02T23:12:01Z")
    formatdate("YYYY", "2018-01-02 23:12:01Z")
    formatdate("YYYY", "2018-01-02")
    formatdate("DD", "2018-02-30T23:12:01Z")
    formatdate("DD", "2020-02-29T23:12:01Z")
    formatdate("ss", "2018-01-02T23:12:01.5Z")
    formatdate("ss", "2018-01-02T23:12:60Z")
    formatdate("ss", "2018-01-02T24:00:00Z")
    formatdate("", "2018-02-20T23:12:01Z")
    formatdate("_-/: .é1", "2018-02-20T23:12:01Z")
    formatdate("YY", "2018-02-20t23:12:01z")
    formatdate("ZZZ Z", "2018-01-02T20:00:00+00:00")
    formatdate("YYYYMMDDhhmmss", "0001-01-02T20:00:00Z")
    timeadd("2017-11-22T00:00:00Z", "10m")
    timeadd("2017-11-22T00:00:00Z", "-1h1.5s")
    timeadd("2017-11-22T00:00:00+02:00", "24h")
    timeadd("2017-11-22T00:00:00Z", "1d")
    timeadd("2017-11-22T00:00:00Z", "0")
    timeadd("2017-11-22T00:00:00.5Z", "1ms")
    timeadd("2017-11-22T00:00:00Z", "1us1ns")
    timeadd("2017-11-22T00:00:00Z", "")
    timeadd("2017-11-22T00:00:00Z", "1")
    timeadd("2017-11-22T00:00:00Z", "8760h")
    timeadd("2017-11-22T00:00:00Z", "10000000h")
    timeadd("2017-11-22T00:00:00Z", ".5h")
    timeadd("2017-11-22T00:00:00Z", "+5m")
    timeadd("2016-02-28T23:59:59Z", "1s")
    timeadd("2017-11-22T00:00:00-00:00", "1h")
    timecmp("2017-11-22T00:00:00Z", "2017-11-22T01:00:00+01:00")
    timecmp("2017-11-22T00:00:00Z", "2017-11-22T00:00:01Z")
    timecmp("2017-11-22T00:00:01Z", "2017-11-22T00:00:00Z")
    timecmp("x", "2017-11-22T00:00:00Z")`,

  addresses: lines`
    cidrhost("10.12.112.0/20", 16)
    cidrhost("10.12.112.0/20", -1)
    cidrhost("fd00:fd12:3456:7890:00a2::/72", 34)
    cidrhost("10.0.0.0/30", 4)
    cidrhost("10.0.0.5/24", 1)
    cidrhost("10.0.0.0/24", -257)
    cidrhost("10.0.0.0/24", -256)
    cidrhost("010.0.0.0/24", 1)
    cidrhost("10.0.0.0", 1)
    cidrhost("10.0.0.0/32", 0)
    cidrhost("10.0.0.0/24", 1.5)
    cidrhost("::/0", 255)
    cidrhost("1::/16", 1)
    cidrhost("1:0:0:2::/64", 1)
    cidrhost("::ffff:10.0.0.0/120", 1)
    cidrhost("0.0.0.0/0", 4294967295)
    cidrhost("10.0.0.0/33", 1)
    cidrhost("300.0.0.0/8", 1)
    cidrnetmask("172.16.0.0/12")
    cidrnetmask("fd00::/8")
    cidrnetmask("0.0.0.0/0")
    cidrnetmask("10.0.0.0/32")
    cidrsubnet("172.16.0.0/12", 4, 2)
    cidrsubnet("10.1.2.0/24", 4, 15)
    cidrsubnet("fd00:fd12:3456:7890::/56", 16, 162)
    cidrsubnet("10.0.0.0/24", 9, 1)
    cidrsubnet("10.0.0.0/24", 2, 4)
    cidrsubnet("10.0.0.7/8", 8, 1)
    cidrsubnet("10.0.0.0/8", -1, 1)
    cidrsubnet("10.0.0.0/8", 8, -1)
    cidrsubnet("10.0.0.0/8", 0, 0)
    cidrsubnet("::/0", 64, 1)
    cidrsubnet("10.0.0.0/8", 33, 1)
    cidrsubnet("10.0.0.0/16", "8", "2")
    cidrsubnets("10.1.0.0/16", 4, 4, 8, 4)
    cidrsubnets("fd00:fd12:3456:7890::/56", 16, 16, 16, 32)
    cidrsubnets("10.0.0.0/8")
    cidrsubnets("10.0.0.0/24", 1, 1, 1)
    cidrsubnets("10.0.0.0/24", 0)
    cidrsubnets("10.0.0.0/24", 9)
    cidrsubnets("10.0.0.0/8", 8, 1)
    cidrsubnets("10.0.0.0/8", -1)`,

  paths: lines`
    abspath("/a/../b//c/.")
    abspath("/..")
    dirname("a/b/c")
    dirname("a")
    dirname("/")
    dirname("/a")
    dirname("a/b/")
    dirname("a//b")
    dirname("../a/..")
    dirname("./a")
    dirname("")
    basename("a/b/c")
    basename("/")
    basename("a/b/")
    basename("a/.")
    basename("")
    pathexpand("/a")
    pathexpand("a~")`,

  everyday: lines`
    length(compact(["", "a"])) > 0 ? "x" : "y"
    lookup({prod = "m5.large", dev = "t3.micro"}, "dev", "t3.nano")
    merge({Name = "web"}, {for k, v in {env = "prod"} : upper(k) => v})
    [for i in range(3) : cidrsubnet("10.0.0.0/16", 8, i)]
    element(split("/", "a/b/c"), length(split("/", "a/b/c")) - 1)
    join("-", compact(["app", "", "prod"]))
    distinct(flatten([["a", "b"], ["b", "c"]]))
    toset([for s in ["a", "b", "a"] : lower(s)])
    zipmap(["a", "b"], [for x in ["a", "b"] : upper(x)])
    contains(keys({a = 1}), "a")
    { for s in distinct([for r in [{id = 1, t = "x"}, {id = 2, t = "x"}] : r.t]) : s => length(s) }
    try(tolist(["a"]), [])
    coalesce(try({}.name, ""), "default")
    format("%s-%03d", "web", 7)
    substr(md5("a"), 0, 8)
    trimsuffix(basename("scripts/setup.sh.tpl"), ".tpl")
    max([for x in ["a", "bbb"] : length(x)]...)
    alltrue([for c in ["10.0.0.0/8"] : can(cidrhost(c, 0))])
    jsondecode(jsonencode({a = [1, 2]})).a[1]
    yamldecode(yamlencode({a = ["x"]})).a[0]
    base64decode(base64encode("x"))
    values({for k, v in {a = 1, b = 2} : k => v + 1})
    sort(keys({b = 1, a = 2}))[0]
    one([for x in [{n = "a"}, {n = "b"}] : x if x.n == "b"]).n
    "\${format("%.1f", 2)}GB"
    concat([for x in ["a"] : {n = x}], [{n = "b"}])[*].n
    { for k, v in {a = null, b = 1} : k => v if v != null }
    lower(replace("My_App Name", "/[^A-Za-z0-9]+/", "-"))
    tonumber("5") + 1 == 6
    regex("^v?(\\d+)\\.(\\d+)", "v1.24.3")
    transpose({admins = ["ann", "bob"], users = ["bob"]})
    setsubtract(toset(["a", "b"]), toset(["a"]))
    flatten([for k, v in {a = ["x", "y"]} : [for s in v : {k = k, s = s}]])
    coalescelist([], ["default"])
    timecmp(timeadd("2024-01-01T00:00:00Z", "24h"), "2024-01-02T00:00:00Z") == 0`,
};

export interface ConsoleExpression {
  readonly subject: string;
  readonly text: string;
}

export const CONSOLE_EXPRESSIONS: readonly ConsoleExpression[] = Object.entries(SUBJECTS).flatMap(
  ([subject, lines]) =>
    lines
      .split("\n")
      .map((line) => line.trim().replaceAll("\\${", "${"))
      .filter((text) => text !== "")
      .map((text) => ({ subject, text })),
);
