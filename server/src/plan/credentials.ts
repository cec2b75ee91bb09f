import { SENSITIVE_VALUE } from "../../../protocol/src/plan-view.ts";

/** The text without what looks like a credential. */
export function withoutCredentials(text: string): string {
  if (text.length < SHORTEST || !MAY_HOLD_ONE.test(text)) return text;
  return PATTERNS.reduce(
    (rest, { needs, find, by }) => (needs && !rest.includes(needs) ? rest : rest.replace(find, by)),
    text,
  );
}

/** Nothing shorter can match any of the patterns. */
const SHORTEST = 9;

/** What each of the patterns needs: most texts have none of it, and are looked through once. */
const MAY_HOLD_ONE =
  /-----BEGIN |A[KS]IA|gh[pousr]_|github_pat_|glpat-|xox[abeoprs]-|AIza|hv[sb]\.|\.atlasv1\.|eyJ|:\/\/|bearer\s|basic\s|passw|secret|token|key|credential/i;

/** What a value may be made of when it stands in a sentence, in JSON within JSON, or in a shell's words. */
const WORD = "[^\\s\"'\\\\,;&<>]";

/**
 * Credentials that can be told by their form, each as its issuer documents it: AWS, GitHub, GitLab, Slack, Google, HashiCorp,
 * JSON web tokens, private keys, passwords in addresses, and values of names that say what they are; after a colon such a name is a part
 * of the name of something in AWS, which names no value.
 */
const PATTERNS: readonly { readonly needs?: string; readonly find: RegExp; readonly by: string }[] = [
  {
    find: /-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/gs,
    by: SENSITIVE_VALUE,
  },
  { find: /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g, by: SENSITIVE_VALUE },
  { find: /\b(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|glpat-[\w-]{16,})/g, by: SENSITIVE_VALUE },
  { find: /\bxox[abeoprs]-[\w-]{10,}/g, by: SENSITIVE_VALUE },
  { find: /\bAIza[\w-]{35}/g, by: SENSITIVE_VALUE },
  { find: /\bhv[sb]\.[\w-]{20,}/g, by: SENSITIVE_VALUE },
  // Its beginning fits every word, so that it is looked for only where its middle is.
  { needs: ".atlasv1.", find: /\b[A-Za-z0-9]{14}\.atlasv1\.[\w-]{20,}/g, by: SENSITIVE_VALUE },
  { find: /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g, by: SENSITIVE_VALUE },
  { find: /(:\/\/[^\s:/@"]+:)[^\s@/"]+(?=@)/g, by: `$1${SENSITIVE_VALUE}` },
  { find: /\b((?:bearer|basic)\s+)[\w.~+/=-]{12,}/gi, by: `$1${SENSITIVE_VALUE}` },
  {
    find: new RegExp(
      `(?<!:)((?:password|passwd|secret|token|api[_-]?key|access[_-]?key|account[_-]?key|private[_-]?key|credential)[\\w-]*\\\\?["']?\\s*[=:]\\s*\\\\?["']?)(?!\\(sensitive|\\(known|null\\b|true\\b|false\\b|var\\.|local\\.|data\\.|module\\.)${WORD}{4,}`,
      "gi",
    ),
    by: `$1${SENSITIVE_VALUE}`,
  },
];
