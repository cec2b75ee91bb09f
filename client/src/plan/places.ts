import { resolve } from "node:path";
import { Range, Uri } from "vscode";
import { PLAN_PLACES, type PlanPlacesParams, type PlanPlacesResult } from "../../../protocol/src/lsp.ts";
import type { SourcePlace } from "../../../protocol/src/plan-view.ts";
import type { Server } from "../features/server.ts";

export interface Location {
  readonly uri: Uri;
  readonly range: Range;
}

/** @param base the root module's folder */
export function locationOf(base: string, place: SourcePlace): Location {
  return { uri: Uri.file(resolve(base, place.file)), range: rangeOf(place) };
}

export function rangeOf({ range: { start, end } }: SourcePlace): Range {
  return new Range(start.line, start.character, end.line, end.character);
}

/** Where blocks are in the texts of the editor; undefined where the server does not answer, and then what was known before counts. */
export async function askPlaces(
  server: Pick<Server, "request" | "log">,
  params: PlanPlacesParams,
): Promise<PlanPlacesResult | undefined> {
  try {
    return (await server.request<PlanPlacesResult | null>(PLAN_PLACES, params)) ?? undefined;
  } catch (error) {
    server.log.debug(`The places of a plan's blocks were not answered: ${String(error)}`);
    return undefined;
  }
}
