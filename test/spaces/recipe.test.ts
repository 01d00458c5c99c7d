import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AbortReason } from "../../src/core/abort.ts";
import type { SpaceProgress } from "../../src/core/space.ts";
import { parseCatalog } from "../../src/spaces/catalog/catalog.ts";
import { createSpaceDirectory } from "../../src/spaces/directory/space-directory.ts";
import { createSpaceClient } from "../../src/spaces/space-client.ts";
import { type ChainServer, startChainServer } from "./chain-server.ts";
import { createStoredFiles } from "./stored-files.ts";

const CATALOG = parseCatalog(`
spaces:
  - id: builtin/chain
    title: Chain
    description: Objects from pictures.
    licence: MIT
    gpuSeconds: 0
    endpoints:
      - name: /image_to_glb
        capability: image-to-3d
        description: Makes a GLB of a picture.
        input:
          image: {file: true, description: The picture.}
          seed: {type: integer, minimum: 0, default: 3}
          texture_size: {type: integer, optional: true}
        recipe:
          - call: /start_session
          - call: /preprocess_image
            input: {input: $image}
            keep: {prepared: 0}
            otherwise: {prepared: $image}
          - call: /image_to_3d
            input: {image: $prepared, seed: $seed, resolution: "1024"}
          - call: /extract_glb
            input: {texture_size: $texture_size}
            output: [0]
      - name: /texture_mesh
        capability: texture
        input:
          mesh: {file: true}
          image: {file: true}
        recipe:
          - call: /start_session
          - {call: /run_mvadapter, input: {mesh_path: $mesh, image: $image}, keep: {views: {output: 0, as: gallery}}}
          - {call: /run_texturing, input: {mesh_path: $mesh, mv_images: $views}}
`);

const { signal } = new AbortController();
let chain: ChainServer;
/** How many pages were open while each file was fetched. */
let openPages: number[];
const { intake, readArtifact, file } = createStoredFiles(() => openPages.push(chain.server.heartbeats.size));

function createClient() {
  return createSpaceClient({
    directory: createSpaceDirectory({ catalog: CATALOG }),
    intake,
    readArtifact,
    builtinUrl: () => chain.server.url,
    logger: pino({ level: "silent" }),
  });
}

const call = (endpoint: string, input: Record<string, unknown>, onProgress?: (news: SpaceProgress) => void) =>
  createClient().call(
    { space: "builtin/chain", endpoint, input },
    { signal, ...(onProgress && { onProgress }) },
  );
const names = () => chain.calls.map(({ name }) => name);

beforeEach(async () => {
  openPages = [];
  chain = await startChainServer();
});
afterEach(async () => {
  await expect.poll(() => chain.server.openConnections()).toBe(0);
  await chain.server.close();
});

describe("a recipe", () => {
  it("is shown as one endpoint in place of its steps", async () => {
    const { endpoints } = await createClient().describe("builtin/chain", { signal });
    expect(endpoints.map(({ name }) => name)).toEqual(["/image_to_glb", "/texture_mesh", "/get_seed"]);
    expect(endpoints[0]).toMatchObject({
      description: "Makes a GLB of a picture.",
      input: {
        type: "object",
        properties: {
          image: { type: "string", format: "artifact", description: "The picture." },
          seed: { type: "integer", minimum: 0, default: 3 },
          texture_size: { type: "integer" },
        },
        required: ["image"],
        additionalProperties: false,
      },
      returns: [{ label: "Extracted GLB", component: "Model3d" }],
    });
    expect(endpoints[1]?.description).toBe("Objects from pictures.");
  });

  it("makes its calls in order on one session whose page is open until the files are home", async () => {
    const result = await call("/image_to_glb", { image: file("chair.png") });
    expect(names()).toEqual(["/start_session", "/preprocess_image", "/image_to_3d", "/extract_glb"]);
    expect(new Set(chain.calls.map(({ sessionHash }) => sessionHash)).size).toBe(1);
    expect(openPages).toEqual([1]);
    expect(result).toMatchObject({
      artifacts: [{ provenance: { endpoint: "/image_to_glb", name: "seed-3.glb" } }],
      values: [null],
    });
    await expect.poll(() => chain.server.heartbeats.size).toBe(0);
  });

  it("hands a step's file on as the Space itself calls it", async () => {
    await call("/image_to_glb", { image: file("chair.png") });
    const [prepared, seed, resolution] = chain.calls[2]!.data;
    expect(prepared).toEqual({
      path: expect.stringContaining("/prepared.png"),
      orig_name: "prepared.png",
      meta: { _type: "gradio.FileData" },
    });
    expect([seed, resolution]).toEqual([3, "1024"]);
  });

  it("leaves out what nobody gave, so that the Space's own default holds", async () => {
    await call("/image_to_glb", { image: file("chair.png") });
    await call("/image_to_glb", { image: file("chair.png"), texture_size: 1024 });
    expect(chain.calls[3]!.data).toEqual([300_000, 2048]);
    expect(chain.calls[7]!.data).toEqual([300_000, 1024]);
  });

  it("goes on without a step that may fail", async () => {
    chain.refusals.set("/preprocess_image", "the other Space has no GPU");
    await call("/image_to_glb", { image: file("chair.png") });
    expect(names()).toEqual(["/start_session", "/preprocess_image", "/image_to_3d", "/extract_glb"]);
    expect(chain.calls[2]!.data[0]).toMatchObject({ orig_name: "chair.png" });
    expect(chain.server.uploads).toHaveLength(1);
  });

  it("names the step that failed and ends there", async () => {
    chain.refusals.set("/image_to_3d", "out of memory");
    await expect(call("/image_to_glb", { image: file("chair.png") })).rejects.toMatchObject({
      code: "space-error",
      party: "space",
      message: expect.stringMatching(/^Step 3 of 4 \(\/image_to_3d\): .*out of memory/),
      userMessage: expect.stringMatching(/^Step 3 of 4: /),
    });
    expect(names()).not.toContain("/extract_glb");
  });

  it("keeps what an error means for retrying", async () => {
    chain.refusals.set("/extract_glb", "No GPU was available after 60s");
    await expect(call("/image_to_glb", { image: file("chair.png") })).rejects.toMatchObject({
      code: "zerogpu-busy",
      isRetryable: true,
      retryAfterMs: 10_000,
    });
  });

  it("checks its own inputs before anything is sent", async () => {
    await expect(call("/image_to_glb", { picture: "x", seed: -1 })).rejects.toMatchObject({
      code: "space-input-invalid",
      message: expect.stringMatching(/"image" is missing.*"picture" is not one of.*"seed" must be >= 0/),
    });
    await expect(call("/image_to_3d", {})).rejects.toMatchObject({ code: "space-endpoint-unknown" });
    expect(names()).toEqual([]);
  });

  it("tells the progress of the whole, and of all starts only the first", async () => {
    const progress: SpaceProgress[] = [];
    await call("/image_to_glb", { image: file("chair.png") }, (news) => progress.push(news));
    expect(progress.filter(({ kind }) => kind === "waiting")).toHaveLength(4);
    expect(progress.filter(({ kind }) => kind === "started")).toHaveLength(1);
    const steps = progress.flatMap((news) => (news.kind === "progress" ? [news] : []));
    expect(steps[0]).toEqual({ kind: "progress", fraction: 0.125, description: "step 1 of 4: at work" });
    expect(steps[1]).toEqual({ kind: "progress", fraction: 0.25, description: "step 2 of 4" });
    const fractions = steps.map(({ fraction = -1 }) => fraction);
    expect(fractions).toEqual(fractions.toSorted((one, other) => one - other));
    expect(steps.at(-1)).toMatchObject({ fraction: 0.875, description: "step 4 of 4: at work" });
  });

  it.each<[string, ((views: object[]) => unknown) | undefined]>([
    ["items", undefined],
    ["bare files", (views) => views],
    ["pairs with captions", (views) => views.map((view) => [view, null])],
    [
      "an update",
      (views) => ({ __type__: "update", value: views.map((image) => ({ image, caption: null })) }),
    ],
    [
      "server paths",
      (views) => views.map((view) => ({ image: (view as { path: string }).path, caption: null })),
    ],
  ])("wraps a gallery of %s as galleries are taken", async (_, gallery) => {
    chain.gallery = gallery;
    await call("/texture_mesh", {
      mesh: file("mesh.glb", "mesh", "model/gltf-binary"),
      image: file("a.png"),
    });
    expect(chain.calls[2]!.data[1]).toEqual(
      [1, 2].map((number) => ({
        image: expect.objectContaining({
          path: expect.stringMatching(new RegExp(`/view-${number}\\.png$`)),
          meta: { _type: "gradio.FileData" },
        }),
        caption: null,
      })),
    );
    // The mesh is needed twice and sent once.
    expect(chain.server.uploads.map(({ name }) => name).toSorted()).toEqual(["a.png", "mesh.glb"]);
  });

  it("ends with the abort's reason and is cancelled at the Space, whatever the step", async () => {
    const controller = new AbortController();
    const reason = new AbortReason("requester", "cancelled");
    chain.stalled.add("/preprocess_image");
    const spaces = createClient();
    const running = spaces.call(
      { space: "builtin/chain", endpoint: "/image_to_glb", input: { image: file("chair.png") } },
      {
        signal: controller.signal,
        onProgress: (news) => {
          if (news.kind === "progress" && news.description === "step 2 of 4: at work")
            controller.abort(reason);
        },
      },
    );
    await expect(running).rejects.toBe(reason);
    await spaces.close();
    expect(names()).toEqual(["/start_session", "/preprocess_image"]);
    expect(chain.server.cancelled).toHaveLength(1);
  });

  it("fails where a step returns nothing for the next", async () => {
    chain.gallery = () => null;
    await expect(
      call("/texture_mesh", { mesh: file("mesh.glb"), image: file("a.png") }),
    ).rejects.toMatchObject({
      code: "space-output-missing",
      message: expect.stringContaining("Step 2 of 3 (/run_mvadapter)"),
    });
  });
});
