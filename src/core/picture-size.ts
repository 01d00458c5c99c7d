type Schema = Readonly<Record<string, unknown>>;

/** In pixels. */
export interface PictureSize {
  width: number;
  height: number;
}

/** Diffusion models work on blocks of 8 pixels. */
const USUAL_STEP_PX = 8;
/** What most of them were trained on: one megapixel. */
const USUAL_EDGE_PX = 1024;
const USUAL_RATIOS = ["1:1", "4:3", "3:4", "3:2", "2:3", "16:9", "9:16"];

const SHAPE_WORDS: readonly (readonly [RegExp, PictureSize])[] = [
  [/square/i, { width: 1, height: 1 }],
  [/landscape|wide|horizontal/i, { width: 3, height: 2 }],
  [/portrait|tall|vertical/i, { width: 2, height: 3 }],
];

/** `16:9`, `1024x768 (landscape)`, `tall` and the like as two sides. */
export function readSides(value: unknown): PictureSize | undefined {
  const text = typeof value === "string" ? value : "";
  const match = /(\d+(?:\.\d+)?)\s*[:x×*/]\s*(\d+(?:\.\d+)?)/i.exec(text);
  const [width, height] = [Number(match?.[1]), Number(match?.[2])];
  if (width > 0 && height > 0) return { width, height };
  return SHAPE_WORDS.find(([pattern]) => pattern.test(text))?.[1];
}

/** The size as near as two number inputs allow: shape before area, within bounds, on steps. */
export function fitSize(
  { width, height }: PictureSize,
  widthSchema: Schema,
  heightSchema: Schema,
): PictureSize {
  const edges = [
    { px: width, ...boundsOf(widthSchema) },
    { px: height, ...boundsOf(heightSchema) },
  ];
  const shrink = Math.min(1, ...edges.map(({ px, most }) => most / px));
  const scale = Math.max(shrink, ...edges.map(({ px, least }) => least / px));
  const [fitWidth, fitHeight] = edges.map(({ px, least, most, step }) => {
    const snapped = Math.round((px * scale) / step) * step;
    return Math.min(most, Math.max(least, snapped));
  });
  return { width: fitWidth!, height: fitHeight! };
}

function boundsOf({ minimum, maximum, multipleOf }: Schema) {
  return {
    least: typeof minimum === "number" ? minimum : 0,
    most: typeof maximum === "number" ? maximum : Infinity,
    step: typeof multipleOf === "number" && multipleOf > 0 ? multipleOf : USUAL_STEP_PX,
  };
}

/** A shape such as 16:9 at the area the Space usually makes. */
export function sizeOfShape(shape: PictureSize, widthSchema: Schema, heightSchema: Schema): PictureSize {
  const edge = (schema: Schema) => (typeof schema.default === "number" ? schema.default : USUAL_EDGE_PX);
  const scale = Math.sqrt((edge(widthSchema) * edge(heightSchema)) / (shape.width * shape.height));
  return { width: shape.width * scale, height: shape.height * scale };
}

/** Of choices such as `16:9` or `1024x768`, the one nearest in shape, then in area. `undefined` if none is a size. */
export function nearestSize<T>(size: PictureSize, choices: readonly T[]): T | undefined {
  const distanceOf = (choice: T) => {
    const sides = readSides(choice);
    if (!sides) return [Infinity, Infinity] as const;
    const shape = Math.log((sides.width * size.height) / (sides.height * size.width));
    const area = Math.log((sides.width * sides.height) / (size.width * size.height));
    return [Math.round(Math.abs(shape) * 100), Math.abs(area)] as const;
  };
  const ranked = choices
    .map((choice) => ({ choice, distance: distanceOf(choice) }))
    .filter(({ distance: [shape] }) => shape !== Infinity)
    .sort((a, b) => a.distance[0] - b.distance[0] || a.distance[1] - b.distance[1]);
  return ranked[0]?.choice;
}

/** The shape in words a Space may take where it lists no choices. */
export function ratioWords(size: PictureSize): string {
  return nearestSize(size, USUAL_RATIOS)!;
}
