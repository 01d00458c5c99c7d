import { gzipSync } from "node:zlib";
import { pino } from "pino";
import { describe, expect, it } from "vitest";
import { digestOf } from "../../src/core/digest.ts";
import { createIntake, type IntakeLimits } from "../../src/intake/intake-file.ts";

const { signal } = new AbortController();

function accept(name: string, bytes: Uint8Array, limits: Partial<IntakeLimits> = {}) {
  const intake = createIntake({
    store: {
      put: async (stored, about) => ({ ...about, digest: digestOf(stored), sizeBytes: stored.byteLength }),
      read: async () => undefined,
      find: async () => undefined,
    },
    logger: pino({ level: "silent" }),
    limits,
  });
  const provenance = { source: "a/splats", name };
  return intake.accept({ name, provenance, bytes }, { signal });
}

const GAUSSIAN = ["x", "y", "z", "f_dc_0", "f_dc_1", "f_dc_2", "opacity", "scale_0", "rot_0"];

function ply(properties: readonly string[], count: number, more = 0): Buffer {
  const lines = [
    "ply",
    "format binary_little_endian 1.0",
    `element vertex ${count}`,
    ...properties.map((name) => `property float ${name}`),
    "end_header\n",
  ];
  return Buffer.concat([
    Buffer.from(lines.join("\n")),
    Buffer.alloc(count * properties.length * 4 + more, 1),
  ]);
}

function spz(
  count: number,
  options: { version?: number; degree?: number; flags?: number; more?: number } = {},
) {
  const { version = 2, degree = 0, flags = 0, more = 0 } = options;
  const header = Buffer.alloc(16);
  header.write("NGSP");
  header.writeUInt32LE(version, 4);
  header.writeUInt32LE(count, 8);
  header.writeUInt8(degree, 12);
  header.writeUInt8(flags, 14);
  const each = { 1: 16, 2: 19, 3: 20 }[version] ?? 19;
  const harmonics = [0, 9, 24, 45, 72][degree] ?? 0;
  return gzipSync(Buffer.concat([header, Buffer.alloc(count * (each + harmonics) + more)]));
}

function splat(count: number, value = 0.5): Buffer {
  const bytes = Buffer.alloc(count * 32);
  for (let at = 0; at < bytes.length; at += 32)
    for (let field = 0; field < 6; field += 1) bytes.writeFloatLE(value, at + field * 4);
  return bytes;
}

describe("Gaussian splats", () => {
  it.each([
    ["a.bin", ply(GAUSSIAN, 5), "model/x-gaussian-ply"],
    ["a.glb", spz(5), "model/x-spz"],
    ["a", spz(5, { version: 1, degree: 3 }), "model/x-spz"],
    ["a", spz(5, { version: 3, degree: 2 }), "model/x-spz"],
    ["a", spz(5, { version: 3, flags: 2, more: 11 }), "model/x-spz"],
    ["a.SPLAT", splat(5), "model/x-splat"],
  ])("are recognised by content: %s", async (name, bytes, mediaType) => {
    expect(await accept(name, bytes)).toMatchObject({ mediaType, sizeBytes: bytes.byteLength });
  });

  it.each([
    ["a PLY that is too short", "a.ply", ply(GAUSSIAN, 5).subarray(0, -4)],
    ["a PLY that is too long", "a.ply", ply(GAUSSIAN, 5, 4)],
    ["a PLY with no end of its header", "a.ply", Buffer.from(`ply\n${"comment\n".repeat(20)}`)],
    ["a PLY with more Gaussians than it can hold", "a.ply", ply(GAUSSIAN, 0)],
    ["an SPZ that is too short", "a.spz", spz(5).subarray(0, 30)],
    ["an SPZ whose count is wrong", "a.spz", spz(5, { more: 19 })],
  ])("are refused as damaged: %s", async (_name, name, bytes) => {
    await expect(accept(name, bytes)).rejects.toMatchObject({ code: "file-broken", party: "space" });
  });

  it.each([
    ["a mesh in PLY", "a.ply", ply(["x", "y", "z"], 5), /mesh or a cloud of points in PLY/],
    ["a mesh in OBJ", "a.obj", Buffer.from("v 0 0 0\nv 1 0 0\nf 1 2 3\n"), /is a mesh, but not a GLB/],
    ["some other packed file", "a.spz", gzipSync("hello, this is text"), /packed/],
    ["an SPZ of the future", "a.spz", spz(5, { version: 9 }), /version 9/],
    ["a page that calls itself a splat", "a.splat", Buffer.from("<html>".repeat(16)), /make no sense/],
    ["a splat cut in the middle", "a.splat", splat(5).subarray(0, 150), /is none/],
    ["splat bytes under another name", "a.bin", splat(5), /neither a picture, a GLB nor/],
  ])("are told from %s", async (_name, name, bytes, message) => {
    await expect(accept(name, bytes)).rejects.toMatchObject({
      code: "file-type-refused",
      message: expect.stringMatching(message),
    });
  });

  it("do not unpack without end", async () => {
    const bomb = gzipSync(Buffer.alloc(300 * 1024 * 1024), { level: 1 });
    await expect(accept("a.spz", bomb)).rejects.toMatchObject({ code: "file-broken" });
  });

  it("are held to a size of their own", async () => {
    await expect(accept("a.ply", ply(GAUSSIAN, 100), { splatBytes: 1_000 })).rejects.toMatchObject({
      code: "file-too-large",
    });
  });
});
