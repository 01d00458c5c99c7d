import { NodeIO } from "@gltf-transform/core";
import validator from "gltf-validator";
import { describe, expect, it } from "vitest";
import { SpaceError } from "../../src/builtin/builtin-space.ts";
import { chooseKind } from "../../src/builtin/sculptor/choose-kind.ts";
import { sculptor } from "../../src/builtin/sculptor/definition.ts";
import { MOST_TRIANGLES } from "../../src/builtin/sculptor/mesh.ts";
import { sculpt } from "../../src/builtin/sculptor/sculpt.ts";
import { work } from "../../src/builtin/sculptor/worker.ts";
import { createRandom } from "../../src/core/random.ts";

const KINDS = [
  "bust",
  "standing figure",
  "horse",
  "bird",
  "cat",
  "vase",
  "column",
  "abstract form",
  "twisting form",
  "knot",
  "stack of pebbles",
  "mobile",
  "relief of horses",
  "frieze of dancers",
  "medallion",
  "bas-relief",
];

async function measure(bytes: Uint8Array) {
  const document = await new NodeIO().readBinary(bytes);
  const primitive = document.getRoot().listMeshes()[0]!.listPrimitives()[0]!;
  const position = primitive.getAttribute("POSITION")!;
  return {
    triangles: primitive.getIndices()!.getCount() / 3,
    low: position.getMin([]),
    high: position.getMax([]),
    material: primitive.getMaterial()!.getName(),
  };
}

describe("the sculptor", () => {
  it.each(KINDS)("carves a valid %s within budget, standing on the floor", async (prompt) => {
    for (const seed of [1, 2]) {
      const bytes = await sculpt({ prompt, style: "bronze", seed });
      const { issues } = await validator.validateBytes(bytes);
      expect(issues.messages.filter(({ severity }: { severity: number }) => severity < 2)).toEqual([]);
      const { triangles, low, high } = await measure(bytes);
      expect(triangles).toBeGreaterThan(4_000);
      expect(triangles).toBeLessThanOrEqual(MOST_TRIANGLES);
      expect(low[1]).toBeGreaterThanOrEqual(-1e-6);
      expect(low[1]).toBeLessThan(0.02);
      expect(high[1]).toBeGreaterThan(0.4);
      expect(high[1]).toBeLessThan(2);
    }
  });

  it("carves the same bytes for the same order and another piece for another seed", async () => {
    const order = { prompt: "vase", style: "terracotta", seed: 4 };
    const first = await sculpt(order);
    expect(Buffer.from(await sculpt(order)).equals(Buffer.from(first))).toBe(true);
    expect(Buffer.from(await sculpt({ ...order, seed: 5 })).equals(Buffer.from(first))).toBe(false);
  });

  it.each([
    ["marble", "marble"],
    ["Bronze", "bronze"],
    ["Holz", "wood"],
    ["terre cuite", "terracotta"],
    ["oro", "gold"],
  ])("takes %j for %s", async (style, name) => {
    expect((await measure(await sculpt({ prompt: "column", style, seed: 1 }))).material).toBe(name);
  });

  it.each([
    ["bas-relief of horses", "Relief mit Pferden"],
    ["frise de danseuses", "friso with dancers"],
    ["medallion of an emperor", "tondo, portrait"],
  ])("takes %j and %j for panels of one kind, broad and thin", (one, other) => {
    const kind = chooseKind(one, createRandom(1));
    expect(chooseKind(other, createRandom(2))).toBe(kind);
    const { low, high } = kind(createRandom(3));
    expect(high[2] - low[2]).toBeLessThan(0.2);
    expect(high[0] - low[0]).toBeGreaterThan(0.5);
  });

  it("carves something for words it does not know", async () => {
    for (const prompt of ["", "🗿", "blorf ".repeat(900)]) {
      expect((await measure(await sculpt({ prompt, style: "", seed: 3 }))).triangles).toBeGreaterThan(4_000);
    }
  });

  it("answers at its endpoint and refuses wrong input with a reason", async () => {
    const context = { progress: () => {} };
    const [file] = await work({ prompt: "cat", style: "obsidian", seed: 1 }, context);
    expect(file).toMatchObject({ name: "sculpture.glb" });
    await expect(work({ prompt: 7, style: "x", seed: 1 }, context)).rejects.toThrow(SpaceError);
    expect(await import(sculptor.endpoints[0]!.workerUrl.href)).toHaveProperty("work");
  });
});
