import { describe, expect, it } from "vitest";
import { adaptInput } from "../../src/core/adapt-input.ts";
import { digestOf } from "../../src/core/digest.ts";
import { ArtifactValue } from "../../src/core/space.ts";

const string = { type: "string" };
const number = (minimum?: number, maximum?: number, more: object = {}) => ({
  type: "number",
  ...(minimum !== undefined && { minimum }),
  ...(maximum !== undefined && { maximum }),
  ...more,
});
const boolean = { type: "boolean" };
const file = { type: "string", format: "artifact" };
const choice = (...values: unknown[]) => ({ enum: values });
const gallery = {
  type: "array",
  items: {
    type: "object",
    properties: { image: file, caption: { type: ["string", "null"] } },
    required: ["image"],
  },
};

/** Everything without a default is required, as in Gradio. */
const schemaOf = (properties: Record<string, object>) => ({
  type: "object",
  properties,
  required: Object.entries(properties).flatMap(([name, schema]) => ("default" in schema ? [] : [name])),
});
const artifact = (name: string) =>
  new ArtifactValue(
    {
      digest: digestOf(name),
      mediaType: name.endsWith("glb") ? "model/gltf-binary" : "image/png",
      sizeBytes: 1,
      provenance: { source: "a/b", name },
    },
    name,
  );
const picture = artifact("a.png");
const mesh = artifact("a.glb");

/** Inputs of public Spaces and of our own, by their parameters as of 2026. */
const SCHEMAS = {
  flux: schemaOf({
    prompt: string,
    seed: number(0, 2147483647, { default: 0 }),
    randomize_seed: { ...boolean, default: true },
    width: number(256, 2048, { default: 1024 }),
    height: number(256, 2048, { default: 1024 }),
    num_inference_steps: number(1, 50, { default: 4 }),
  }),
  flux2: schemaOf({
    prompt: string,
    input_images: gallery,
    mode_choice: choice("Distilled (4 steps)", "Base (50 steps)"),
    seed: number(0, 100),
    randomize_seed: boolean,
    width: number(256, 1024, { multipleOf: 16 }),
    height: number(256, 1024, { multipleOf: 16 }),
    guidance_scale: number(0, 10, { default: 1 }),
    prompt_upsampling: boolean,
  }),
  qwen: schemaOf({
    prompt: string,
    seed: number(0, 2147483647, { default: 0 }),
    randomize_seed: { ...boolean, default: true },
    aspect_ratio: { ...choice("1:1", "16:9", "9:16", "4:3", "3:4"), default: "16:9" },
    num_inference_steps: number(1, 50, { default: 50 }),
    prompt_enhance: { ...boolean, default: true },
  }),
  sd: schemaOf({
    prompt: string,
    negative_prompt: string,
    seed: number(),
    width: number(512, 1024, { multipleOf: 64 }),
    height: number(512, 1024, { multipleOf: 64 }),
    num_inference_steps: number(1, 60, { default: 40 }),
  }),
  paint: schemaOf({
    prompt: string,
    style: { ...string, default: "impressionist" },
    width: number(256, 2048, { default: 1024 }),
    height: number(256, 2048, { default: 1024 }),
    seed: number(undefined, undefined, { default: 0 }),
  }),
  sculpt: schemaOf({
    prompt: string,
    style: { ...string, default: "bronze" },
    seed: number(undefined, undefined, { default: 0 }),
  }),
  shapE: schemaOf({
    prompt: string,
    seed: number(0, 2147483647),
    guidance_scale: number(1, 20, { default: 15 }),
  }),
  shapEImage: schemaOf({
    image: file,
    seed: number(0, 2147483647),
    guidance_scale: number(1, 20, { default: 15 }),
  }),
  hunyuan: schemaOf({
    image: file,
    mv_image_front: file,
    mv_image_back: file,
    steps: number(1, 100, { default: 30 }),
    seed: number(0, 10_000_000),
    check_box_rembg: { ...boolean, default: true },
    randomize_seed: boolean,
  }),
  trellis: schemaOf({
    image: file,
    multiimages: gallery,
    seed: number(0, 2147483647),
    multiimage_algo: choice("stochastic", "multidiffusion"),
    texture_size: number(512, 2048, { multipleOf: 512 }),
  }),
  texture: schemaOf({ mesh_path: file, prompt: string, image: file, seed: number() }),
  finegrain: schemaOf({
    input_image: file,
    prompt: { ...string, default: "masterpiece" },
    upscale_factor: number(1, 4, { default: 2 }),
    tile_width: number(64, 200, { default: 112 }),
  }),
  esrgan: schemaOf({ img: file, size_modifier: choice("2", "4", "8") }),
};

const FLUX_INPUT = {
  prompt: "an impressionist painting of a harbour",
  seed: 7,
  randomize_seed: false,
  width: 1280,
  height: 720,
  num_inference_steps: 4,
};
const PAINT_INPUT = { prompt: "a harbour", style: "cubist", width: 1536, height: 2048, seed: 7 };

describe("inputs between Spaces that make pictures", () => {
  it("go from FLUX to our painter, the style staying in the words", () => {
    expect(adaptInput(FLUX_INPUT, SCHEMAS.paint)).toEqual({
      prompt: FLUX_INPUT.prompt,
      width: 1280,
      height: 720,
      seed: 7,
    });
  });

  it("go from our painter to FLUX, the style going into the words", () => {
    expect(adaptInput(PAINT_INPUT, SCHEMAS.flux)).toEqual({
      prompt: "a harbour, cubist painting",
      seed: 7,
      randomize_seed: false,
      width: 1536,
      height: 2048,
    });
  });

  it("keep the shape where sizes have bounds and steps", () => {
    expect(adaptInput(PAINT_INPUT, SCHEMAS.sd)).toEqual({
      prompt: "a harbour, cubist painting",
      negative_prompt: "",
      seed: 7,
      width: 768,
      height: 1024,
    });
    expect(adaptInput({ ...PAINT_INPUT, width: 100, height: 200 }, SCHEMAS.sd)).toMatchObject({
      width: 512,
      height: 1024,
    });
  });

  it("leave steps and guidance behind, since they suit one Space only", () => {
    const adapted = adaptInput({ ...FLUX_INPUT, guidance_scale: 3 }, SCHEMAS.sd);
    expect(adapted).not.toHaveProperty("num_inference_steps");
    expect(adapted).not.toHaveProperty("guidance_scale");
  });

  it("turn width and height into the nearest shape, and a shape into width and height", () => {
    expect(adaptInput(FLUX_INPUT, SCHEMAS.qwen)).toEqual({
      prompt: FLUX_INPUT.prompt,
      seed: 7,
      randomize_seed: false,
      aspect_ratio: "16:9",
    });
    expect(adaptInput(PAINT_INPUT, SCHEMAS.qwen)).toMatchObject({ aspect_ratio: "3:4" });
    const wide = adaptInput({ prompt: "a harbour", aspect_ratio: "16:9", seed: 7 }, SCHEMAS.flux);
    expect(wide).toMatchObject({ width: 1368, height: 768 });
  });

  it.each([
    [{ image_size: choice("1024x1024", "1536 x 1024", "1024 × 1536") }, { image_size: "1536 x 1024" }],
    [{ aspect: choice("Square", "Landscape", "Portrait") }, { aspect: "Landscape" }],
    [{ aspect_ratio: choice("9:16 (tall)", "16:9 (wide)") }, { aspect_ratio: "16:9 (wide)" }],
    [{ ratio: string }, { ratio: "16:9" }],
    [{ quality: choice("low", "high") }, { quality: "low" }],
  ])("choose among %j", (properties, expected) => {
    expect(adaptInput(FLUX_INPUT, schemaOf({ prompt: string, ...properties }))).toEqual({
      prompt: FLUX_INPUT.prompt,
      ...expected,
    });
  });

  it("fill what is required as neutrally as can be, galleries beside words with none", () => {
    expect(adaptInput({ ...PAINT_INPUT, seed: 1_000_007 }, SCHEMAS.flux2)).toEqual({
      prompt: "a harbour, cubist painting",
      input_images: [],
      mode_choice: "Distilled (4 steps)",
      // 1,000,007 modulo 101.
      seed: 6,
      randomize_seed: false,
      width: 768,
      height: 1024,
      prompt_upsampling: false,
    });
  });

  it("find the words by other names, and by the label of an input without one", () => {
    for (const name of ["text", "caption", "scene_description", "idea"])
      expect(adaptInput(FLUX_INPUT, schemaOf({ [name]: string }))).toEqual({ [name]: FLUX_INPUT.prompt });
    const nameless = schemaOf({
      param_0: number(1, 9, { description: "Seed" }),
      param_1: { ...string, description: "Your prompt. Anything goes" },
    });
    expect(adaptInput(FLUX_INPUT, nameless)).toEqual({ param_0: 7, param_1: FLUX_INPUT.prompt });
  });

  it("take the style by the closest choice", () => {
    const schema = schemaOf({ prompt: string, style: choice("Photo", "Cubist (1910)", "Pop art") });
    expect(adaptInput(PAINT_INPUT, schema)).toEqual({ prompt: "a harbour", style: "Cubist (1910)" });
  });
});

describe("inputs between Spaces that make objects", () => {
  it("go from Shap-E to our sculptor and back, the material going into the words", () => {
    expect(adaptInput({ prompt: "a horse", seed: 3, guidance_scale: 15 }, SCHEMAS.sculpt)).toEqual({
      prompt: "a horse",
      seed: 3,
    });
    expect(adaptInput({ prompt: "a horse", style: "marble", seed: 3 }, SCHEMAS.shapE)).toEqual({
      prompt: "a horse, marble",
      seed: 3,
    });
  });

  it("carry a picture by any name, further views staying empty", () => {
    for (const name of ["image", "input", "input_image", "img", "photo_of_it"])
      expect(adaptInput({ [name]: picture, seed: 3 }, SCHEMAS.hunyuan)).toEqual({
        image: picture,
        mv_image_front: null,
        mv_image_back: null,
        seed: 3,
        randomize_seed: false,
      });
    expect(adaptInput({ image: picture, seed: 3 }, SCHEMAS.trellis)).toEqual({
      image: picture,
      multiimages: [],
      seed: 3,
      multiimage_algo: "stochastic",
      texture_size: 512,
    });
  });

  it("carry a picture written as a reference", () => {
    const adapted = adaptInput({ input_image: "artifact:01234567", seed: 1 }, SCHEMAS.shapEImage);
    expect(adapted).toEqual({ image: "artifact:01234567", seed: 1 });
  });

  it("make a gallery of one picture, and one picture of a gallery", () => {
    const schema = schemaOf({ images: gallery });
    expect(adaptInput({ image: picture }, schema)).toEqual({ images: [{ image: picture, caption: null }] });
    expect(adaptInput({ images: [{ image: picture, caption: null }] }, SCHEMAS.esrgan)).toMatchObject({
      img: picture,
    });
  });

  it("carry a mesh to the input for meshes and a picture to the one for pictures", () => {
    const adapted = adaptInput(
      { input_mesh: mesh, reference: picture, image: picture, prompt: "gilded" },
      SCHEMAS.texture,
    );
    expect(adapted).toEqual({ mesh_path: mesh, prompt: "gilded", image: picture, seed: 0 });
  });

  it("carry how much a picture is to grow", () => {
    expect(adaptInput({ input_image: picture, upscale_factor: 3 }, SCHEMAS.esrgan)).toEqual({
      img: picture,
      size_modifier: "2",
    });
    expect(adaptInput({ img: picture, size_modifier: "4" }, SCHEMAS.finegrain)).toEqual({
      input_image: picture,
      upscale_factor: 4,
    });
  });
});

describe("a Space is passed over", () => {
  it("when it needs a picture and there is none", () => {
    expect(adaptInput({ prompt: "a horse" }, SCHEMAS.shapEImage)).toBeUndefined();
    expect(adaptInput({ prompt: "a horse" }, schemaOf({ prompt: string, image: file }))).toBeUndefined();
    expect(adaptInput({ prompt: "a horse" }, schemaOf({ images: gallery }))).toBeUndefined();
  });

  it("when it needs words and there are none, unless it has the picture", () => {
    expect(adaptInput({ image: picture }, SCHEMAS.shapE)).toBeUndefined();
    expect(adaptInput({ seed: 1 }, SCHEMAS.flux)).toBeUndefined();
    expect(adaptInput({ image: picture }, schemaOf({ caption: string, image: file }))).toEqual({
      caption: "",
      image: picture,
    });
  });

  it("when it has no place for what the wish is about", () => {
    expect(adaptInput({ prompt: "a horse" }, schemaOf({ seed: number() }))).toBeUndefined();
    expect(adaptInput({ input_mesh: mesh }, SCHEMAS.shapEImage)).toBeUndefined();
  });
});
