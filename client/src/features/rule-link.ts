/** The command that shows a rule's page; links in diagnostics and hovers lead to it, so they work offline. */
export const SHOW_RULE = "rebake.showRule";

/** `{rule}` stands for the rule's id. */
export const RULE_LINK = `command:${SHOW_RULE}?%5B%22{rule}%22%5D`;
