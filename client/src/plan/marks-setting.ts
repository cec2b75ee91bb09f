/** Whether lenses and gutter icons are shown. */
export const MARKS_SETTING = "rebake.plan.marks";
