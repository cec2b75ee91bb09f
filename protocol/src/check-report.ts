/** What `rebake check --format json` prints. Lines and characters are zero-based, as in LSP. */
export interface CheckReport {
  readonly version: 1;
  readonly findings: readonly ReportedFinding[];
  readonly summary: {
    readonly files: number;
    readonly findings: number;
    readonly bySeverity: Readonly<Record<"error" | "warning" | "information" | "hint", number>>;
    readonly ms: number;
  };
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
  readonly fix: "none" | "safe" | "ask";
  readonly fixes: readonly { readonly title: string; readonly safe: boolean }[];
}

export interface ReportedRange {
  readonly start: ReportedPosition;
  readonly end: ReportedPosition;
}

export interface ReportedPosition {
  readonly line: number;
  readonly character: number;
}
