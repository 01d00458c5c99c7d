import { createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import type { ExhibitSpec } from "../../core/plan.ts";
import { labelFont } from "./label-font.ts";

export type Label = ExhibitSpec["label"];

/** One picture with all cards, and where each card is in it. */
export interface LabelSheet {
  image: Uint8Array;
  /** Per label: left, top, right, bottom as shares of the picture. */
  cells: [number, number, number, number][];
}

/** Cards are 15 × 10 cm; the sheet gives each 384 × 256 px, enough to read from half a metre. */
export const CARD = { widthMetres: 0.15, heightMetres: 0.1 };
const CELL = { width: 384, height: 256 };

/** Writes all labels on one sheet: artist, title and year, medium. */
export function paintLabels(labels: readonly Label[]): LabelSheet {
  const columns = Math.max(1, Math.ceil(Math.sqrt(labels.length * (CELL.height / CELL.width))));
  const rows = Math.max(1, Math.ceil(labels.length / columns));
  const canvas = createCanvas(columns * CELL.width, rows * CELL.height);
  const context = canvas.getContext("2d");
  context.fillStyle = "#f6f3ec";
  context.fillRect(0, 0, canvas.width, canvas.height);
  const cells = labels.map((label, i): LabelSheet["cells"][number] => {
    const [x, y] = [(i % columns) * CELL.width, Math.floor(i / columns) * CELL.height];
    paintCard(context, label, x, y);
    return [
      x / canvas.width,
      y / canvas.height,
      (x + CELL.width) / canvas.width,
      (y + CELL.height) / canvas.height,
    ];
  });
  return { image: canvas.encodeSync("jpeg", 88), cells };
}

function paintCard(context: SKRSContext2D, label: Label, x: number, y: number): void {
  const [left, width] = [x + 30, CELL.width - 60];
  const lines: { text: string; size: number; style: "" | "italic "; colour: string }[] = [
    { text: label.artist, size: 27, style: "", colour: "#2a2723" },
    { text: label.title, size: 33, style: "italic ", colour: "#14110e" },
    { text: label.year, size: 25, style: "", colour: "#3d3933" },
    { text: label.medium, size: 22, style: "", colour: "#6a645b" },
    { text: label.credit ?? "", size: 19, style: "", colour: "#8a8378" },
  ];
  let top = y + 24;
  context.textBaseline = "top";
  for (const { text, size, style, colour } of lines) {
    if (!text) continue;
    context.font = labelFont(size, style);
    context.fillStyle = colour;
    for (const line of wrap(context, text, width).slice(0, style ? 2 : 1)) {
      if (top + size > y + CELL.height - 12) return;
      context.fillText(line, left, top);
      top += size * 1.2;
    }
    top += 5;
  }
}

/** Breaks at words; a line that still does not fit ends with an ellipsis. */
export function wrap(context: SKRSContext2D, text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    const longer = line ? `${line} ${word}` : word;
    if (line && context.measureText(longer).width > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  lines.push(line);
  return lines.map((full) => {
    let cut = full;
    while (context.measureText(cut).width > width && cut.length > 2) cut = `${cut.slice(0, -2)}…`;
    return cut;
  });
}
