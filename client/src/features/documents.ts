/** The files Rebake works on, whoever contributes their language. */
export const FILE_GLOB =
  "**/*.{tf,tofu,tfvars,pkr.hcl,pkrvars.hcl,tf.json,tofu.json,tfvars.json,pkr.json,pkrvars.json}";

/** Documents by name, and by language for those that were never saved. */
export const DOCUMENTS = [
  { pattern: FILE_GLOB },
  { pattern: "**/rebake.hcl" },
  { language: "terraform" },
  { language: "terraform-vars" },
  { language: "opentofu" },
  { language: "opentofu-vars" },
  { language: "packer" },
  { language: "packervars" },
  { language: "hcl" },
];
