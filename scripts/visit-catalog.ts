import { toVernissageError } from "../src/core/errors.ts";
import type { Catalog, CatalogEndpoint, CatalogEntry } from "../src/spaces/catalog/catalog.ts";
import { driftOf, schemaHashOf } from "../src/spaces/catalog/drift.ts";
import { openGradioConnection } from "../src/spaces/gradio/connection.ts";
import { readSpaceApi } from "../src/spaces/gradio/schema.ts";
import { DEFAULT_TIMEOUTS } from "../src/spaces/gradio/transport.ts";
import type { Hub } from "../src/spaces/hub/hub.ts";

/** What a visit found out about one catalogued endpoint. */
export interface Visit {
  space: string;
  endpoint: string;
  /** As the Hub spells it; `?` if it does not say. */
  stage: string;
  /** Absent if the Space or the endpoint cannot be read. */
  schemaHash?: string;
  finding: "as catalogued" | "no hash yet" | "another schema" | "drifted" | "not reached";
  /** What is wrong, in words. */
  detail?: string;
}

/** Visits every remote Space of a catalog, reading only and without a token. Rejects only with the signal's reason. */
export async function visitCatalog(
  catalog: Catalog,
  options: { hub: Hub; signal: AbortSignal },
): Promise<readonly Visit[]> {
  const remote = catalog.filter(({ id }) => !id.startsWith("builtin/"));
  return (await Promise.all(remote.map((entry) => visit(entry, options)))).flat();
}

async function visit(
  entry: CatalogEntry,
  { hub, signal }: { hub: Hub; signal: AbortSignal },
): Promise<Visit[]> {
  const { id: space } = entry;
  const stage = await hub.facts(space, { signal }).then(
    ({ facts }) => facts.stage,
    () => "?",
  );
  try {
    const address = await hub.addressOf(space, { signal });
    const connection = await openGradioConnection({ space, address, timeouts: DEFAULT_TIMEOUTS, signal });
    await connection.close();
    const live = readSpaceApi(space, connection.info);
    return entry.endpoints.map((endpoint): Visit => {
      const schemaHash = schemaHashOf(live, endpoint);
      return {
        space,
        endpoint: endpoint.name,
        stage,
        ...(schemaHash && { schemaHash }),
        ...compare(driftOf(live, { ...entry, endpoints: [withoutHash(endpoint)] }), endpoint, schemaHash),
      };
    });
  } catch (thrown) {
    signal.throwIfAborted();
    const detail = toVernissageError(thrown).message;
    return entry.endpoints.map(({ name }) => ({
      space,
      endpoint: name,
      stage,
      finding: "not reached",
      detail,
    }));
  }
}

function withoutHash({ schemaHash: _, ...endpoint }: CatalogEndpoint): CatalogEndpoint {
  return endpoint;
}

function compare(
  drift: string | undefined,
  endpoint: CatalogEndpoint,
  schemaHash: string | undefined,
): Pick<Visit, "finding" | "detail"> {
  if (drift) return { finding: "drifted", detail: drift };
  if (!endpoint.schemaHash) return { finding: "no hash yet" };
  return { finding: endpoint.schemaHash === schemaHash ? "as catalogued" : "another schema" };
}

/** The visits as a table for a terminal. */
export function visitTable(visits: readonly Visit[]): string {
  const rows = [
    ["SPACE", "STAGE", "ENDPOINT", "HASH", "FINDING"],
    ...visits.map(({ space, stage, endpoint, schemaHash, finding, detail }) => [
      space,
      stage,
      endpoint,
      schemaHash ?? "–",
      detail ? `${finding}: ${detail}` : finding,
    ]),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
