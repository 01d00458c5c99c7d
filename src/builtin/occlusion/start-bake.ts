import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Document, Scene } from "@gltf-transform/core";
import type { Wall } from "../geometry/architecture.ts";
import { applyAtlas, packAtlas } from "./atlas.ts";
import type { BakeTask } from "./bake.ts";
import { chartRoom } from "./charts.ts";
import { type Block, occludersOf } from "./occluders.ts";

/**
 * Begins to bake how little ambient light reaches corners, the wall behind a frame, the floor under a bench: in a
 * thread of its own, so that other work goes on. What is returned waits for it and writes a second set of texture
 * coordinates and the `occlusionTexture` of walls, floors and ceilings, which any glTF viewer shows.
 */
export function startOcclusion(
  document: Document,
  scene: Scene,
  walls: readonly Wall[],
  blocks: readonly Block[],
): () => Promise<void> {
  const { charts, pieces } = chartRoom(scene, walls);
  const atlas = packAtlas(charts);
  const task: BakeTask = {
    sizePx: atlas.sizePx,
    pxPerMetre: atlas.pxPerMetre,
    charts: charts.map((chart) => ({ ...chart, ...atlas.rectangles.get(chart)! })),
    occluders: occludersOf(scene, blocks),
  };
  const thread = new Worker(new URL("./bake-thread.ts", import.meta.url), { execArgv: [] });
  const baked = once(thread, "message") as Promise<[Uint8Array]>;
  // A failure is told where the picture is waited for.
  baked.catch(() => undefined);
  thread.postMessage(task, [task.occluders.buffer as ArrayBuffer]);
  return async () => {
    const [png] = await baked;
    await thread.terminate();
    const texture = document.createTexture("occlusion").setImage(png).setMimeType("image/png");
    applyAtlas(document, pieces, atlas, texture);
  };
}
