import { asBoolean, asString } from "../eval/value.ts";
import { blocksAt, blocksOfType } from "../syntax/body.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import { namesOf } from "./stateful.ts";

/**
 * True when the bucket is there to keep what is put into it: old versions are kept, or its name speaks of backups,
 * archives or Terraform's state. Most buckets hold what can be made again, and most providers refuse to delete one
 * that is not empty.
 * Sources: the registries' documentation of the resources.
 */
export function isLasting(module: TerraformModule, bucket: Resource): boolean {
  const mayBeEmptied = module.value(bucket.body, "force_destroy");
  if (mayBeEmptied && asBoolean(mayBeEmptied) !== false) return false;
  return keepsVersions(module, bucket) || namesOfBucket(module, bucket).some((name) => LASTING.test(name));
}

function keepsVersions(module: TerraformModule, bucket: Resource): boolean {
  const isOn = blocksOfType(bucket.body, "versioning").some((one) => {
    const enabled = module.value(one.body, "enabled") ?? module.value(one.body, "status");
    return enabled !== undefined && (asBoolean(enabled) === true || asString(enabled) === "Enabled");
  });
  if (isOn) return true;
  const azure = blocksOfType(bucket.body, "blob_properties").some((one) => {
    const enabled = module.value(one.body, "versioning_enabled");
    return enabled !== undefined && asBoolean(enabled) === true;
  });
  return azure || (bucket.resourceType === "aws_s3_bucket" && isVersionedBeside(module, bucket));
}

/** Since version 4 of the AWS provider the versioning of a bucket is a resource of its own. */
function isVersionedBeside(module: TerraformModule, bucket: Resource): boolean {
  return module.usersOf(bucket.address).some((user) => {
    if ((user as Resource).resourceType !== "aws_s3_bucket_versioning") return false;
    return blocksAt(user.body, ["versioning_configuration"]).some((one) => {
      const status = module.value(one.body, "status");
      return status !== undefined && asString(status) === "Enabled";
    });
  });
}

function namesOfBucket(module: TerraformModule, bucket: Resource): readonly string[] {
  const called = module.value(bucket.body, "bucket");
  const name = called && asString(called);
  return name === undefined ? namesOf(module, bucket) : [...namesOf(module, bucket), name];
}

const LASTING = /(?:^|[^a-z])(?:(?:tf|terraform)[-_]?state|backups?|archives?)(?:[^a-z]|$)/i;
