import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build } from "vite";

/** Builds the browser pages as they are now into a directory of their own; takes about a second. */
export async function buildPages(): Promise<{ pageDirectory: string; remove(): Promise<void> }> {
  const pageDirectory = await mkdtemp(join(tmpdir(), "vernissage-pages-"));
  await build({
    configFile: resolve(import.meta.dirname, "../../web/vite.config.ts"),
    logLevel: "silent",
    build: { outDir: pageDirectory, minify: false },
  });
  return { pageDirectory, remove: () => rm(pageDirectory, { recursive: true, force: true }) };
}
