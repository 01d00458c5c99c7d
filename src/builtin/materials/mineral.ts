import { createRandom, seedFrom } from "../../core/random.ts";
import { fractalNoise, warpField } from "./noise.ts";
import { courses, jointShare, layRectangles } from "./pieces.ts";
import { clamp01, mixColour, putColour, type Recipe, type Rgb, type Surface, smoothstep } from "./surface.ts";

/** Smooth lime plaster: trowel marks, soft clouds. Relief stays within 0.3 mm, clouds within 1.5% of lightness. */
export const plaster: Recipe = {
  coversMetres: 2,
  metalness: 0,
  paint(surface, seed) {
    const { sizePx } = surface;
    const noise = noiseOf(sizePx, seed);
    const fine = noise("fine", 100, 4);
    const broad = noise("broad", 5, 4);
    const strokes = warpField(noise("strokes", [10, 60], 3), broad, fine, sizePx, sizePx * 0.05);
    for (let i = 0; i < fine.length; i++) {
      putColour(surface, i, [228, 223, 213], 1 + broad[i]! * 0.014 + strokes[i]! * 0.01 + fine[i]! * 0.006);
      surface.roughness[i] = 0.9 + broad[i]! * 0.025 - clamp01(strokes[i]!) * 0.05;
      surface.height[i] = fine[i]! * 0.00007 + broad[i]! * 0.0003 + strokes[i]! * 0.00011;
    }
  },
};

const TIE_HOLES_PER_EDGE = 2;

/** Concrete as struck from sawn boards: grain of the boards, fins between them, tie holes, pores. */
export const concrete: Recipe = {
  coversMetres: 2.4,
  metalness: 0,
  paint(surface, seed) {
    const { sizePx, coversMetres } = surface;
    const noise = noiseOf(sizePx, seed);
    const boards = layRectangles(
      sizePx,
      coversMetres,
      courses({
        coversMetres,
        rows: 16,
        perRow: 1,
        jitter: 0,
        shift: (_row, random) => random(),
        seed: seedFrom(seed, "boards"),
      }),
    );
    const random = createRandom(seedFrom(seed, "board tones"));
    const marks = Array.from({ length: boards.count }, () => ({
      tone: 1 + (random() - 0.5) * 0.11,
      set: (random() - 0.5) * 0.0022,
    }));
    const grain = noise("grain", [5, 180], 4);
    const pixelMetres = coversMetres / sizePx;
    paintCement(surface, seed, [164, 161, 155], 0.88);
    for (let i = 0; i < grain.length; i++) {
      const mark = marks[boards.index[i]!]!;
      const joint = jointShare(boards.edge[i]!, 0.005, pixelMetres);
      scaleColour(surface, i, mark.tone * (1 + grain[i]! * 0.045) * (1 - joint * 0.16));
      surface.height[i]! += mark.set + grain[i]! * 0.0004 + joint * 0.0016;
    }
    pierceTieHoles(surface);
  },
};

/** Power-floated concrete for floors: clouded, satin, saw-cut in fields of 2.4 m. */
export const concreteFloor: Recipe = {
  coversMetres: 2.4,
  metalness: 0,
  paint(surface, seed) {
    const { sizePx, coversMetres } = surface;
    paintCement(surface, seed, [158, 156, 151], 0.42);
    const swirl = noiseOf(sizePx, seed)("swirl", [6, 14], 5);
    const half = coversMetres / 2;
    const field = layRectangles(sizePx, coversMetres, [
      { x: half, y: half, width: coversMetres, height: coversMetres },
    ]);
    for (let i = 0; i < swirl.length; i++) {
      const cut = jointShare(field.edge[i]!, 0.004, coversMetres / sizePx);
      scaleColour(surface, i, (1 + swirl[i]! * 0.035) * (1 - cut * 0.5));
      surface.roughness[i]! += swirl[i]! * 0.07 + cut * 0.4;
      surface.height[i] = surface.height[i]! * 0.25 - cut * 0.003;
    }
  },
};

/** Cement skin: three scales of cloud and open pores. */
function paintCement(surface: Surface, seed: number, colour: Rgb, roughness: number): void {
  const { sizePx } = surface;
  const noise = noiseOf(sizePx, seed);
  const clouds = noise("clouds", 3, 7, 0.62);
  const fine = noise("fine", 120, 3);
  const pores = noise("pores", 190, 2);
  for (let i = 0; i < clouds.length; i++) {
    const pore = smoothstep(1.16, 1.36, pores[i]! + clouds[i]! * 0.12);
    putColour(surface, i, colour, (1 + clouds[i]! * 0.07 + fine[i]! * 0.025) * (1 - pore * 0.3));
    surface.roughness[i] = clamp01(roughness + clouds[i]! * 0.06 + pore * 0.1);
    surface.height[i] = clouds[i]! * 0.0004 + fine[i]! * 0.00009 - pore * 0.0022;
  }
}

/** Cone-shaped holes of 24 mm where the formwork was tied. */
function pierceTieHoles(surface: Surface): void {
  const { sizePx, coversMetres } = surface;
  const spacing = coversMetres / TIE_HOLES_PER_EDGE;
  const metres = coversMetres / sizePx;
  for (let y = 0, i = 0; y < sizePx; y++) {
    const dy = (((y + 0.5) * metres) % spacing) - spacing / 2;
    if (Math.abs(dy) > 0.03) {
      i += sizePx;
      continue;
    }
    for (let x = 0; x < sizePx; x++, i++) {
      const dx = (((x + 0.5) * metres) % spacing) - spacing / 2;
      const hole = 1 - smoothstep(0.0105, 0.0145, Math.sqrt(dx * dx + dy * dy));
      if (hole === 0) continue;
      scaleColour(surface, i, 1 - hole * 0.62);
      surface.height[i]! -= hole * 0.014;
    }
  }
}

const CHIPS: readonly Rgb[] = [
  [244, 240, 231],
  [228, 217, 197],
  [178, 160, 138],
  [96, 90, 86],
  [154, 92, 70],
  [120, 134, 128],
];

/** Venetian terrazzo: polished marble chips of 4 to 26 mm in a pale cement. */
export const terrazzo: Recipe = {
  coversMetres: 1.2,
  metalness: 0,
  paint(surface, seed) {
    const { sizePx } = surface;
    const noise = noiseOf(sizePx, seed);
    const clouds = noise("clouds", 4, 5);
    const grain = noise("grain", 200, 2);
    const stone = noise("stone", 30, 5, 0.6);
    for (let i = 0; i < clouds.length; i++) {
      putColour(surface, i, [212, 205, 192], 1 + clouds[i]! * 0.02 + grain[i]! * 0.03);
      surface.roughness[i] = 0.3 + grain[i]! * 0.04;
    }
    const random = createRandom(seedFrom(seed, "chips"));
    for (const [count, smallest, largest] of [
      [420, 0.009, 0.014],
      [2400, 0.0045, 0.008],
      [5200, 0.002, 0.004],
    ] as const) {
      for (let chip = 0; chip < count; chip++) {
        layChip(surface, stone, random, smallest + random() * (largest - smallest));
      }
    }
  },
};

/** One convex chip: the part of the plane on the inner side of six random lines. */
function layChip(surface: Surface, stone: Float32Array, random: () => number, radiusMetres: number): void {
  const { sizePx, coversMetres } = surface;
  const radius = (radiusMetres * sizePx) / coversMetres;
  const centreX = random() * sizePx;
  const centreY = random() * sizePx;
  const colour = CHIPS[Math.floor(random() ** 1.5 * CHIPS.length)]!;
  const tone = 1 + (random() - 0.5) * 0.16;
  const turn = random() * Math.PI;
  const sides = Array.from({ length: 6 }, (_, side) => {
    const angle = turn + ((side + (random() - 0.5) * 0.7) * Math.PI) / 3;
    return [Math.cos(angle), Math.sin(angle), radius * (0.5 + random() * 0.55)] as const;
  });
  const reach = Math.ceil(radius * 1.5);
  const mask = sizePx - 1;
  for (let y = Math.floor(centreY) - reach; y <= centreY + reach; y++) {
    for (let x = Math.floor(centreX) - reach; x <= centreX + reach; x++) {
      let inside = reach;
      for (const [nx, ny, distance] of sides) {
        inside = Math.min(inside, distance - ((x - centreX) * nx + (y - centreY) * ny));
      }
      const share = clamp01(inside + 0.5);
      if (share === 0) continue;
      const i = (y & mask) * sizePx + (x & mask);
      const shade = tone * (1 + stone[i]! * 0.05);
      mixColour(surface, i, [colour[0] * shade, colour[1] * shade, colour[2] * shade], share);
      surface.roughness[i]! += (0.17 - surface.roughness[i]!) * share;
    }
  }
}

function scaleColour({ colour }: Surface, i: number, tone: number): void {
  colour[i * 3]! *= tone;
  colour[i * 3 + 1]! *= tone;
  colour[i * 3 + 2]! *= tone;
}

function noiseOf(sizePx: number, seed: number) {
  return (part: string, cells: number | readonly [number, number], octaves: number, gain = 0.5) =>
    fractalNoise({ sizePx, seed: seedFrom(seed, part), cells, octaves, gain });
}
