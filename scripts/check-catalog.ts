import { readFile, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { toVernissageError } from "../src/core/errors.ts";
import { BUNDLED_CATALOG, parseCatalog } from "../src/spaces/catalog/catalog.ts";
import { createHub } from "../src/spaces/hub/hub.ts";
import { recordHashes } from "./record-hashes.ts";
import { visitCatalog, visitTable } from "./visit-catalog.ts";

try {
  const { values } = parseArgs({ options: { write: { type: "boolean" }, catalog: { type: "string" } } });
  const file = values.catalog ?? BUNDLED_CATALOG;
  const text = await readFile(file, "utf8");
  const url = process.env.HUB_URL;
  const hub = createHub(url ? { url } : {});
  const visits = await visitCatalog(parseCatalog(text), { hub, signal: AbortSignal.timeout(300_000) });
  console.log(visitTable(visits));
  const written = values.write ? recordHashes(text, visits) : text;
  if (written !== text) {
    await writeFile(file, written);
    console.log("The hashes are recorded. Look at the difference before committing it.");
  }
  const isChanged = ({ finding }: (typeof visits)[number]) =>
    finding === "drifted" || (finding === "another schema" && !values.write);
  if (visits.some(isChanged)) process.exitCode = 1;
} catch (thrown) {
  const error = toVernissageError(thrown);
  console.error(
    error.code === "catalog-invalid" ? error.message : `The catalog was not checked: ${error.message}`,
  );
  process.exitCode = 1;
}
