import type {} from "../../src/render/page-protocol.ts";
import { createStage, type Stage } from "../stage/stage.ts";
import { pictureGlb } from "./picture-glb.ts";
import { rehearse } from "./rehearse.ts";

let stage: Stage | undefined;
let failure = "WebGL did not start";
try {
  // Edges are smoothed by supersampling, which is faster than multisampling in software.
  stage = createStage(document.createElement("canvas"), {
    antialias: false,
    anisotropy: 1,
    reflectionPx: 64,
  });
  rehearse(stage);
} catch (error) {
  failure = String(error);
}

globalThis.thumbnailPage = {
  ready: Promise.resolve(stage ? { renderer: rendererName(stage) } : { failure }),
  async picture(request) {
    if (!stage) return { failure };
    try {
      return await pictureGlb(stage, request);
    } catch (error) {
      return { failure: error instanceof Error ? error.message : String(error) };
    }
  },
};

function rendererName(stage: Stage): string {
  const gl = stage.renderer.getContext();
  const debug = gl.getExtension("WEBGL_debug_renderer_info");
  return String(gl.getParameter(debug?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER));
}
