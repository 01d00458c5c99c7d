import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { digestOf, hexOf } from "../../src/core/digest.ts";
import { startViewer } from "../../src/viewer/start-viewer.ts";
import { createViewerApp } from "../../src/viewer/viewer-app.ts";
import type { ViewerGallery } from "../../src/viewer/viewer-gallery.ts";
import { buildPages } from "../web/built-pages.ts";

const HOSTILE = `</script><script>alert(1)</script>"'><img src=x onerror=alert(2)>&\u2028`;
const glb = Buffer.from("glTF and twenty bytes more");
const png = Buffer.from("a picture");
const note = Buffer.from("words of a Space");
const stored = new Map([
  [digestOf(glb), { bytes: glb, mediaType: "model/gltf-binary" }],
  [digestOf(png), { bytes: png, mediaType: "image/png" }],
  [digestOf(note), { bytes: note, mediaType: "text/plain" }],
]);
const gallery: ViewerGallery = {
  id: "0123456789abcdef",
  title: HOSTILE,
  prompt: HOSTILE,
  style: HOSTILE,
  version: 2,
  versions: [
    { number: 1, createdAtMs: 1_700_000_000_000 },
    { number: 2, createdAtMs: 1_700_000_100_000 },
  ],
  sceneDigest: digestOf(glb),
  poster: { digest: digestOf(png), mediaType: "image/png", widthPx: 960, heightPx: 640 },
  works: [{ exhibit: "e1", kind: "painting", title: HOSTILE, artist: HOSTILE, year: "", medium: HOSTILE }],
  credits: [{ part: HOSTILE, source: HOSTILE }],
  triangles: 1234,
  createdAtMs: 1_700_000_100_000,
};
const FIGURES = { triangles: 1, materials: 1, drawCalls: 1, sizeBytes: 12_345_678, gpuBytes: 1 };

let pages: Awaited<ReturnType<typeof buildPages>>;
let app: ReturnType<typeof createViewerApp>;

beforeAll(async () => {
  pages = await buildPages();
  app = createViewerApp({
    pageDirectory: pages.pageDirectory,
    publicUrl: "https://galleries.example/",
    async findGallery(id, version) {
      if (id === "unfinished") {
        const { sceneDigest, poster, ...rest } = gallery;
        return {
          ...rest,
          id,
          title: "Soon",
          status: "Painting <b>three</b> of twelve",
          version: 0,
          versions: [],
        };
      }
      if (id === "standing") return { ...gallery, id, version: 0, versions: [], works: [] };
      return id === gallery.id && (version ?? 2) <= 2 ? { ...gallery, version: version ?? 2 } : undefined;
    },
    readArtifact: async (digest) => stored.get(digest),
  });
});
afterAll(() => pages.remove());

describe("the gallery's page", () => {
  it("escapes every word that comes from strangers", async () => {
    const page = await (await app.request(`/g/${gallery.id}`)).text();
    expect(page).not.toContain("<script>alert");
    expect(page).not.toContain("<img src=x");
    const data = page.match(/<script type="application\/json" id="gallery-data">(.*?)<\/script>/s)![1]!;
    expect(JSON.parse(data)).toMatchObject({ title: HOSTILE, works: [{ title: HOSTILE }] });
  });

  it("shows the bare room while the gallery is made, and says that there is more to come", async () => {
    const page = await (await app.request("/g/standing")).text();
    expect(page).toContain(`/artifacts/${hexOf(digestOf(glb))}.glb`);
    expect(page).toMatch(/Still being made. <a href="\/g\/standing">Look again<\/a>/);
    expect(page).not.toContain("Version 0");
  });

  it("allows nothing but its own files to run", async () => {
    const response = await app.request(`/g/${gallery.id}`);
    const policy = response.headers.get("content-security-policy")!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(policy).not.toContain("unsafe-inline");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("referrer-policy")).toBe("no-referrer");
    expect(response.headers.get("x-robots-tag")).toContain("noindex");
    const page = await response.text();
    expect(page).not.toMatch(/ on[a-z]+="| style="/);
    for (const [, attributes] of page.matchAll(/<script([^>]*)>/g)) {
      expect(attributes).toMatch(/type="application\/json"|src="\/assets\//);
    }
  });

  it("gives each kind of device its variant, and everyone a file for engines", async () => {
    const variant = (name: string) => ({ ...FIGURES, digest: digestOf(name) });
    const variants = { desktop: variant("desktop"), phone: variant("phone"), engine: variant("engine") };
    const path = (name: string) => `/artifacts/${hexOf(digestOf(name))}.glb`;
    const shown = createViewerApp({
      pageDirectory: pages.pageDirectory,
      publicUrl: "",
      findGallery: async () => ({ ...gallery, title: "Été à Paris", variants }),
      readArtifact: async () => undefined,
    });
    const page = await (await shown.request("/g/x")).text();
    const data = JSON.parse(page.match(/id="gallery-data">(.*?)<\/script>/s)![1]!);
    expect(data).toMatchObject({
      hasVariants: true,
      modelUrls: { desktop: path("desktop"), phone: path("phone") },
    });
    expect(page).toContain(`href="${path("engine")}" download="été-à-paris.glb"`);
    expect(page).toContain('href="/g/x?variant=phone"');
    expect(page).toContain("12.3 MB");
  });

  it("shows the scene itself while there are no variants", async () => {
    const page = await (await app.request(`/g/${gallery.id}`)).text();
    const data = JSON.parse(page.match(/id="gallery-data">(.*?)<\/script>/s)![1]!);
    const scene = `/artifacts/${hexOf(digestOf(glb))}.glb`;
    expect(data).toMatchObject({ hasVariants: false, modelUrls: { desktop: scene, phone: scene } });
    expect(page).toContain(`href="${scene}" download`);
    expect(page).not.toContain("?variant=");
  });

  it("tells chat programs what to unfurl, with absolute addresses and the picture's size", async () => {
    const page = await (await app.request(`/g/${gallery.id}`)).text();
    const content = (name: string) =>
      page.match(new RegExp(`(?:property|name)="${name}" content="([^"]*)"`))?.[1];
    expect(content("og:image")).toBe(`https://galleries.example/artifacts/${hexOf(digestOf(png))}.png`);
    expect([content("og:image:width"), content("og:image:height")]).toEqual(["960", "640"]);
    expect(content("og:image:alt")).toContain("A view into the gallery");
    expect(content("og:url")).toBe(`https://galleries.example/g/${gallery.id}`);
    expect(content("twitter:card")).toBe("summary_large_image");
    expect(content("theme-color")).toMatch(/^#[0-9a-f]{6}$/);
    expect(content("og:description")).toContain("with 1 work");
  });

  it("shows an older version under its own address and links them all", async () => {
    const page = await (await app.request(`/g/${gallery.id}/v/1`)).text();
    expect(page).toContain(`href="/g/${gallery.id}/v/2"`);
    expect(page).toMatch(/v\/1"\s+aria-current="page"/);
    expect((await app.request(`/g/${gallery.id}/v/3`)).status).toBe(404);
    expect((await app.request(`/g/${gallery.id}/v/0`)).status).toBe(404);
  });

  it("says how far an unfinished gallery is, and looks again by itself", async () => {
    const page = await (await app.request("/g/unfinished")).text();
    expect(page).toContain("Painting &lt;b&gt;three&lt;/b&gt; of twelve");
    expect(page).toContain('http-equiv="refresh"');
  });

  it("has friendly words for an address where nothing is", async () => {
    for (const path of ["/g/nobody", "/elsewhere", "/assets/..%2f..%2fpackage.json", "/assets/none.js"]) {
      const response = await app.request(path);
      expect(response.status).toBe(404);
      expect(await response.text()).toContain("Nothing hangs here");
    }
  });

  it("serves the files it names, cached for good", async () => {
    const page = await (await app.request(`/g/${gallery.id}`)).text();
    const paths = [...page.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, path]) => path!);
    expect(paths.length).toBeGreaterThanOrEqual(3);
    for (const path of paths) {
      const response = await app.request(path);
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toMatch(/^text\/(javascript|css)/);
      expect(response.headers.get("cache-control")).toContain("immutable");
    }
  });
});

describe("artifacts", () => {
  const path = `/artifacts/${hexOf(digestOf(glb))}.glb`;

  it("are served under their digest with a fixed type, for good", async () => {
    const response = await app.request(path);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(glb);
    expect(response.headers.get("content-type")).toBe("model/gltf-binary");
    expect(response.headers.get("cache-control")).toContain("immutable");
    expect(response.headers.get("content-length")).toBe(String(glb.length));
    const again = await app.request(path, { headers: { "if-none-match": response.headers.get("etag")! } });
    expect(again.status).toBe(304);
  });

  it.each([
    ["bytes=0-3", 206, "glTF", `bytes 0-3/${glb.length}`],
    ["bytes=-4", 206, "more", `bytes ${glb.length - 4}-${glb.length - 1}/${glb.length}`],
    ["bytes=20-9999", 206, "s more", `bytes 20-${glb.length - 1}/${glb.length}`],
    ["bytes=999-", 416, "", `bytes */${glb.length}`],
    ["bytes=3-1", 200, glb.toString(), null],
    ["bytes=0-1,4-5", 200, glb.toString(), null],
    ["lines=1-2", 200, glb.toString(), null],
  ])("answer the range %s with %i", async (range, status, text, contentRange) => {
    const response = await app.request(path, { headers: { range } });
    expect(response.status).toBe(status);
    expect(await response.text()).toBe(text);
    expect(response.headers.get("content-range")).toBe(contentRange);
  });

  it("are not found under an unknown digest, another type, or when they are text", async () => {
    for (const name of [
      `${"0".repeat(64)}.glb`,
      `${hexOf(digestOf(glb))}.png`,
      `${hexOf(digestOf(note))}.txt`,
      `${hexOf(digestOf(glb)).toUpperCase()}.glb`,
      "..%2fsecret.glb",
    ]) {
      expect((await app.request(`/artifacts/${name}`)).status).toBe(404);
    }
  });
});

describe("startViewer", () => {
  it("listens, and says so when the port is taken", async () => {
    const viewer = await startViewer({ app, port: 0, host: "127.0.0.1" });
    expect(await (await fetch(`${viewer.url}/healthz`)).json()).toEqual({ ok: true });
    await expect(startViewer({ app, port: viewer.port, host: "127.0.0.1" })).rejects.toMatchObject({
      code: "port-in-use",
      message: expect.stringContaining(String(viewer.port)),
    });
    await viewer.close();
    await expect(fetch(`${viewer.url}/healthz`)).rejects.toThrow();
  });

  it("answers in plain words when the pages were not built", async () => {
    const unbuilt = createViewerApp({
      pageDirectory: "/nowhere",
      publicUrl: "http://127.0.0.1",
      findGallery: async () => gallery,
      readArtifact: async () => undefined,
    });
    const response = await unbuilt.request("/g/x");
    expect(response.status).toBe(500);
    expect(await response.text()).toContain("npm run build");
  });
});
