import { createRandom, type Random } from "../../core/random.ts";

/** What a surface is laid from: slabs, boards, bricks. */
export interface Pieces {
  count: number;
  /** Which piece a pixel belongs to. */
  index: Uint16Array;
  /** Metres to the nearest edge of the piece. */
  edge: Float32Array;
  /** Metres from the piece's corner, along its length and across it. */
  along: Float32Array;
  across: Float32Array;
}

export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

export function createPieces(sizePx: number, count: number): Pieces {
  const pixels = sizePx * sizePx;
  return {
    count,
    index: new Uint16Array(pixels),
    edge: new Float32Array(pixels),
    along: new Float32Array(pixels),
    across: new Float32Array(pixels),
  };
}

/**
 * Lays rectangles (metres, together covering the tile once) on a tile; what crosses an edge comes in on the other
 * side. A piece's length is its longer side.
 */
export function layRectangles(
  sizePx: number,
  coversMetres: number,
  rectangles: readonly Rectangle[],
): Pieces {
  const pieces = createPieces(sizePx, rectangles.length);
  const pxPerMetre = sizePx / coversMetres;
  const mask = sizePx - 1;
  for (const [index, { x, y, width, height }] of rectangles.entries()) {
    const isUpright = height > width;
    for (let py = Math.round(y * pxPerMetre); py < Math.round((y + height) * pxPerMetre); py++) {
      const dy = (py + 0.5) / pxPerMetre - y;
      const edgeY = Math.min(dy, height - dy);
      const row = (py & mask) * sizePx;
      for (let px = Math.round(x * pxPerMetre); px < Math.round((x + width) * pxPerMetre); px++) {
        const dx = (px + 0.5) / pxPerMetre - x;
        const i = row + (px & mask);
        pieces.index[i] = index;
        pieces.edge[i] = Math.max(0, Math.min(dx, width - dx, edgeY));
        pieces.along[i] = isUpright ? dy : dx;
        pieces.across[i] = isUpright ? dx : dy;
      }
    }
  }
  return pieces;
}

/**
 * Courses of equal height, each cut into pieces and shifted: bricks, ashlar and planks. `jitter` (0 to 0.5) varies
 * the lengths, `shift` says how far a course is moved against the tile, as a share of a piece.
 */
export function courses(options: {
  coversMetres: number;
  rows: number;
  perRow: number;
  jitter: number;
  shift: (row: number, random: Random) => number;
  seed: number;
}): Rectangle[] {
  const { coversMetres, rows, perRow, jitter, shift, seed } = options;
  const random = createRandom(seed);
  const height = coversMetres / rows;
  const length = coversMetres / perRow;
  return Array.from({ length: rows }, (_, row) => {
    const start = shift(row, random) * length;
    const cuts = Array.from(
      { length: perRow },
      (_, cut) => start + length * (cut + (random() - 0.5) * 2 * jitter),
    );
    return cuts.map((x, cut) => {
      const next = cuts[cut + 1] ?? cuts[0]! + coversMetres;
      return { x, y: row * height, width: next - x, height };
    });
  }).flat();
}

/**
 * Point de Hongrie: columns of boards whose ends are cut on the slant so that they meet in a straight line. The
 * slant is 48°, what is found in Haussmann's flats rather than the draughtsman's 45°.
 */
export function layPointDeHongrie(
  sizePx: number,
  coversMetres: number,
  columns: number,
  boards: number,
): Pieces {
  const pieces = createPieces(sizePx, columns * boards);
  const slant = Math.tan((48 * Math.PI) / 180);
  const cosine = Math.cos((48 * Math.PI) / 180);
  const columnWidth = coversMetres / columns;
  const pitch = coversMetres / boards;
  for (let py = 0, i = 0; py < sizePx; py++) {
    const y = ((py + 0.5) * coversMetres) / sizePx;
    for (let px = 0; px < sizePx; px++, i++) {
      const x = ((px + 0.5) * coversMetres) / sizePx;
      const column = Math.floor(x / columnWidth);
      const inColumn = x - column * columnWidth;
      const run = column % 2 === 0 ? inColumn : columnWidth - inColumn;
      const climb = (y + run * slant) / pitch;
      const board = Math.floor(climb);
      const across = (climb - board) * pitch * cosine;
      pieces.index[i] = column * boards + (board % boards);
      pieces.across[i] = across;
      pieces.along[i] = run / cosine;
      pieces.edge[i] = Math.min(across, pitch * cosine - across, inColumn, columnWidth - inColumn);
    }
  }
  return pieces;
}

/** How much of a pixel (0 to 1) is joint, for joints of `widthMetres` that may be thinner than a pixel. */
export function jointShare(edgeMetres: number, widthMetres: number, pixelMetres: number): number {
  const share = (widthMetres / 2 - edgeMetres) / pixelMetres + 0.5;
  const inside = Math.max(0, Math.min(1, share));
  return inside * Math.min(1, (widthMetres / pixelMetres) * 1.2);
}
