/**
 * Parameters of AWS Systems Manager under which AWS and other publishers keep the id of their newest images.
 * Source: AWS's documentation of public parameters.
 */

/** True for the path of a parameter that holds the newest of some images, as far as the path is known. */
export function isNewestImageParameter(path: string): boolean {
  return IMAGES.test(path) && NEWEST.test(path);
}

/** True when the parameter holds nothing but the image's id; others hold its name, its version or JSON around it. */
export function holdsOnlyId(path: string): boolean {
  return !/(?:\/(?:recommended|latest|stable|current)|_name|_version|…)$/.test(path);
}

const IMAGES =
  /^\/aws\/service\/(?:ami-|ecs\/optimized-ami|eks\/optimized-ami|bottlerocket\/|canonical\/|debian\/|freebsd\/|suse\/|redhat\/|deeplearning\/ami|marketplace\/)/;
const NEWEST = /(?:^|[/-])(?:latest|recommended|stable|current)(?:[/-]|$)/;
