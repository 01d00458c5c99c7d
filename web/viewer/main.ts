import { PerspectiveCamera } from "three";
import type { PageData } from "../../src/viewer/page-data.ts";
import { type LoadedGlb, loadGlb } from "../stage/load-glb.ts";
import { createStage, type Stage } from "../stage/stage.ts";
import { chooseVariant, thisDevice } from "./choose-variant.ts";
import { downloadGlb } from "./download-glb.ts";
import { element } from "./page-elements.ts";
import { type Curtain, createCurtain } from "./panels/curtain.ts";
import { createDialogs } from "./panels/dialogs.ts";
import { startWalkthrough, type Walkthrough } from "./walkthrough.ts";

declare global {
  /** For tests and the curious. */
  var walkthrough: Walkthrough | undefined;
}

/** For a scene without variants. Phones have little memory: twelve textures of 2048 pixels fill 256 MB with their mipmaps. */
const SCENE_TEXTURE_PX = { desktop: 2048, phone: 1024 };

async function open(): Promise<void> {
  const data = JSON.parse(element("gallery-data").textContent ?? "") as PageData;
  const curtain = createCurtain();
  const dialogs = createDialogs();
  const stage = tryStage();
  if (!stage) {
    curtain.stayClosed(
      "This browser can't draw in 3D (WebGL 2 is missing or switched off), so here is the gallery as a catalogue.",
    );
    return;
  }
  const variant = chooseVariant(thisDevice(), location.search);
  const glb = await loadUntilItWorks(data.modelUrls[variant], curtain, {
    maxTexturePx: data.hasVariants ? stage.renderer.capabilities.maxTextureSize : SCENE_TEXTURE_PX[variant],
  });
  stage.show(glb, new PerspectiveCamera());
  globalThis.walkthrough = startWalkthrough(stage, glb, data, dialogs);
  stage.renderer.domElement.addEventListener("webglcontextlost", (event) => {
    event.preventDefault();
    // Rebuilding everything is what a reload does best.
    void curtain.askForRetry("The graphics chip gave up for a moment.").then(() => location.reload());
  });
  requestAnimationFrame(() => {
    curtain.open();
    dialogs.openHelpOnFirstVisit();
  });
}

function tryStage(): Stage | undefined {
  try {
    return createStage(element<HTMLCanvasElement>("room"), {
      antialias: true,
      anisotropy: 8,
      reflectionPx: 256,
    });
  } catch {
    return undefined;
  }
}

async function loadUntilItWorks(
  url: string,
  curtain: Curtain,
  options: { maxTexturePx: number },
): Promise<LoadedGlb> {
  for (let cache: "default" | "reload" = "default"; ; cache = "reload") {
    try {
      curtain.showProgress(0);
      const bytes = await downloadGlb(url, cache, curtain.showProgress);
      curtain.showPreparing();
      return await loadGlb(bytes, options).catch(() => {
        throw new Error("The gallery's file is damaged and can't be shown.");
      });
    } catch (error) {
      await curtain.askForRetry(error instanceof Error ? error.message : String(error));
    }
  }
}

void open();
