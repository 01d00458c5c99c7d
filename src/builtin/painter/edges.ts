/** Where things end, in square cells of a sketch. */
export interface Edges {
  /** Edge of a cell in pixels. */
  cell: number;
  columns: number;
  /** Direction of the edge in radians and how strongly strokes should heed it, 0 to 1. */
  angle: Float32Array;
  strength: Float32Array;
}

/** Pixels: an edge reaches a cell and a half to either side, about the width of a fine stroke. */
const CELL = 3;
/** Squared difference of colour over two cells below which there is no edge, and above which nothing else counts. */
const FAINT = 900;
const PLAIN = 6_000;

/**
 * Structure tensor of brightness and warmth over blurred cells: its main direction is that of the edge even where
 * single pixels disagree.
 */
export function findEdges(colour: Uint8ClampedArray, width: number, height: number): Edges {
  const columns = Math.ceil(width / CELL);
  const rows = Math.ceil(height / CELL);
  const [bright, warm] = [new Float32Array(columns * rows), new Float32Array(columns * rows)];
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const x = Math.min(width - 1, column * CELL + 1);
      const at = (Math.min(height - 1, row * CELL + 1) * width + x) * 4;
      const [r, g, b] = [colour[at]!, colour[at + 1]!, colour[at + 2]!];
      bright[row * columns + column] = r * 0.3 + g * 0.59 + b * 0.11;
      warm[row * columns + column] = (r - b) * 0.5;
    }
  const count = columns * rows;
  const tensor = [new Float32Array(count), new Float32Array(count)] as const;
  for (let row = 1; row < rows - 1; row++)
    for (let column = 1; column < columns - 1; column++) {
      const i = row * columns + column;
      for (const signal of [bright, warm]) {
        const gx = signal[i + 1]! - signal[i - 1]!;
        const gy = signal[i + columns]! - signal[i - columns]!;
        tensor[0][i]! += gx * gx - gy * gy;
        tensor[1][i]! += 2 * gx * gy;
      }
    }
  const angle = new Float32Array(count);
  const strength = new Float32Array(count);
  for (let row = 1; row < rows - 1; row++)
    for (let column = 1; column < columns - 1; column++) {
      const i = row * columns + column;
      let [p, q] = [0, 0];
      for (let k = i - columns; k <= i + columns; k += columns) {
        p += tensor[0][k - 1]! + tensor[0][k]! + tensor[0][k + 1]!;
        q += tensor[1][k - 1]! + tensor[1][k]! + tensor[1][k + 1]!;
      }
      const power = Math.sqrt(p * p + q * q) / 3;
      if (power < FAINT) continue;
      angle[i] = 0.5 * Math.atan2(q, p) + Math.PI / 2;
      strength[i] = Math.min(1, (power - FAINT) / (PLAIN - FAINT));
    }
  return { cell: CELL, columns, angle, strength };
}
