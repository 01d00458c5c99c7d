import { describe, expect, it } from "vitest";
import { inferCapabilities } from "../../src/spaces/directory/infer-capability.ts";
import { readSpaceApi } from "../../src/spaces/gradio/schema.ts";
import { infoOf } from "./gradio-app.ts";
import { REAL_SPACE_INFOS } from "./real-space-infos.ts";

const inferred = (id: string) =>
  inferCapabilities(readSpaceApi(id, REAL_SPACE_INFOS[id])).map(
    ({ capability, endpoint }) => `${capability} ${endpoint}`,
  );

describe("what a Space's endpoints are for", () => {
  it.each([
    ["black-forest-labs/FLUX.1-schnell", ["text-to-image /infer"]],
    ["black-forest-labs/FLUX.2-klein-4B", ["text-to-image /infer"]],
    ["stabilityai/stable-diffusion-3.5-large", ["text-to-image /infer"]],
    ["Qwen/Qwen-Image", ["text-to-image /infer"]],
    ["mrfakename/Z-Image-Turbo", ["text-to-image /generate_image"]],
    ["ideogram-ai/ideogram4", ["text-to-image /generate"]],
    ["trellis-community/TRELLIS", ["image-to-3d /generate_and_extract_glb"]],
    ["tencent/Hunyuan3D-2.1", ["image-to-3d /shape_generation"]],
    ["VAST-AI/TripoSG", ["image-to-3d /image_to_3d", "texture /run_texture"]],
    ["stabilityai/TripoSR", ["image-to-3d /generate", "remove-background /preprocess"]],
    ["VAST-AI/TripoSplat", ["image-to-3d /generate"]],
    ["hysts/Shap-E", ["text-to-3d /text-to-3d", "image-to-3d /image-to-3d"]],
    ["finegrain/finegrain-image-enhancer", ["upscale /process"]],
    ["Nick088/Real-ESRGAN_Pytorch", ["upscale /predict"]],
    ["briaai/BRIA-RMBG-2.0", ["remove-background /image"]],
    ["Insta360-Research/DiT360", ["panorama /generate"]],
  ])("is seen in the shape of %s", (id, expected) => {
    expect(inferred(id)).toEqual(expected);
  });

  it.each([
    ["microsoft/TRELLIS.2", "a chain of calls, none of which does it alone"],
    ["VAST-AI/MV-Adapter-Img2Texture", "views that another endpoint has to make first"],
    ["Qwen/Qwen-Image-Edit-2511", "edits of pictures"],
    ["someone/music", "sound"],
    ["someone/chat", "talk"],
  ])("is nothing for %s: %s", (id) => {
    expect(inferred(id)).toEqual([]);
  });

  it("is less certain where a session has to be started, and where words say little", () => {
    const [certain] = inferCapabilities(readSpaceApi("hysts/Shap-E", REAL_SPACE_INFOS["hysts/Shap-E"]));
    const chain = readSpaceApi("VAST-AI/TripoSG", REAL_SPACE_INFOS["VAST-AI/TripoSG"]);
    expect(inferCapabilities(chain)[0]!.confidence).toBeLessThan(certain!.confidence);
  });

  it("is nothing for a Space without endpoints", () => {
    expect(inferCapabilities(readSpaceApi("a/b", infoOf([])))).toEqual([]);
  });
});
