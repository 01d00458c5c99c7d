import { type Box3, PerspectiveCamera } from "three";
import type { PictureStatistics } from "../../src/core/asset.ts";
import type { PagePicture, PictureRequest, PictureResponse } from "../../src/render/page-protocol.ts";
import { loadGlb } from "../stage/load-glb.ts";
import type { Stage } from "../stage/stage.ts";
import { type FramedView, viewsOf } from "../stage/views.ts";
import { measurePicture, summarise } from "./statistics.ts";

/** In pixels: x, y, width, height. */
type Rectangle = readonly [number, number, number, number];

interface Picture {
  name: string;
  canvas: OffscreenCanvas;
  statistics: PictureStatistics;
}

/** Draws all views in one canvas, side by side in two columns, then cuts and scales the pictures out of it. */
export async function pictureGlb(stage: Stage, request: PictureRequest): Promise<PictureResponse> {
  const marks: [string, number][] = [["start", performance.now()]];
  const mark = (name: string) => marks.push([name, performance.now()]);
  const bytes = await (await fetch(request.glbUrl)).arrayBuffer();
  mark("fetch");
  const glb = await loadGlb(bytes, { maxTexturePx: request.maxTexturePx, isSoftware: true });
  mark("parse");
  const views = viewsOf(glb, request.views);
  const camera = new PerspectiveCamera();
  stage.show(glb, camera);
  mark("compile");
  // A bare room is seen in passing, by a run that waits for it.
  const supersampling = glb.extras?.isFinished === false ? 1 : request.supersampling;
  const tile = {
    width: Math.round(request.viewWidthPx * supersampling),
    height: Math.round(request.viewHeightPx * supersampling),
  };
  const columns = views.length > 1 ? 2 : 1;
  const rows = Math.ceil(views.length / columns);
  const { renderer, scene } = stage;
  renderer.setSize(tile.width * columns, tile.height * rows, false);
  renderer.setScissorTest(true);
  const drawn = views.map((view, index): Rectangle => {
    aim(camera, view, tile.width / tile.height, diagonalOf(glb.bounds));
    const x = (index % columns) * tile.width;
    const y = Math.floor(index / columns) * tile.height;
    // WebGL counts rows from below.
    const yFromBelow = (rows - 1) * tile.height - y;
    renderer.setViewport(x, yFromBelow, tile.width, tile.height);
    renderer.setScissor(x, yFromBelow, tile.width, tile.height);
    renderer.render(scene, camera);
    return [x, y, tile.width, tile.height];
  });
  // In the same task as the drawing, before the browser may clear the buffer.
  const pictures =
    request.sheetGapPx === undefined
      ? drawn.map((from, index) => cutView(renderer.domElement, from, views[index]!.name, request))
      : [layOutSheet(renderer.domElement, drawn, { ...request, gapPx: request.sheetGapPx, columns })];
  mark("draw");
  const encoded = await Promise.all(pictures.map(toPicture));
  mark("encode");
  const timingsMs = Object.fromEntries(
    marks.slice(1).map(([name, at], index) => [name, Math.round(at - marks[index]![1])]),
  );
  return { pictures: encoded, timingsMs };
}

function diagonalOf(bounds: Box3): number {
  return bounds.isEmpty() ? 1 : bounds.min.distanceTo(bounds.max);
}

function aim(camera: PerspectiveCamera, view: FramedView, aspect: number, sizeMetres: number): void {
  camera.fov = view.fovDegrees;
  camera.aspect = aspect;
  camera.position.fromArray([...view.position]);
  camera.lookAt(...view.target);
  const reach = camera.position.length() + sizeMetres * 2;
  camera.near = Math.max(0.02, reach / 5_000);
  camera.far = reach + 100;
  camera.updateProjectionMatrix();
}

function cutView(
  from: HTMLCanvasElement,
  rectangle: Rectangle,
  name: string,
  { viewWidthPx, viewHeightPx }: PictureRequest,
): Picture {
  const canvas = new OffscreenCanvas(viewWidthPx, viewHeightPx);
  const whole: Rectangle = [0, 0, viewWidthPx, viewHeightPx];
  scaledContext(canvas).drawImage(from, ...rectangle, ...whole);
  return { name, canvas, statistics: measureCanvas(canvas, whole) };
}

function layOutSheet(
  from: HTMLCanvasElement,
  drawn: readonly Rectangle[],
  layout: { viewWidthPx: number; viewHeightPx: number; gapPx: number; columns: number },
): Picture {
  const { viewWidthPx, viewHeightPx, gapPx, columns } = layout;
  const rows = Math.ceil(drawn.length / columns);
  const canvas = new OffscreenCanvas(
    (viewWidthPx + gapPx) * columns - gapPx,
    (viewHeightPx + gapPx) * rows - gapPx,
  );
  const context = scaledContext(canvas);
  context.fillStyle = "#14130f";
  context.fillRect(0, 0, canvas.width, canvas.height);
  const places = drawn.map((rectangle, index): Rectangle => {
    const x = (index % columns) * (viewWidthPx + gapPx);
    const y = Math.floor(index / columns) * (viewHeightPx + gapPx);
    const place: Rectangle = [x, y, viewWidthPx, viewHeightPx];
    context.drawImage(from, ...rectangle, ...place);
    return place;
  });
  return {
    name: "sheet",
    canvas,
    statistics: summarise(places.map((place) => measureCanvas(canvas, place))),
  };
}

function scaledContext(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext("2d", { alpha: false, willReadFrequently: true })!;
  context.imageSmoothingQuality = "high";
  return context;
}

function measureCanvas(canvas: OffscreenCanvas, [x, y, width, height]: Rectangle): PictureStatistics {
  // A quarter of the width is plenty to count light and dark.
  const small = new OffscreenCanvas(Math.ceil(width / 4), Math.ceil(height / 4));
  const context = scaledContext(small);
  context.drawImage(canvas, x, y, width, height, 0, 0, small.width, small.height);
  return measurePicture(context.getImageData(0, 0, small.width, small.height).data);
}

async function toPicture({ name, canvas, statistics }: Picture): Promise<PagePicture> {
  const pngBase64 = await toBase64(await canvas.convertToBlob({ type: "image/png" }));
  return { name, pngBase64, widthPx: canvas.width, heightPx: canvas.height, statistics };
}

function toBase64(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(",")[1] ?? "");
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
