import type { Random } from "../../../core/random.ts";
import { mix, type Rgb, rgb } from "../colour.ts";
import { dealtBlossoms } from "../elements/blossoms.ts";
import { drawHouse } from "../elements/buildings.ts";
import { drawRows, drawTrack } from "../elements/crops.ts";
import { drawFigure } from "../elements/figures.ts";
import { drawHaystack } from "../elements/haystack.ts";
import { drawBlossoms, drawGround, drawHills, seasonColours } from "../elements/land.ts";
import { drawSky } from "../elements/sky.ts";
import { drawSkyThings, drawThings, thingsAt } from "../elements/things.ts";
import { drawPoplar, drawTree } from "../elements/trees.ts";
import { pick } from "../pick.ts";
import type { Sketch } from "../sketch.ts";
import type { Scene, Theme } from "../theme.ts";

type Crop = "meadow" | "poppies" | "wheat" | "lavender" | "snow" | "sunflowers";

function cropOf({ moods, subjects }: Theme, random: Random): Crop {
  if (moods.has("snow")) return "snow";
  if (subjects.includes("lavender")) return "lavender";
  if (moods.has("sunflowers")) return "sunflowers";
  if (moods.has("poppies")) return "poppies";
  if (moods.has("haystacks") || moods.has("wheat")) return "wheat";
  return pick(["meadow", "poppies", "wheat", "meadow"] as const, random);
}

const SOIL: Readonly<Partial<Record<Crop, Rgb>>> = { wheat: rgb("#e3b94c"), lavender: rgb("#a08cc0") };

/** How the field is laid out: stacks close by, a track that winds away, one great tree, rows, or a slope with the sky above. */
const LAYOUTS = ["stacks", "track", "tree", "rows", "slope"] as const;

function layoutOf(theme: Theme, crop: Crop, random: Random): (typeof LAYOUTS)[number] {
  const { moods } = theme;
  if (moods.has("haystacks")) return "stacks";
  if (moods.has("lonetree")) return "tree";
  // A slope would hide what stands beyond it.
  if (thingsAt(theme, "landmark").length > 0) return pick(["stacks", "track", "rows"] as const, random);
  if (crop === "lavender" || crop === "sunflowers") return pick(["rows", "slope"] as const, random);
  return pick(LAYOUTS, random);
}

/** Meadows with haystacks, poppies, wheat or rows of lavender. */
export const drawFields: Scene = (sketch, theme) => {
  const { width, random } = sketch;
  const { moods } = theme;
  const season = seasonColours(theme);
  const crop = cropOf(theme, random);
  const layout = layoutOf(theme, crop, random);
  const hasSkyThings = thingsAt(theme, "sky").length > 0;
  const horizon = hasSkyThings
    ? 0.56 + random() * 0.1
    : { stacks: 0.34, track: 0.42, tree: 0.66, rows: 0.3, slope: 0.22 }[layout] + random() * 0.1;
  drawSky(sketch, theme, horizon);
  drawHills(sketch, theme, horizon, 0.06 + random() * 0.12, 0.9, rgb("#8a9cc0"));
  drawHills(sketch, theme, horizon + 0.02, 0.05, 0.55, season.leafDark);
  drawGround(sketch, theme, horizon, SOIL[crop] ?? season.grass);
  drawFarEdge(sketch, theme, horizon);
  drawThings(sketch, theme, ["landmark"], horizon + 0.1, { scale: 0.75 + horizon * 0.3, depth: 0.15 });
  drawSkyThings(sketch, theme, horizon);
  if (layout === "slope") {
    drawHills(sketch, theme, horizon + 0.3, 0.16, 0.12, SOIL[crop] ?? mix(season.grass, season.leaf, 0.3));
    const grove = width * (0.15 + random() * 0.55);
    for (let i = 0; i < 4; i++)
      drawTree(
        sketch,
        theme,
        grove + (i - 1.5) * 0.11,
        horizon + 0.28 + random() * 0.03,
        0.16 + random() * 0.2,
        0.12,
      );
    if (random() < 0.6) drawTrack(sketch, theme, horizon + 0.26);
  }
  if (layout === "rows" || crop === "lavender")
    drawRows(
      sketch,
      theme,
      horizon,
      crop === "lavender"
        ? rgb("#8a6fc8")
        : crop === "wheat"
          ? rgb("#d9a53c")
          : crop === "snow"
            ? rgb("#cfd2e8")
            : mix(season.leafDark, season.grass, 0.5),
    );
  if (layout === "track") drawTrack(sketch, theme, horizon);
  if (layout === "stacks" && (crop === "wheat" || crop === "snow" || crop === "meadow")) {
    const count = 1 + Math.floor(random() * 3);
    for (let i = 0; i < count; i++)
      drawHaystack(
        sketch,
        theme,
        width * (0.15 + 0.7 * ((i + random()) / count)),
        horizon + (i === 0 ? 0.34 : 0.1) + random() * 0.08,
        horizon,
      );
  }
  if (crop === "poppies")
    drawBlossoms(
      sketch,
      theme,
      horizon + 0.05,
      1.02,
      [rgb("#e8402c"), rgb("#f0643c"), rgb("#d83048")],
      layout === "slope" ? 1100 : 800,
    );
  else if (crop === "sunflowers")
    drawBlossoms(
      sketch,
      theme,
      horizon + 0.05,
      1.04,
      [rgb("#f2b41f"), rgb("#e8952a"), rgb("#f6cf4c"), rgb("#6c4a24")],
      1000,
    );
  else if (crop !== "snow")
    drawBlossoms(
      sketch,
      theme,
      0.72,
      1.04,
      [season.grass, season.leafDark, ...dealtBlossoms(sketch, theme)],
      170,
    );
  if (layout === "tree")
    drawTree(sketch, theme, width * (random() < 0.5 ? 0.26 : 0.7), 0.86, 0.62 + random() * 0.2, 0.02);
  if (moods.has("figures") || random() < 0.4) {
    const [x, foot] = [width * (0.2 + random() * 0.5), Math.min(0.9, horizon + 0.22 + random() * 0.14)];
    for (const dx of [0, 0.09])
      drawFigure(sketch, theme, x + dx, foot + dx * 0.4, 0.1 + (foot - horizon) * 0.36);
  }
  drawThings(sketch, theme, ["ground"], 0.88, { depth: 0.02 });
};

/** What stands along the far side: a line of trees, a farm among them, poplars, or next to nothing. */
function drawFarEdge(sketch: Sketch, theme: Theme, horizon: number): void {
  const { width, random } = sketch;
  const kind = random();
  if (kind < 0.3)
    for (let i = 0; i < 9; i++)
      drawPoplar(
        sketch,
        theme,
        width * (0.1 + i * 0.05 + random() * 0.03),
        horizon + 0.025,
        0.12 + random() * 0.14,
        0.5,
        theme.moods.has("cypress"),
      );
  const count = kind < 0.3 ? 3 : 4 + Math.floor(random() * 6);
  const [from, to] = kind > 0.7 ? [0.5, 1] : [0, 1];
  for (let i = 0; i < count; i++)
    drawTree(
      sketch,
      theme,
      width * (from + random() * (to - from)),
      horizon + 0.02 + random() * 0.02,
      0.07 + random() * 0.15,
      0.5,
    );
  if (random() < 0.45) drawHouse(sketch, theme, width * random() * 0.8, horizon + 0.035, 0.12, 0.065, 0.45);
}
