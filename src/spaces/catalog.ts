import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { z } from "zod";
import { VernissageError } from "../core/errors.ts";
import { CAPABILITIES } from "../core/space.ts";

const entry = z.strictObject({
  id: z.string().regex(/^[\w.-]{1,60}\/[\w.-]{1,100}$/),
  title: z.string().min(1).max(80),
  description: z.string().min(1).max(200),
  /** Of the model behind the Space. */
  licence: z.string().min(1),
  /** ISO 3166 codes (and `EU`) where the licence does not allow use of the outputs. */
  excludedTerritories: z.array(z.string().regex(/^[A-Z]{2}$/)).default([]),
  /** GPU time one call books on the Hub's shared GPUs. */
  gpuSeconds: z.number().min(0).max(3600),
  endpoints: z
    .array(z.strictObject({ name: z.string().regex(/^\/[\w-]+$/), capability: z.enum(CAPABILITIES) }))
    .min(1),
});

const catalogFile = z.strictObject({
  spaces: z
    .array(entry)
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, "an id comes twice"),
});

export type CatalogEntry = z.infer<typeof entry>;
/** Known Spaces, best first within each capability. */
export type Catalog = readonly CatalogEntry[];

/** The catalog that comes with the program. */
export const BUNDLED_CATALOG = new URL("./catalog.yaml", import.meta.url);

/** Reads and checks a catalog. Rejects with `catalog-invalid`, which says where the file is wrong. */
export async function readCatalog(file: URL | string = BUNDLED_CATALOG): Promise<Catalog> {
  try {
    return catalogFile.parse(parse(await readFile(file, "utf8"))).spaces;
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
    throw new VernissageError({
      code: "catalog-invalid",
      message: `The catalog of Spaces cannot be used: ${reason}`,
      userMessage: "The list of known Spaces cannot be read. Whoever runs this bot has to look at it.",
      party: "operator",
      cause,
    });
  }
}
