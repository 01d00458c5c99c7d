import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AbortReason } from "../../src/core/abort.ts";
import type { Artifact, ArtifactStore } from "../../src/core/artifact.ts";
import { digestOf } from "../../src/core/digest.ts";
import { isPublicAddress } from "../../src/core/public-address.ts";
import { createIntake, type IntakeLimits } from "../../src/intake/intake-file.ts";
import { sniffType } from "../../src/intake/sniff-type.ts";

const GLB = Buffer.alloc(64, 1);
GLB.write("glTF");
GLB.writeUInt32LE(GLB.length, 8);
const stored = new Map<string, Uint8Array>();
const store: ArtifactStore = {
  async put(bytes, about): Promise<Artifact> {
    const digest = digestOf(bytes);
    stored.set(digest, bytes);
    return { ...about, digest, sizeBytes: bytes.byteLength };
  },
  read: async (digest) => stored.get(digest),
  find: async () => undefined,
};

const routes: Record<string, (request: IncomingMessage, response: ServerResponse) => void> = {};
const http = createServer((request, response) => {
  routes[request.url ?? ""]?.(request, response);
});
let origin: string;
let picture: Buffer;

beforeAll(async () => {
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: "#a63" } })
    .png()
    .toBuffer();
});
afterAll(() => {
  http.closeAllConnections();
  http.close();
});

const provenance = { source: "builtin/painter", name: "../../x/sea\u0000.png" };
const { signal } = new AbortController();

function intake(limits: Partial<IntakeLimits> = {}, isBuiltinOrigin = (one: string) => one === origin) {
  return createIntake({ store, logger: pino({ level: "silent" }), isBuiltinOrigin, limits });
}

function accept(path: string, limits: Partial<IntakeLimits> = {}) {
  const url = path.startsWith("/") ? `${origin}${path}` : path;
  return intake(limits).accept({ name: "x", provenance, url, allowedOrigin: origin }, { signal });
}

const quick = { headersMs: 150, idleMs: 150, totalMs: 600 };

describe("intake", () => {
  it("stores a picture by digest with its measured size and a clean name", async () => {
    routes["/sea.bin"] = (_, response) => response.end(picture);
    const artifact = await accept("/sea.bin");
    expect(artifact).toMatchObject({
      digest: digestOf(picture),
      mediaType: "image/png",
      widthPx: 40,
      heightPx: 30,
      provenance: { name: "sea.png" },
    });
    expect(Buffer.from(stored.get(artifact.digest)!)).toEqual(picture);
  });

  it("takes bytes as they are handed in, by the same rules", async () => {
    const file = { name: "hall.txt", provenance };
    await expect(intake().accept({ ...file, bytes: GLB }, { signal })).resolves.toMatchObject({
      mediaType: "model/gltf-binary",
    });
    await expect(
      intake().accept({ ...file, bytes: Buffer.from("%PDF-1.7 and so on") }, { signal }),
    ).rejects.toMatchObject({
      code: "file-type-refused",
    });
  });

  it("tells types by content", async () => {
    expect(sniffType(GLB)).toBe("model/gltf-binary");
    expect(sniffType(await sharp(picture).jpeg().toBuffer())).toBe("image/jpeg");
    expect(sniffType(await sharp(picture).webp().toBuffer())).toBe("image/webp");
    expect(sniffType(Buffer.from("<html>"))).toBeUndefined();
  });

  it("follows a redirect within the origin and refuses one that leaves it", async () => {
    routes["/moved"] = (_, response) => response.writeHead(302, { location: "/sea.bin" }).end();
    routes["/away"] = (_, response) =>
      response.writeHead(302, { location: "http://127.0.0.1:1/sea.bin" }).end();
    routes["/round"] = (_, response) => response.writeHead(302, { location: "/round" }).end();
    await expect(accept("/moved")).resolves.toMatchObject({ mediaType: "image/png" });
    await expect(accept("/away")).rejects.toMatchObject({ code: "file-origin-refused", party: "space" });
    await expect(accept("/round")).rejects.toMatchObject({ code: "file-redirect-refused" });
  });

  it("refuses plain http, private addresses and other hosts unless they are its own Spaces", async () => {
    const stranger = (url: string, allowedOrigin = new URL(url).origin) =>
      intake({}, () => false).accept({ name: "x", provenance, url, allowedOrigin }, { signal });
    await expect(stranger(`${origin}/sea.bin`)).rejects.toMatchObject({ code: "file-address-refused" });
    for (const host of [
      "127.0.0.1",
      "10.0.0.8",
      "169.254.169.254",
      "[::1]",
      "[::ffff:127.0.0.1]",
      "localhost",
    ])
      await expect(stranger(`https://${host}/x`)).rejects.toMatchObject({ code: "file-address-refused" });
    await expect(stranger("https://a.hf.space/x", "https://b.hf.space")).rejects.toMatchObject({
      code: "file-origin-refused",
    });
    expect(isPublicAddress("8.8.8.8")).toBe(true);
    expect(isPublicAddress("100.64.0.1")).toBe(false);
  });

  it("refuses a host name that resolves to a private address, whatever other address it also has", async () => {
    const url = "https://gallery.example/x.glb";
    for (const addresses of [["127.0.0.1"], ["93.184.216.34", "10.1.2.3"], ["::ffff:192.168.0.1"]]) {
      const asked: string[] = [];
      const resolving = createIntake({
        store,
        logger: pino({ level: "silent" }),
        resolve: (hostname, _, callback) => {
          asked.push(hostname);
          callback(
            null,
            addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
          );
        },
      });
      await expect(
        resolving.accept(
          { name: "x", provenance, url, allowedOrigin: "https://gallery.example" },
          { signal },
        ),
      ).rejects.toMatchObject({ code: "file-address-refused", party: "space" });
      expect(asked).toEqual(["gallery.example"]);
    }
  });

  it("refuses a redirect to a private address", async () => {
    for (const location of [
      "http://169.254.169.254/latest/meta-data",
      "https://10.0.0.1/x",
      "//127.0.0.1:1/",
    ]) {
      routes["/inside"] = (_, response) => response.writeHead(302, { location }).end();
      await expect(accept("/inside")).rejects.toMatchObject({
        code: expect.stringMatching(/^file-(origin|address)-refused$/),
      });
    }
  });

  it("refuses a GLB that lies about its length, shorter or longer", async () => {
    for (const difference of [-20, 20, 2 ** 31]) {
      const liar = Buffer.from(GLB);
      liar.writeUInt32LE(GLB.length + difference, 8);
      routes["/liar"] = (_, response) => response.end(liar);
      await expect(accept("/liar")).rejects.toMatchObject({
        code: "file-broken",
        message: expect.stringContaining(`should have ${GLB.length + difference} bytes`),
      });
    }
  });

  it("never treats a remote host as built in", async () => {
    const trusting = intake({}, () => true);
    const url = "http://example.test/x";
    await expect(
      trusting.accept({ name: "x", provenance, url, allowedOrigin: "http://example.test" }, { signal }),
    ).rejects.toMatchObject({ code: "file-address-refused" });
  });

  it("stops reading an endless body at the cap, declared or not", async () => {
    routes["/endless"] = (_, response) => {
      response.write(picture);
      const timer = setInterval(() => response.write(Buffer.alloc(4096)), 1);
      response.once("close", () => clearInterval(timer));
    };
    routes["/declared"] = (_, response) => {
      response.writeHead(200, { "content-length": "999999999" });
      response.write(GLB);
    };
    const limits = { imageBytes: 20_000, glbBytes: 20_000 };
    await expect(accept("/endless", limits)).rejects.toMatchObject({ code: "file-too-large" });
    await expect(accept("/declared", limits)).rejects.toMatchObject({ code: "file-too-large" });
  });

  it("refuses a type as soon as its first bytes are in", async () => {
    routes["/video"] = (_, response) => void response.write(Buffer.from("\0\0\0 ftypmp42 and a lot more"));
    await expect(accept("/video", { deadlines: quick })).rejects.toMatchObject({ code: "file-type-refused" });
  });

  it("gives up on silence, on a slow loris and on a half file", async () => {
    routes["/mute"] = () => undefined;
    routes["/stuck"] = (_, response) => void response.write(picture.subarray(0, 40));
    routes["/trickle"] = (_, response) => {
      response.write(GLB);
      const timer = setInterval(() => response.write("x"), 20);
      response.once("close", () => clearInterval(timer));
    };
    routes["/half"] = (_, response) => {
      response.writeHead(200, { "content-length": String(picture.length) });
      response.write(picture.subarray(0, 40), () => response.destroy());
    };
    const deadlines = quick;
    await expect(accept("/mute", { deadlines })).rejects.toMatchObject({ code: "file-timeout" });
    await expect(accept("/stuck", { deadlines })).rejects.toMatchObject({ code: "file-timeout" });
    await expect(accept("/trickle", { deadlines })).rejects.toMatchObject({ code: "file-timeout" });
    await expect(accept("/half")).rejects.toMatchObject({ code: "file-unreachable", isRetryable: true });
  });

  it("refuses pictures that are broken or too many pixels", async () => {
    routes["/cut"] = (_, response) => response.end(picture.subarray(0, picture.length - 30));
    await expect(accept("/cut")).rejects.toMatchObject({ code: "file-broken" });
    await expect(accept("/sea.bin", { imagePixels: 1_000 })).rejects.toMatchObject({
      code: "file-too-large",
    });
  });

  it("ends with the abort's reason", async () => {
    routes["/wait"] = () => undefined;
    const controller = new AbortController();
    const reason = new AbortReason("requester", "cancelled");
    setTimeout(() => controller.abort(reason), 30);
    await expect(
      intake().accept(
        { name: "x", provenance, url: `${origin}/wait`, allowedOrigin: origin },
        { signal: controller.signal },
      ),
    ).rejects.toBe(reason);
  });
});
