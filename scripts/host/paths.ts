import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the checkout. */
export const repositoryRoot = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

/** Ignored folder for everything that can be made again. */
export const cacheFolder = join(repositoryRoot, ".cache");

/** Ignored folder for what a failing run leaves for a person to look at. */
export const artifactsFolder = join(repositoryRoot, "artifacts");
