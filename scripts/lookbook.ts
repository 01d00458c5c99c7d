import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { MOVEMENTS, STYLES } from "../src/core/plan.ts";
import { createThumbnailer } from "../src/render/create-thumbnailer.ts";
import { lookbookPage } from "./lookbook-page.ts";
import { paintSubjects, SUBJECTS } from "./lookbook-paintings.ts";
import { pictureRoom } from "./lookbook-rooms.ts";
import { makeSheet } from "./lookbook-sheet.ts";

const LOOKBOOK = fileURLToPath(new URL("../docs/lookbook/", import.meta.url));
const PAGES = fileURLToPath(new URL("../dist/web", import.meta.url));

const { values } = parseArgs({ options: { only: { type: "string" }, style: { type: "string" } } });
const { only, style } = values;
const names: readonly string[] = [...MOVEMENTS, ...STYLES];
if ((only && !["paintings", "rooms"].includes(only)) || (style && !names.includes(style))) {
  console.error(`Usage: ./scripts/lookbook [--only paintings|rooms] [--style ${names.join("|")}]`);
  process.exit(1);
}
const isWanted = (name: string) => style === undefined || style === name;

await mkdir(LOOKBOOK, { recursive: true });
if (only !== "rooms") await paint();
if (only !== "paintings") await build();
await writeFile(`${LOOKBOOK}README.md`, lookbookPage());
process.exit(0);

async function paint(): Promise<void> {
  const all: Uint8Array[] = [];
  for (const movement of MOVEMENTS.filter(isWanted)) {
    const startedAtMs = performance.now();
    const pictures = await paintSubjects(movement);
    all.push(...pictures);
    await save(
      `painting-${movement}`,
      await makeSheet({ pictures, columns: 3, cellWidthPx: 320, cellHeightPx: 320 }),
      startedAtMs,
    );
  }
  // The overview shows every movement or is left as it was.
  if (style !== undefined) return;
  const sheet = { pictures: all, columns: SUBJECTS.length, cellWidthPx: 120, cellHeightPx: 120 };
  await save("paintings", await makeSheet(sheet), performance.now());
}

async function build(): Promise<void> {
  const thumbnailer = createThumbnailer({ pageDirectory: PAGES });
  try {
    for (const room of STYLES.filter(isWanted)) {
      const startedAtMs = performance.now();
      const pictures = await pictureRoom(room, thumbnailer);
      await save(
        `room-${room}`,
        await makeSheet({ pictures, columns: 2, cellWidthPx: 480, cellHeightPx: 320 }),
        startedAtMs,
      );
    }
  } finally {
    await thumbnailer.close();
  }
}

async function save(name: string, webp: Uint8Array, startedAtMs: number): Promise<void> {
  await writeFile(`${LOOKBOOK}${name}.webp`, webp);
  const seconds = ((performance.now() - startedAtMs) / 1000).toFixed(1);
  console.log(`docs/lookbook/${name}.webp  ${Math.round(webp.byteLength / 1000)} kB  ${seconds} s`);
}
