/** Functions that read a file whose path is their first argument. */
export const READING_FUNCTIONS: ReadonlySet<string> = new Set([
  "file",
  "fileexists",
  "fileset",
  "templatefile",
]);

/** Functions that Terraform and Packer have under one name. Source: the function lists of both. */
export const SHARED_FUNCTIONS: ReadonlySet<string> = new Set([
  ...READING_FUNCTIONS,
  ..."abs basename base64decode base64encode ceil chomp chunklist cidrhost cidrnetmask cidrsubnet coalesce".split(
    " ",
  ),
  ..."coalescelist compact concat contains csvdecode dirname distinct element flatten floor format".split(
    " ",
  ),
  ..."formatlist indent index join jsondecode jsonencode keys length log lookup lower max md5 merge".split(
    " ",
  ),
  ..."min parseint pathexpand pow range regex replace reverse setintersection setproduct setunion sha1".split(
    " ",
  ),
  ..."sha256 sha512 signum slice sort split startswith endswith strrev substr title trim trimprefix".split(
    " ",
  ),
  ..."trimspace trimsuffix upper urlencode values yamldecode yamlencode zipmap".split(" "),
]);
