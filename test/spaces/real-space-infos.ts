import { FILE_SCHEMA, infoOf, parameter, type TestEndpoint } from "./gradio-app.ts";

// What well-known Spaces answer to `/info`, as far as public notes on calling them tell: names, order, components.

type Parameter = ReturnType<typeof parameter>;
type Return = { label: string; component: string };

const optional = (value: unknown) => ({ parameter_has_default: true, parameter_default: value });
const text = (name: string, label = name) => parameter(name, { type: "string" }, { label });
const prompt = text("prompt", "Prompt");
const number = (name: string, value = 1): Parameter =>
  parameter(name, { type: "number" }, { component: "Slider", ...optional(value) });
const flag = (name: string, value = true): Parameter =>
  parameter(name, { type: "boolean" }, { component: "Checkbox", ...optional(value) });
const choice = (name: string, ...values: string[]): Parameter =>
  parameter(name, { type: "string", enum: values }, { component: "Radio", ...optional(values[0]) });
const image = (name: string, label = name): Parameter =>
  parameter(name, FILE_SCHEMA, { label, component: "Image" });
const mesh = (name: string, label = "3D Mesh"): Parameter =>
  parameter(name, FILE_SCHEMA, { label, component: "Model3D" });
const gallery = (name: string): Parameter => {
  const item = {
    type: "object",
    properties: { image: FILE_SCHEMA, caption: { anyOf: [{ type: "string" }, { type: "null" }] } },
  };
  return parameter(name, { type: "array", items: item }, { component: "Gallery", ...optional([]) });
};

const out = (component: string, label = component.toLowerCase()): Return => ({ label, component });
const picture = [out("Image", "Result"), out("Slider", "Seed")];
const seedAndSize = [number("seed"), flag("randomize_seed"), number("width", 1024), number("height", 1024)];

function space(endpoints: Record<string, [Parameter[], Return[]]>): unknown {
  return infoOf(
    Object.entries(endpoints).map(
      ([name, [parameters, returns]]): TestEndpoint => ({
        name,
        parameters,
        returns,
        play: () => undefined,
      }),
    ),
  );
}

/** Raw `/info` by Space. */
export const REAL_SPACE_INFOS: Readonly<Record<string, unknown>> = {
  "black-forest-labs/FLUX.1-schnell": space({
    "/infer": [[prompt, ...seedAndSize, number("num_inference_steps", 4)], picture],
    "/infer_1": [[prompt, ...seedAndSize, number("num_inference_steps", 4)], picture],
  }),
  "black-forest-labs/FLUX.2-klein-4B": space({
    "/update_steps_from_mode": [
      [choice("mode_choice", "Distilled (4 steps)", "Base (50 steps)")],
      [out("Slider")],
    ],
    "/infer": [
      [
        prompt,
        gallery("input_images"),
        choice("mode_choice", "Distilled (4 steps)", "Base (50 steps)"),
        ...seedAndSize,
        number("guidance_scale"),
        flag("prompt_upsampling", false),
      ],
      picture,
    ],
  }),
  "stabilityai/stable-diffusion-3.5-large": space({
    "/infer": [[prompt, text("negative_prompt", "Negative prompt"), ...seedAndSize], picture],
  }),
  "Qwen/Qwen-Image": space({
    "/infer": [
      [
        prompt,
        number("seed"),
        flag("randomize_seed"),
        choice("aspect_ratio", "1:1", "16:9"),
        flag("prompt_enhance"),
      ],
      picture,
    ],
    "/lambda": [[], [out("Textbox")]],
  }),
  "Qwen/Qwen-Image-Edit-2511": space({
    "/infer": [
      [gallery("images"), prompt, ...seedAndSize],
      [out("Gallery", "Result"), out("Slider")],
    ],
  }),
  "mrfakename/Z-Image-Turbo": space({
    "/generate_image": [
      [prompt, number("height"), number("width"), number("seed"), flag("randomize_seed")],
      picture,
    ],
  }),
  "ideogram-ai/ideogram4": space({
    "/generate": [
      [
        prompt,
        choice("mode", "Turbo · 12 steps", "Default · 20 steps"),
        choice("upsampler", "Ideogram (remote)"),
        ...seedAndSize,
      ],
      [out("Image"), out("Number"), out("Textbox", "Caption")],
    ],
  }),
  "microsoft/TRELLIS.2": space({
    "/start_session": [[], []],
    "/preprocess_image": [[image("input", "Image Prompt")], [out("Image", "Image Prompt")]],
    "/get_seed": [[flag("randomize_seed"), number("seed")], [out("Slider")]],
    "/image_to_3d": [
      [image("image", "Image Prompt"), number("seed"), choice("resolution", "512", "1024", "1536")],
      [out("Html", "3D Asset Preview")],
    ],
    "/extract_glb": [
      [number("decimation_target", 300_000), number("texture_size", 2048)],
      [out("Model3d", "Extracted GLB"), out("Downloadbutton", "Download GLB")],
    ],
    "/lambda_1": [[], []],
  }),
  "trellis-community/TRELLIS": space({
    "/start_session": [[], []],
    "/preprocess_image": [[image("image")], [out("Image")]],
    "/preprocess_images": [[gallery("images")], [out("Gallery")]],
    "/generate_and_extract_glb": [
      [
        image("image"),
        gallery("multiimages"),
        number("seed"),
        choice("multiimage_algo", "stochastic"),
        number("mesh_simplify", 0.95),
      ],
      [
        out("Video", "Generated 3D Asset"),
        out("Model3d", "Extracted GLB"),
        out("Downloadbutton", "Download GLB"),
      ],
    ],
    "/extract_gaussian": [[], [out("Model3d", "Extracted Gaussian"), out("Downloadbutton")]],
  }),
  "tencent/Hunyuan3D-2.1": space({
    "/shape_generation": [
      [
        image("image"),
        image("mv_image_front", "Front"),
        image("mv_image_back", "Back"),
        number("steps", 30),
        number("seed", 1234),
        flag("check_box_rembg"),
      ],
      [out("File", "File"), out("Html", "Output"), out("Json", "Mesh Stats"), out("Slider", "Seed")],
    ],
    "/on_gen_mode_change": [[choice("value", "Turbo", "Fast")], [out("Slider")]],
    "/on_export_click": [
      [
        parameter("file_out", FILE_SCHEMA, { label: "File", component: "File" }),
        choice("file_type", "glb", "obj"),
      ],
      [out("Html"), out("File")],
    ],
  }),
  "VAST-AI/TripoSG": space({
    "/start_session": [[], []],
    "/run_segmentation": [[image("image")], [out("Image", "Segmentation Result")]],
    "/get_random_seed": [[flag("randomize_seed"), number("seed")], [out("Number")]],
    "/image_to_3d": [
      [image("image"), number("seed"), flag("simplify"), number("target_face_num")],
      [out("Model3d", "Generated GLB")],
    ],
    "/run_texture": [
      [image("image"), mesh("mesh_path", "Model path"), number("seed")],
      [out("Model3d", "Textured GLB")],
    ],
  }),
  "VAST-AI/TripoSplat": space({
    "/generate": [
      [image("image"), number("seed", 42), number("steps", 20), choice("output_format", "ply", "splat")],
      [out("Model3d"), out("File"), out("File"), out("Textbox", "Status")],
    ],
  }),
  "stabilityai/TripoSR": space({
    "/check_input_image": [[image("input_image")], []],
    "/preprocess": [
      [image("input_image"), flag("do_remove_background"), number("foreground_ratio", 0.85)],
      [out("Image", "Processed Image")],
    ],
    "/generate": [
      [image("image", "Processed Image"), number("mc_resolution", 256)],
      [out("Model3d", "Output Model (OBJ Format)"), out("Model3d", "Output Model (GLB Format)")],
    ],
  }),
  "hysts/Shap-E": space({
    "/text-to-3d": [[prompt, number("seed"), number("guidance_scale", 15)], [out("Model3d", "Result")]],
    "/image-to-3d": [[image("image", "Input image"), number("seed")], [out("Model3d", "Result")]],
  }),
  "VAST-AI/MV-Adapter-Img2Texture": space({
    "/start_session": [[], []],
    "/run_mvadapter": [
      [mesh("mesh_path"), prompt, image("image"), number("seed")],
      [out("Gallery", "Views")],
    ],
    "/run_texturing": [
      [mesh("mesh_path"), gallery("mv_images"), flag("uv_unwarp"), number("uv_size", 4096)],
      [out("Model3d", "Textured Mesh")],
    ],
  }),
  "finegrain/finegrain-image-enhancer": space({
    "/process": [
      [
        image("input_image"),
        text("prompt", "Prompt"),
        text("negative_prompt"),
        number("upscale_factor", 2),
        choice("solver", "DDIM"),
      ],
      [out("Imageslider", "Before / After")],
    ],
  }),
  "Nick088/Real-ESRGAN_Pytorch": space({
    "/predict": [
      [image("img", "Input Image"), choice("size_modifier", "2", "4", "8")],
      [out("Image", "Output")],
    ],
  }),
  "briaai/BRIA-RMBG-2.0": space({
    "/image": [[image("image", "Upload an image")], [out("Imageslider"), out("File", "png file")]],
  }),
  "Insta360-Research/DiT360": space({
    "/generate": [[prompt, number("seed")], [out("Image", "Panorama")]],
  }),
  "someone/music": space({
    "/generate": [[prompt, parameter("melody", FILE_SCHEMA, { label: "Melody audio" })], [out("Audio")]],
  }),
  "someone/chat": space({ "/chat": [[text("message", "Message")], [out("Textbox", "Response")]] }),
};
