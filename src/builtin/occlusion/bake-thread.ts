import { parentPort } from "node:worker_threads";
import sharp from "sharp";
import { type BakeTask, bakeOcclusion } from "./bake.ts";

/** Bakes one atlas and gives it back as a PNG. */
parentPort?.once("message", async (task: BakeTask) => {
  const { sizePx } = task;
  const png = await sharp(bakeOcclusion(task), { raw: { width: sizePx, height: sizePx, channels: 1 } })
    .png({ compressionLevel: 9 })
    .toBuffer();
  parentPort?.postMessage(new Uint8Array(png));
});
