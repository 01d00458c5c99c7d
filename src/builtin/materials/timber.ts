import { createRandom, seedFrom } from "../../core/random.ts";
import { type Field, fractalNoise, sampleField } from "./noise.ts";
import { courses, jointShare, layPointDeHongrie, layRectangles, type Pieces } from "./pieces.ts";
import { clamp01, mixColour, putColour, type Recipe, type Rgb, type Surface } from "./surface.ts";

interface TimberKind {
  light: Rgb;
  dark: Rgb;
  /** Share of lightness one board may differ from the next. */
  boardSpread: number;
  /** How dark the late wood is drawn, 0 to 1. */
  figure: number;
  roughness: number;
  jointMetres: number;
  /** One knot in about so many boards. */
  boardsPerKnot: number;
}

/** Waxed oak. Field figures: 150, 110, 70 ± 12% per board, one knot in about fifteen boards. */
const OAK: TimberKind = {
  light: [176, 131, 86],
  dark: [112, 75, 43],
  boardSpread: 0.12,
  figure: 0.42,
  roughness: 0.38,
  jointMetres: 0.002,
  boardsPerKnot: 15,
};

const PINE: TimberKind = {
  light: [186, 148, 105],
  dark: [128, 90, 56],
  boardSpread: 0.1,
  figure: 0.5,
  roughness: 0.46,
  jointMetres: 0.0025,
  boardsPerKnot: 3,
};

const WALNUT: TimberKind = {
  light: [98, 66, 44],
  dark: [48, 30, 20],
  boardSpread: 0.08,
  figure: 0.55,
  roughness: 0.36,
  jointMetres: 0,
  boardsPerKnot: 1000,
};

/** Point de Hongrie: boards of 84 mm whose ends meet on the slant; two columns mirror each other. */
export const parquet: Recipe = {
  coversMetres: 2,
  metalness: 0,
  paint(surface, seed) {
    const boards = layPointDeHongrie(surface.sizePx, surface.coversMetres, 4, 16);
    // Neighbouring columns reflect the light differently; the eye reads it as two tones.
    paintBoards(surface, boards, OAK, seed, (board) => (Math.floor(board / 16) % 2 ? 0.965 : 1.03));
  },
};

/** Long planks of uneven length, 167 mm wide. */
export const wood: Recipe = {
  coversMetres: 2,
  metalness: 0,
  paint(surface, seed) {
    const boards = layRectangles(
      surface.sizePx,
      surface.coversMetres,
      courses({
        coversMetres: 2,
        rows: 12,
        perRow: 1,
        jitter: 0,
        shift: (row, random) => ((row * 0.38) % 1) + random() * 0.2,
        seed: seedFrom(seed, "planks"),
      }),
    );
    paintBoards(surface, boards, PINE, seed, () => 1);
  },
};

/** Walnut without joints, for benches, frames and doors. */
export const darkWood: Recipe = {
  coversMetres: 1,
  metalness: 0,
  paint(surface, seed) {
    const { sizePx, coversMetres } = surface;
    const panel = layRectangles(sizePx, coversMetres, [{ x: 0, y: 0, width: 1, height: 1 }]);
    paintBoards(surface, panel, WALNUT, seed, () => 1);
  },
};

function paintBoards(
  surface: Surface,
  boards: Pieces,
  kind: TimberKind,
  seed: number,
  columnTone: (board: number) => number,
): void {
  const { sizePx, coversMetres } = surface;
  const pxPerMetre = sizePx / coversMetres;
  const log = sawnLog(sizePx, seed);
  const random = createRandom(seedFrom(seed, "boards"));
  const isWhole = boards.count === 1;
  const cuts = Array.from({ length: boards.count }, (_, board) => ({
    x: isWhole ? 0 : random() * sizePx,
    y: isWhole ? 0 : random() * sizePx,
    tone: columnTone(board) * (1 + (random() - 0.5) * 2 * kind.boardSpread),
    warmth: (random() - 0.5) * 0.07,
    tilt: (random() - 0.5) * 0.004,
    knotAlong: random() < 1 / kind.boardsPerKnot ? 0.1 + random() * 0.3 : -9,
    knotAcross: 0.02 + random() * 0.05,
  }));
  const pixelMetres = 1 / pxPerMetre;
  for (let i = 0; i < boards.index.length; i++) {
    const cut = cuts[boards.index[i]!]!;
    const along = boards.along[i]!;
    const across = boards.across[i]!;
    const knotX = (along - cut.knotAlong) * 0.45;
    const knotY = across - cut.knotAcross;
    const knotDistance = Math.sqrt(knotX * knotX + knotY * knotY);
    const knot = knotDistance < 0.05 ? Math.exp(-(knotDistance * knotDistance) / 0.00012) : 0;
    // The grain flows around a knot: the log is read further out the nearer the knot is.
    const x = cut.x + along * pxPerMetre;
    const y = cut.y + (across + knot * 0.02 * Math.sign(knotY)) * pxPerMetre;
    const rings = sampleField(log.rings, sizePx, x, y);
    const fibre = sampleField(log.fibres, sizePx, x, y);
    const pore = sampleField(log.pores, sizePx, x, y);
    putColour(surface, i, kind.light, cut.tone * (1 + fibre * 0.06));
    mixColour(surface, i, kind.dark, clamp01(rings * kind.figure + knot * 0.85 + pore * 0.35));
    surface.colour[i * 3]! *= 1 + cut.warmth;
    surface.colour[i * 3 + 2]! *= 1 - cut.warmth;
    surface.roughness[i] = kind.roughness + rings * 0.06 + fibre * 0.03 + pore * 0.15;
    surface.height[i] = cut.tilt * across - pore * 0.00008 + fibre * 0.00002;
    if (kind.jointMetres > 0) {
      const joint = jointShare(boards.edge[i]!, kind.jointMetres, pixelMetres);
      mixColour(surface, i, [38, 26, 18], joint * 0.85);
      surface.roughness[i]! += joint * 0.3;
      surface.height[i]! -= joint * 0.0009;
    }
  }
}

/** Grain along x as a saw shows it: growth rings in flames, fine fibres, open pores. */
function sawnLog(sizePx: number, seed: number): { rings: Field; fibres: Field; pores: Field } {
  const noise = (part: string, cells: readonly [number, number], octaves: number) =>
    fractalNoise({ sizePx, seed: seedFrom(seed, part), cells, octaves });
  const flow = noise("flow", [1, 9], 4);
  const fibres = noise("fibres", [8, 128], 3);
  const threads = noise("pores", [24, 256], 2);
  const rings = new Float32Array(flow.length);
  const pores = new Float32Array(flow.length);
  for (let y = 0, i = 0; y < sizePx; y++) {
    const turns = (y / sizePx) * 26;
    for (let x = 0; x < sizePx; x++, i++) {
      const phase = turns + flow[i]! * 2.4 + fibres[i]! * 0.16;
      const ring = phase - Math.floor(phase);
      // Early wood darkens slowly into late wood, then starts light again at once.
      rings[i] = ring < 0.82 ? (ring / 0.82) ** 2.2 * 0.85 : (1 - ring) * 4.7;
      pores[i] = clamp01((threads[i]! - 0.62) * 2.2) * (0.4 + rings[i]! * 0.6);
    }
  }
  return { rings, fibres, pores };
}

/** Satin paint on wood: brush strokes along the length, hardly any grain. */
export const paintedWood: Recipe = {
  coversMetres: 0.8,
  metalness: 0,
  paint(surface, seed) {
    const { sizePx } = surface;
    const noise = (part: string, cells: number | readonly [number, number], octaves: number) =>
      fractalNoise({ sizePx, seed: seedFrom(seed, part), cells, octaves });
    const strokes = noise("strokes", [4, 96], 3);
    const clouds = noise("clouds", 3, 4);
    const grain = noise("grain", [3, 40], 3);
    for (let i = 0; i < strokes.length; i++) {
      putColour(surface, i, [237, 234, 226], 1 + clouds[i]! * 0.012 + strokes[i]! * 0.006);
      surface.roughness[i] = 0.42 + strokes[i]! * 0.05 + clouds[i]! * 0.04;
      surface.height[i] = strokes[i]! * 0.00004 + grain[i]! * 0.00005;
    }
  },
};
