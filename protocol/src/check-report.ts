/** What `rebake check --format json` prints. Lines and characters are zero-based, as in LSP. */
export interface CheckReport {
  readonly version: 1;
  /** When the check began, as ISO 8601. */
  readonly created: string;
  readonly findings: readonly ReportedFinding[];
  readonly summary: {
    readonly files: number;
    readonly findings: number;
    readonly bySeverity: Readonly<Record<"error" | "warning" | "information" | "hint", number>>;
    /** How many findings were left out because they are in the baseline; missing without one. */
    readonly inBaseline?: number;
    readonly ms: number;
  };
  readonly score: ReportedScore;
}

/** The immutability score: 0 to 100, where 100 means that nothing was found (docs/score.md). */
export interface ReportedScore {
  /** Null where there is nothing that can be judged. */
  readonly total: number | null;
  /** How many blocks were judged. */
  readonly judged: number;
  /** The score with the findings of one category alone. */
  readonly byCategory: Readonly<Record<string, number | null>>;
  /** The folders in which there is something to judge, by name. */
  readonly byFolder: readonly ReportedFolder[];
}

export interface ReportedFolder {
  /** Relative to the working directory, `/` between folders; `.` for itself. */
  readonly folder: string;
  readonly score: number;
  readonly judged: number;
  readonly findings: number;
}

export interface ReportedFinding {
  readonly rule: string;
  readonly category: string;
  readonly severity: "error" | "warning" | "information" | "hint";
  /** Stays the same while code around the finding is moved, commented or formatted anew. */
  readonly fingerprint: string;
  readonly message: string;
  /** Relative to the working directory, `/` between folders. */
  readonly file: string;
  readonly range: ReportedRange;
  /** Terraform's address of the block, or Packer's (`source.amazon-ebs.web`, `build.web`). */
  readonly address: string;
  /** Where the value it is about is written, when that is elsewhere: findings with one cause are mended together there. */
  readonly cause?: { readonly name: string; readonly file: string; readonly range: ReportedRange };
  readonly fix: "none" | "safe" | "ask";
  readonly fixes: readonly ReportedFix[];
}

export interface ReportedFix {
  readonly title: string;
  readonly safe: boolean;
  /** What the next apply (or bake) does to what is running. */
  readonly effect: "no change" | "in place" | "replaces" | "next bake";
}

export interface ReportedRange {
  readonly start: ReportedPosition;
  readonly end: ReportedPosition;
}

export interface ReportedPosition {
  readonly line: number;
  readonly character: number;
}
