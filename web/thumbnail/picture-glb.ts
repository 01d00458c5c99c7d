import { type Box3, PerspectiveCamera } from "three";
import type { PictureStatistics } from "../../src/core/asset.ts";
import type { PagePicture, PictureRequest, PictureResponse } from "../../src/render/page-protocol.ts";
import { loadGlb } from "../stage/load-glb.ts";
import type { Stage } from "../stage/stage.ts";
import { type FramedView, viewsOf } from "../stage/views.ts";
import { measurePicture, summarise } from "./statistics.ts";

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
  const tile = {
    width: Math.round(request.viewWidthPx * request.supersampling),
    height: Math.round(request.viewHeightPx * request.supersampling),
  };
  const columns = views.length > 1 ? 2 : 1;
  const rows = Math.ceil(views.length / columns);
  const { renderer, scene } = stage;
  renderer.setSize(tile.width * columns, tile.height * rows, false);
  renderer.setScissorTest(true);
  views.forEach((view, index) => {
    aim(camera, view, tile.width / tile.height, diagonalOf(glb.bounds));
    const x = (index % columns) * tile.width;
    const y = Math.floor(index / columns) * tile.height;
    // WebGL counts rows from below.
    const yFromBelow = (rows - 1) * tile.height - y;
    renderer.setViewport(x, yFromBelow, tile.width, tile.height);
    renderer.setScissor(x, yFromBelow, tile.width, tile.height);
    renderer.render(scene, camera);
  });
  // In the same task as the drawing, before the browser may clear the buffer.
  const canvases = views.map((_view, index) => {
    const canvas = new OffscreenCanvas(request.viewWidthPx, request.viewHeightPx);
    const x = (index % columns) * tile.width;
    const y = Math.floor(index / columns) * tile.height;
    scaledContext(canvas).drawImage(
      renderer.domElement,
      ...([x, y, tile.width, tile.height] as const),
      ...([0, 0, canvas.width, canvas.height] as const),
    );
    return canvas;
  });
  // Reading a pixel waits for the drawing, so that its time is counted here.
  canvases[0]?.getContext("2d")?.getImageData(0, 0, 1, 1);
  mark("draw");
  const sheet = drawSheet(canvases, request, columns);
  const statistics = canvases.map(measureCanvas);
  const [sheetPicture, ...viewPictures] = await Promise.all([
    toPicture("sheet", sheet, summarise(statistics)),
    ...canvases.map((canvas, index) => toPicture(views[index]!.name, canvas, statistics[index]!)),
  ]);
  mark("encode");
  const timingsMs = Object.fromEntries(
    marks.slice(1).map(([name, at], index) => [name, Math.round(at - marks[index]![1])]),
  );
  return { sheet: sheetPicture, views: viewPictures, timingsMs };
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

function drawSheet(
  canvases: readonly OffscreenCanvas[],
  request: PictureRequest,
  columns: number,
): OffscreenCanvas {
  const gap = request.sheetGapPx;
  const width = Math.floor((request.sheetWidthPx - gap * (columns - 1)) / columns);
  const height = Math.round((width * request.viewHeightPx) / request.viewWidthPx);
  const rows = Math.ceil(canvases.length / columns);
  const sheet = new OffscreenCanvas(request.sheetWidthPx, height * rows + gap * (rows - 1));
  const context = scaledContext(sheet);
  context.fillStyle = "#14130f";
  context.fillRect(0, 0, sheet.width, sheet.height);
  canvases.forEach((canvas, index) => {
    const x = (index % columns) * (width + gap);
    const y = Math.floor(index / columns) * (height + gap);
    context.drawImage(canvas, x, y, width, height);
  });
  return sheet;
}

function scaledContext(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext("2d", { alpha: false, willReadFrequently: true })!;
  context.imageSmoothingQuality = "high";
  return context;
}

function measureCanvas(canvas: OffscreenCanvas): PictureStatistics {
  // A sixth of the width is plenty to count light and dark.
  const small = new OffscreenCanvas(Math.ceil(canvas.width / 6), Math.ceil(canvas.height / 6));
  const context = scaledContext(small);
  context.drawImage(canvas, 0, 0, small.width, small.height);
  return measurePicture(context.getImageData(0, 0, small.width, small.height).data);
}

async function toPicture(
  name: string,
  canvas: OffscreenCanvas,
  statistics: PictureStatistics,
): Promise<PagePicture> {
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
