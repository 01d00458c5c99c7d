import { globSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** `npm run bench -- NAME` runs `bench/NAME.bench.ts`; the last line it prints is one JSON object with the figures. */
const name = process.argv[2] ?? "";
const names = globSync("*.bench.ts", { cwd: fileURLToPath(new URL(".", import.meta.url)) }).map((file) =>
  file.replace(".bench.ts", ""),
);
if (names.includes(name)) await import(new URL(`${name}.bench.ts`, import.meta.url).href);
else {
  console.error(`Which benchmark? There are: ${names.toSorted().join(", ")}.`);
  process.exitCode = 1;
}
