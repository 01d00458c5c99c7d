import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { VernissageError } from "../core/errors.ts";

const manifestSchema = z.record(
  z.string(),
  z.object({
    file: z.string(),
    css: z.array(z.string()).optional(),
    imports: z.array(z.string()).optional(),
  }),
);

/** Addresses of the built page's parts, with the digests Vite put into their names. */
export interface BuiltPages {
  scriptUrl: string;
  /** Chunks the script imports, to be fetched beside it instead of after it. */
  preloadUrls: readonly string[];
  styleUrl: string;
}

/** Reads Vite's manifest. Rejects with `pages-missing` if the pages have not been built. */
export async function readBuiltPages(pageDirectory: string): Promise<BuiltPages> {
  try {
    const text = await readFile(join(pageDirectory, "manifest.json"), "utf8");
    const manifest = manifestSchema.parse(JSON.parse(text));
    const script = manifest["viewer/main.ts"]!;
    const style = manifest["viewer/style.css"]!;
    return {
      scriptUrl: `/${script.file}`,
      preloadUrls: (script.imports ?? []).map((name) => `/${manifest[name]!.file}`),
      styleUrl: `/${style.file}`,
    };
  } catch (cause) {
    throw new VernissageError({
      code: "pages-missing",
      message: `No built pages in ${pageDirectory}. Run \`npm run build\`.`,
      userMessage:
        "The gallery's page is not there yet. Whoever runs this bot can build it with `npm run build`.",
      party: "operator",
      cause,
    });
  }
}
