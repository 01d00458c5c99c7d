import { adaptInput as adaptToSchema } from "../../core/adapt-input.ts";
import type { ExhibitSpec, GalleryPlan } from "../../core/plan.ts";
import type { Capability } from "../../core/space.ts";
import type { ArtifactRef } from "../../core/tool.ts";

/** Long edge of a painting in pixels: sharp at nose length on a canvas of a metre. */
const LONG_EDGE_PX = 2048;
/** What the models behind image-to-3d Spaces look at is smaller still. */
const REFERENCE_EDGE_PX = 1024;

type Input = Record<string, unknown>;

/** What determines a call, in the names of the built-in Spaces; others get it translated to their own schema. */
export function baseInput(plan: GalleryPlan, words: string, attempt: number): Input {
  return {
    scene: (words.trim() || plan.title).slice(0, 500),
    style: plan.style,
    resolution: ["high", "medium", "low"][Math.min(attempt, 2)],
    plan: "plan",
    seed: plan.seed,
  };
}

/** A picture at the canvas's aspect, its long edge 2048 px, both a multiple of 8. */
export function paintingInput(exhibit: ExhibitSpec, attempt: number): Input {
  const scale = LONG_EDGE_PX / Math.max(exhibit.widthCm, exhibit.heightCm);
  const pixels = (centimetres: number) => Math.round((centimetres * scale) / 8) * 8;
  return {
    prompt: exhibit.prompt,
    style: exhibit.style,
    width: pixels(exhibit.widthCm),
    height: pixels(exhibit.heightCm),
    seed: changedSeed(exhibit.seed, attempt),
  };
}

export function sculptureInput(exhibit: ExhibitSpec, attempt: number): Input {
  return { prompt: exhibit.prompt, style: exhibit.style, seed: changedSeed(exhibit.seed, attempt) };
}

/** A picture to make a sculpture from: what stands in the way of its outline would become part of it. */
export function referenceInput(exhibit: ExhibitSpec, attempt: number): Input {
  return {
    prompt: `${exhibit.prompt}, ${exhibit.style}, single object, centred, plain light background, full object visible`,
    width: REFERENCE_EDGE_PX,
    height: REFERENCE_EDGE_PX,
    seed: changedSeed(exhibit.seed, attempt),
  };
}

export function sculptureFromPictureInput(exhibit: ExhibitSpec, attempt: number, image: ArtifactRef): Input {
  return { ...sculptureInput(exhibit, attempt), image };
}

export function refineInput(
  plan: GalleryPlan,
  made: Readonly<Record<string, ArtifactRef>>,
  attempt: number,
  seed: number,
): Input {
  const existing = plan.exhibits.flatMap((exhibit) => {
    const artifact = made[exhibit.id];
    return artifact ? [{ exhibit, artifact }] : [];
  });
  const paintings = existing
    .filter(({ exhibit }) => exhibit.kind !== "sculpture")
    .map(({ exhibit, artifact }) => ({ image: artifact, caption: exhibit.id }));
  return {
    input_mesh: made.base,
    texture_style: textureStyle(plan),
    add_paintings: paintings.length > 0,
    paintings,
    sculptures: existing
      .filter(({ exhibit }) => exhibit.kind === "sculpture")
      .map(({ artifact }) => artifact),
    plan: "plan",
    texture_size: attempt === 0 ? 2048 : 1024,
    seed,
  };
}

/** The input in the words of the chosen endpoint; built-in ones are spoken to in their own. */
export function adaptInput({ schema }: { schema?: Input }, input: Input): Input {
  return (schema && adaptToSchema(input, schema)) || input;
}

const SOME_FILE: ArtifactRef = "artifact:00000000";

/** What each capability is asked for, as far as it decides whether an endpoint can be asked at all. */
const QUESTIONS: Readonly<Partial<Record<Capability, Input>>> = {
  "build-scene": { scene: "a room" },
  "refine-scene": { input_mesh: SOME_FILE },
  "text-to-image": { prompt: "a fox", width: 1024, height: 1024 },
  "text-to-3d": { prompt: "a fox" },
  "image-to-3d": { prompt: "a fox", image: SOME_FILE },
};

/** Whether an endpoint has words for what a capability is asked for, and wants nothing we do not have. */
export function understands(schema: Input, capability: Capability): boolean {
  return adaptToSchema(QUESTIONS[capability] ?? {}, schema) !== undefined;
}

/** The movement most paintings are in; a room of sculptures is textured in its own style. */
function textureStyle(plan: GalleryPlan): string {
  const counts = new Map<string, number>();
  for (const { kind, style } of plan.exhibits) {
    if (kind === "painting") counts.set(style, (counts.get(style) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? plan.style;
}

/** The same chance would fail the same way. */
function changedSeed(seed: number, attempt: number): number {
  return (seed + attempt * 7919) & 0x7fffffff;
}
