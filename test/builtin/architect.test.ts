import { Document, NodeIO } from "@gltf-transform/core";
import { KHRMaterialsUnlit } from "@gltf-transform/extensions";
import { validateBytes } from "gltf-validator";
import { describe, expect, it } from "vitest";
import { buildRoom } from "../../src/builtin/architect/build-room.ts";
import { deriveRoom } from "../../src/builtin/architect/derive-room.ts";
import { MOST_TRIANGLES } from "../../src/builtin/architect/room-builder.ts";
import { work } from "../../src/builtin/architect/worker.ts";
import { SpaceError, type SpaceFile } from "../../src/builtin/builtin-space.ts";
import { architecture } from "../../src/builtin/geometry/architecture.ts";
import { moodOf } from "../../src/builtin/geometry/daylight.ts";
import { bakeColours } from "../../src/builtin/geometry/light-bake.ts";
import type { SceneDraft } from "../../src/builtin/geometry/scene-draft.ts";
import { styleFromWords } from "../../src/builtin/geometry/style-words.ts";
import { writeParts } from "../../src/builtin/geometry/write-scene.ts";
import {
  CEILING_KINDS,
  FLOOR_MATERIALS,
  ROOM_KINDS,
  type RoomSpec,
  roomSpec,
  STYLES,
  TIMES_OF_DAY,
  WALL_MATERIALS,
  WEATHERS,
  WINDOW_SHAPES,
} from "../../src/core/plan.ts";
import { createRandom } from "../../src/core/random.ts";
import { nodeExtras, SCENE_EXTRAS_KEY, sceneExtras } from "../../src/core/scene.ts";

const context = { progress: () => undefined };

/** Any room the schema allows, from its corners as often as from its middle. */
function randomRoom(seed: number): { room: RoomSpec; style: (typeof STYLES)[number] } {
  const random = createRandom(seed);
  const pick = <T>(options: readonly T[]): T => options[Math.floor(random() * options.length)]!;
  const between = (low: number, high: number) => {
    const t = random();
    return t < 0.15 ? low : t > 0.9 ? high : low + (high - low) * random() ** 2;
  };
  const room = roomSpec.parse({
    kind: pick(ROOM_KINDS),
    lengthMetres: between(4, 60),
    widthMetres: between(3.5, 30),
    heightMetres: between(2.6, 16),
    windows: { shape: pick(WINDOW_SHAPES), count: Math.floor(between(0, 24)) },
    skylight: random() < 0.4,
    floor: { material: pick(FLOOR_MATERIALS) },
    walls: { material: pick(WALL_MATERIALS) },
    ceiling: { kind: pick(CEILING_KINDS) },
    light: { time: pick(TIMES_OF_DAY), weather: pick(WEATHERS) },
    stairs: random() < 0.3,
    ropes: random() < 0.3,
    benches: Math.floor(random() * 9),
    mood: "",
  });
  return { room, style: pick(STYLES) };
}

function trianglesOf({ parts }: SceneDraft): number {
  return [...parts.values()].reduce((sum, { surfaces, instances }) => {
    const own = [...surfaces.values()].reduce((all, { indices }) => all + indices.length / 3, 0);
    return sum + own * Math.max(1, instances.length);
  }, 0);
}

async function validate(bytes: Uint8Array) {
  const report = await validateBytes(bytes, { maxIssues: 20 });
  return report.issues.messages.filter((message) => message.severity === 0);
}

describe("architect", () => {
  it.each(Array.from({ length: 20 }, (_, i) => i + 1))(
    "builds a valid room from random plan %i",
    async (seed) => {
      const { room, style } = randomRoom(seed);
      const built = buildRoom(room, style, seed, "low");
      const document = new Document();
      document.createBuffer();
      const scene = document.createScene();
      writeParts(document, scene, built.draft, {
        textures: new Map(),
        bake: seed % 5 === 0 ? (surface) => bakeColours(surface, built.lights) : undefined,
      });
      const bytes = await new NodeIO().registerExtensions([KHRMaterialsUnlit]).writeBinary(document);
      expect(await validate(bytes)).toEqual([]);
      expect(sceneExtras.safeParse(built.extras).success).toBe(true);
      expect(architecture.safeParse(built.architecture).success).toBe(true);
      const windows = scene
        .listChildren()
        .map((node) => nodeExtras.parse(node.getExtras()[SCENE_EXTRAS_KEY]))
        .filter((extras) => extras.role === "window");
      expect(windows).toHaveLength(room.windows.count);
      expect(new Set(windows.map((w) => w.shape)).size).toBeLessThanOrEqual(1);
      for (const wall of built.architecture.walls) {
        for (const opening of wall.openings) {
          expect(opening.left).toBeGreaterThan(0);
          expect(opening.left + opening.width).toBeLessThan(wall.widthMetres);
          expect(opening.bottom + opening.height).toBeLessThan(wall.heightMetres);
          for (const [from, to] of wall.blocked) {
            expect(from >= opening.left + opening.width || to <= opening.left).toBe(true);
          }
        }
        const sorted = [...wall.openings].sort((a, b) => a.left - b.left);
        sorted.slice(1).forEach((opening, i) => {
          expect(opening.left).toBeGreaterThanOrEqual(sorted[i]!.left + sorted[i]!.width);
        });
      }
    },
  );

  it("answers the documented example with textured marble and arched windows, the same bytes each time", async () => {
    const input = {
      scene: "parisian gallery interior",
      style: "beaux-arts",
      resolution: "low",
      plan: null,
      seed: 3,
    };
    const [first] = (await work(input, context)) as SpaceFile[];
    const [second] = (await work(input, context)) as SpaceFile[];
    expect(Buffer.compare(first!.bytes, second!.bytes)).toBe(0);
    expect(await validate(first!.bytes)).toEqual([]);
    const document = await new NodeIO().registerExtensions([KHRMaterialsUnlit]).readBinary(first!.bytes);
    const extras = document
      .getRoot()
      .listNodes()
      .map((node) => nodeExtras.parse(node.getExtras()[SCENE_EXTRAS_KEY]));
    expect(extras).toContainEqual({ role: "floor", material: "marble" });
    expect(extras).toContainEqual({ role: "window", shape: "arched" });
    const floor = document
      .getRoot()
      .listMaterials()
      .find((material) => material.getName() === "floor-marble");
    expect(floor?.getBaseColorTexture()?.getSize()).toEqual([256, 256]);
  });

  it("carves a high-resolution Paris hall within the triangle budget of a bare room", () => {
    const { draft } = buildRoom(deriveRoom("hall", "beaux-arts"), "beaux-arts", 7, "high");
    const triangles = trianglesOf(draft);
    expect(triangles).toBeGreaterThan(90_000);
    expect(triangles).toBeLessThan(150_000);
  });

  it.each([
    { style: "beaux-arts", lengthMetres: 40, widthMetres: 12, heightMetres: 9 },
    { style: "beaux-arts", lengthMetres: 60, widthMetres: 30, heightMetres: 16 },
    { style: "beaux-arts", lengthMetres: 60, widthMetres: 3.5, heightMetres: 16 },
    { style: "haussmann", lengthMetres: 60, widthMetres: 30, heightMetres: 16 },
  ] as const)(
    "keeps a $style hall of $lengthMetres × $widthMetres × $heightMetres m within the triangles a bare room may have",
    ({ style, ...size }) => {
      const own = deriveRoom("hall", style);
      const windows = { ...own.windows, count: 24 };
      const room = { ...own, ...size, windows, skylight: true, benches: 8, stairs: true, ropes: true };
      const { draft } = buildRoom(room, style, 7, "high");
      expect(trianglesOf(draft)).toBeLessThanOrEqual(MOST_TRIANGLES);
    },
  );

  it("raises and ropes off the far end where asked, and lets nobody walk there", () => {
    const room = { ...deriveRoom("hall", "gothic"), stairs: true, ropes: true };
    const { draft, extras } = buildRoom(room, "gothic", 7, "low");
    expect(draft.parts.get("stairs")?.extras?.role).toBe("stairs");
    expect(draft.parts.get("rope")?.extras?.role).toBe("rope");
    const far = Math.min(...extras.walkable.map(([, z]) => z));
    for (const name of ["stairs", "rope"]) {
      for (const { positions } of draft.parts.get(name)!.surfaces.values())
        for (let i = 2; i < positions.length; i += 3) expect(positions[i]).toBeLessThan(far + 0.05);
    }
  });

  it("has sun in clear weather only, and a greyer sky in any other", () => {
    const clear = moodOf({ time: "noon" });
    expect(clear.sun).toBeDefined();
    for (const weather of WEATHERS.filter((one) => one !== "clear")) {
      const mood = moodOf({ time: "noon", weather });
      expect(mood.sun).toBeUndefined();
      expect(mood.sky[1]).toBeLessThan(clear.sky[1]);
    }
  });

  it.each([
    ["a brutalist hall", "brutalist"],
    ["Kyoto tea house", "japanese"],
    ["an old factory loft", "industrial"],
    ["nothing in particular", "beaux-arts"],
  ])("reads %s as %s", (words, style) => {
    expect(styleFromWords(words)).toBe(style);
  });

  it("tells the caller what is wrong with a plan", async () => {
    const input = { scene: "", style: "", plan: { style: "beaux-arts", room: { lengthMetres: 900 } } };
    await expect(work(input, context)).rejects.toThrow(SpaceError);
  });
});
