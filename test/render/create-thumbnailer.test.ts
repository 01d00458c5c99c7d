import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { Document, NodeIO } from "@gltf-transform/core";
import sharp, { type Region } from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AbortReason } from "../../src/core/abort.ts";
import type { Thumbnailer } from "../../src/core/asset.ts";
import { createThumbnailer } from "../../src/render/create-thumbnailer.ts";
import { buildPages } from "../web/built-pages.ts";
import { boxMesh, buildSmallGallery } from "../web/small-gallery.ts";

let pages: Awaited<ReturnType<typeof buildPages>>;
let thumbnailer: Thumbnailer;
const signal = new AbortController().signal;

beforeAll(async () => {
  pages = await buildPages();
  thumbnailer = createThumbnailer({ pageDirectory: pages.pageDirectory });
});
afterAll(async () => {
  await thumbnailer.close();
  await pages.remove();
});

describe("createThumbnailer", () => {
  it("pictures a gallery from the scene's own views, in one sheet and one by one", async () => {
    const glb = await buildSmallGallery();
    const sheet = await thumbnailer.sheet(glb, { signal });
    const views = await thumbnailer.views(glb, { signal });
    expect(views.map(({ name }) => name)).toEqual(["entrance", "left", "right", "back"]);
    expect([sheet.widthPx, sheet.heightPx]).toEqual([1280, 856]);
    for (const picture of [sheet, ...views]) {
      const { width, height } = await sharp(picture.png).metadata();
      expect([width, height]).toEqual([picture.widthPx, picture.heightPx]);
      expect(picture.statistics.isBlank).toBe(false);
      expect(picture.statistics.meanLuminance).toBeGreaterThan(0.25);
      expect(picture.statistics.meanLuminance).toBeLessThan(0.9);
      expect(picture.statistics.darkShare).toBeLessThan(0.05);
    }
  });

  it("shows the painting's own colours", async () => {
    const view = { name: "close", position: [-1.5, 1.52, -1], target: [-2.9, 1.52, -1] } as const;
    const [close] = await thumbnailer.views(await buildSmallGallery(), { signal, views: [view] });
    const [red, , blue] = await meanColour(close!.png, { left: 230, top: 130, width: 20, height: 20 });
    expect(blue! - red!).toBeGreaterThan(25);
  });

  it("frames a GLB from elsewhere by its bounds, whatever its size and place", async () => {
    const views = await thumbnailer.views(await lonelyBox({ scale: 40, at: [500, 0, -90] }), { signal });
    expect(views).toHaveLength(4);
    expect(views.map(({ statistics }) => statistics.isBlank)).not.toContain(true);
    const corner = await meanColour(views[0]!.png, { left: 0, top: 0, width: 8, height: 8 });
    const middle = await meanColour(views[0]!.png, { left: 476, top: 316, width: 8, height: 8 });
    expect(Math.abs(corner[0]! - corner[2]!)).toBeLessThan(20);
    expect(middle[0]! - middle[2]!).toBeGreaterThan(60);
  });

  it("says that a GLB without geometry is blank", async () => {
    const document = new Document();
    document.createScene();
    const sheet = await thumbnailer.sheet(await new NodeIO().writeBinary(document), { signal });
    expect(sheet.statistics.isBlank).toBe(true);
  });

  it("asks nobody for a texture that lies elsewhere, and pictures the rest", async () => {
    let requests = 0;
    const server = createServer((_request, response) => {
      requests += 1;
      response.end();
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const glb = await lonelyBox({ scale: 1, at: [0, 0, 0], textureUri: `http://127.0.0.1:${port}/a.png` });
    const sheet = await thumbnailer.sheet(glb, { signal });
    server.close();
    expect(requests).toBe(0);
    expect(sheet.statistics.isBlank).toBe(false);
  });

  it("rejects a broken GLB with render-failed and goes on with the next", async () => {
    const broken = Buffer.from("glTF\x02\0\0\0 and nothing sensible after it");
    await expect(thumbnailer.sheet(broken, { signal })).rejects.toMatchObject({ code: "render-failed" });
    const sheet = await thumbnailer.sheet(await lonelyBox({ scale: 1, at: [0, 0, 0] }), { signal });
    expect(sheet.statistics.isBlank).toBe(false);
  });

  it("rejects with the signal's reason, at once and also while waiting, and works again afterwards", async () => {
    const glb = await buildSmallGallery();
    const reason = new AbortReason("requester", "cancelled");
    const controller = new AbortController();
    const running = thumbnailer.sheet(glb, { signal: controller.signal });
    const waiting = thumbnailer.sheet(glb, { signal: controller.signal });
    setTimeout(() => controller.abort(reason), 30);
    await expect(running).rejects.toBe(reason);
    await expect(waiting).rejects.toBe(reason);
    expect(await thumbnailer.views(glb, { signal })).toHaveLength(4);
  });

  it("gives up at the deadline with render-failed", async () => {
    const hasty = createThumbnailer({ pageDirectory: pages.pageDirectory, pictureTimeoutMs: 1 });
    await expect(hasty.sheet(await buildSmallGallery(), { signal })).rejects.toMatchObject({
      code: "render-failed",
      message: expect.stringContaining("took longer"),
    });
    await hasty.close();
  });

  it("replaces the browser after the agreed number of pictures", async () => {
    const started: unknown[] = [];
    const logger = {
      info: (_fields: unknown, name: string) => name.includes("browser") && started.push(name),
    };
    const brief = createThumbnailer({
      pageDirectory: pages.pageDirectory,
      picturesPerBrowser: 1,
      logger: logger as never,
    });
    const box = await lonelyBox({ scale: 1, at: [0, 0, 0] });
    await brief.sheet(box, { signal });
    await brief.sheet(box, { signal });
    await brief.close();
    expect(started).toHaveLength(2);
  });

  it("says what to do when the browser is missing or the page was not built", async () => {
    const without = createThumbnailer({
      pageDirectory: pages.pageDirectory,
      browserPath: "/nowhere/chromium",
    });
    const box = await lonelyBox({ scale: 1, at: [0, 0, 0] });
    await expect(without.sheet(box, { signal })).rejects.toMatchObject({
      code: "browser-missing",
      userMessage: expect.stringContaining("./scripts/bootstrap"),
    });
    await without.close();
    const unbuilt = createThumbnailer({ pageDirectory: "/nowhere" });
    await expect(unbuilt.sheet(box, { signal })).rejects.toMatchObject({
      code: "render-failed",
      message: expect.stringContaining("npm run build"),
    });
    await unbuilt.close();
  });

  it("leaves no browser behind when its process is killed", async () => {
    const source = resolve(import.meta.dirname, "../../src/render/launch-browser.ts");
    const finder = resolve(import.meta.dirname, "../../src/render/find-browser.ts");
    const program = `
      import { launchBrowser } from ${JSON.stringify(source)};
      import { findBrowser } from ${JSON.stringify(finder)};
      const browser = await launchBrowser({ executablePath: findBrowser(), drawing: "swiftshader" });
      console.log(browser.process().pid);
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ["--input-type=module-typescript", "-e", program]);
    const [output] = (await once(child.stdout, "data")) as [Buffer];
    const browserPid = Number(output.toString());
    expect(isRunning(browserPid)).toBe(true);
    child.kill("SIGKILL");
    await expect.poll(() => isRunning(browserPid), { timeout: 5_000 }).toBe(false);
  });
});

async function meanColour(png: Uint8Array, region: Region): Promise<number[]> {
  const part = await sharp(png).extract(region).removeAlpha().png().toBuffer();
  return (await sharp(part).stats()).channels.map(({ mean }) => mean);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function lonelyBox(options: {
  scale: number;
  at: [number, number, number];
  textureUri?: string;
}): Promise<Uint8Array> {
  const document = new Document();
  document.createBuffer();
  const material = document.createMaterial().setBaseColorFactor([0.6, 0.2, 0.15, 1]);
  if (options.textureUri) {
    const pixel = await sharp({ create: { width: 2, height: 2, channels: 3, background: "red" } })
      .png()
      .toBuffer();
    material.setBaseColorTexture(document.createTexture().setImage(pixel).setMimeType("image/png"));
  }
  const node = document
    .createNode()
    .setMesh(boxMesh(document, [1, 2, 1], material))
    .setScale([options.scale, options.scale, options.scale])
    .setTranslation(options.at);
  document.createScene().addChild(node);
  const glb = await new NodeIO().writeBinary(document);
  return options.textureUri ? withTextureAt(glb, options.textureUri) : glb;
}

/** Rewrites the JSON chunk: glTF-Transform always takes pictures into a GLB. */
function withTextureAt(glb: Uint8Array, uri: string): Uint8Array {
  const view = new DataView(glb.buffer, glb.byteOffset);
  const jsonBytes = view.getUint32(12, true);
  const json = JSON.parse(Buffer.from(glb.subarray(20, 20 + jsonBytes)).toString());
  json.images = [{ uri }];
  const text = JSON.stringify(json);
  const chunk = Buffer.from(text.padEnd(Math.ceil(text.length / 4) * 4));
  const rest = glb.subarray(20 + jsonBytes);
  const header = Buffer.alloc(20);
  header.writeUInt32LE(0x46546c67, 0);
  header.writeUInt32LE(2, 4);
  header.writeUInt32LE(20 + chunk.length + rest.length, 8);
  header.writeUInt32LE(chunk.length, 12);
  header.writeUInt32LE(0x4e4f534a, 16);
  return Buffer.concat([header, chunk, rest]);
}
