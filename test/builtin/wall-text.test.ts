import { getBounds } from "@gltf-transform/core";
import { createCanvas, GlobalFonts } from "@napi-rs/canvas";
import { describe, expect, it } from "vitest";
import { labelFont } from "../../src/builtin/curator/label-font.ts";
import { openGlb } from "../../src/builtin/curator/open-glb.ts";
import { completePlan } from "../../src/core/complete-plan.ts";
import { nodeExtras, SCENE_EXTRAS_KEY, sceneExtras } from "../../src/core/scene.ts";
import { makeGallery } from "./random-plans/make-gallery.ts";

const painting = { kind: "painting", prompt: "a harbour", style: "fauvist" } as const;

describe("the wall text", () => {
  it.each([
    ["haussmann", "salon"],
    ["gothic", "hall"],
    ["white-cube", "rotunda"],
    ["industrial", "enfilade"],
  ] as const)("hangs in sight of who enters a %s %s, beside the works", async (style, kind) => {
    const exhibits = Array.from({ length: 7 }, () => painting);
    const plan = completePlan({ title: "Seven harbours", style, room: { kind }, exhibits }, 9);
    const document = await openGlb(await makeGallery(plan, "low"));
    const scene = document.getRoot().getDefaultScene()!;
    const { spawn } = sceneExtras.parse(scene.getExtras()[SCENE_EXTRAS_KEY]);
    const nodes = scene.listChildren();
    const panel = nodes.find((node) => node.getName() === "wall-text")!;
    const { min, max } = getBounds(panel);
    const [x, z] = [(min[0]! + max[0]!) / 2, (min[2]! + max[2]!) / 2];
    expect(Math.hypot(x - spawn.position[0], z - spawn.position[2])).toBeLessThan(9);
    expect(min[1]).toBeGreaterThan(1);
    const works = nodes.filter(
      (node) => nodeExtras.safeParse(node.getExtras()[SCENE_EXTRAS_KEY]).data?.role === "painting",
    );
    expect(works).toHaveLength(7);
    for (const work of works) {
      const other = getBounds(work);
      const isApart = [0, 1, 2].some(
        (axis) => max[axis]! < other.min[axis]! || min[axis]! > other.max[axis]!,
      );
      expect(isApart).toBe(true);
    }
  });

  it.each([
    ["Cyrillic", "Осенний свет"],
    ["Greek", "Φως και νερό"],
    ["Polish", "Żółć i światło"],
    ["Vietnamese", "Ánh sáng mùa thu"],
  ])("is set in letters of its own font in %s", (_script, words) => {
    const context = createCanvas(600, 80).getContext("2d");
    // The fallback of a machine without fonts draws every letter as the same box.
    context.font = labelFont(40, "");
    expect(GlobalFonts.has("Vernissage Label latin")).toBe(true);
    const widths = new Set([...words.replaceAll(" ", "")].map((letter) => context.measureText(letter).width));
    expect(widths.size).toBeGreaterThan(4);
  });
});
