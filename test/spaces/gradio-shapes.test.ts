import { describe, expect, it } from "vitest";
import { readCatalog } from "../../src/spaces/catalog/catalog.ts";
import { readGradioOutput } from "../../src/spaces/gradio/output.ts";
import { readSpaceApi } from "../../src/spaces/gradio/schema.ts";
import { jobError } from "../../src/spaces/space-errors.ts";
import { quoteText } from "../../src/spaces/untrusted-text.ts";
import { FILE_SCHEMA, parameter } from "./gradio-app.ts";

const origin = "https://x.hf.space";
const apiBase = `${origin}/--replicas/r1/gradio_api`;
const file = (path: string, more: object = {}) => ({ path, meta: { _type: "gradio.FileData" }, ...more });

function read(components: string[], data: unknown[]) {
  const returns = components.map((component) => ({ component }));
  const { values, files } = readGradioOutput(data, {
    space: "a/b",
    endpoint: "/x",
    returns,
    origin,
    apiBase,
  });
  return {
    values,
    urls: files.map((one) => ("url" in one ? one.url : "")),
    names: files.map(({ name }) => name),
  };
}

describe("outputs", () => {
  it("finds files as FileData, in galleries, videos, updates and pairs", () => {
    const url = `${origin}/gradio_api/file=/tmp/a.png`;
    expect(read(["Image", "Number"], [file("/tmp/a.png", { url, orig_name: "a.png" }), 7])).toEqual({
      values: [null, 7],
      urls: [url],
      names: ["a.png"],
    });
    const gallery = [{ image: file("/tmp/b.webp"), caption: "front" }];
    expect(read(["Gallery"], [gallery])).toEqual({
      values: [[{ image: null, caption: "front" }]],
      urls: [`${apiBase}/file=/tmp/b.webp`],
      names: ["b.webp"],
    });
    expect(read(["Video"], [{ video: file("/tmp/c.mp4"), subtitles: null }]).values).toEqual([
      { video: null, subtitles: null },
    ]);
    expect(read(["File"], [{ __type__: "update", value: "/tmp/d e.glb", visible: true }])).toMatchObject({
      values: [null],
      urls: [`${apiBase}/file=/tmp/d%20e.glb`],
    });
    expect(read(["ImageSlider"], [[file("/tmp/1.png"), file("/tmp/2.png")]]).urls).toHaveLength(2);
  });

  it("takes a bare path for a file only where a file is due", () => {
    expect(read(["Model3D"], ["/tmp/e.glb"]).urls).toHaveLength(1);
    expect(read(["Textbox"], ["/tmp/e.glb"])).toMatchObject({ values: ["/tmp/e.glb"], urls: [] });
    expect(read(["Image"], ["<b>/tmp/e.png</b>"]).urls).toEqual([]);
  });

  it("leaves HTML and JSON as values beside the files, capped", () => {
    const html = `<img src="data:image/png;base64,${"A".repeat(9_000)}">`;
    const { values, urls } = read(["HTML", "JSON", "Model3D"], [html, { faces: 3 }, file("/tmp/f.glb")]);
    expect(String(values[0]).length).toBeLessThan(4_100);
    expect(values.slice(1)).toEqual([{ faces: 3 }, null]);
    expect(urls).toHaveLength(1);
  });

  it("fetches a server's own path, not the foreign address beside it, and each file once", () => {
    const two = [file("/tmp/g.glb", { url: "https://evil.test/g.glb" }), file("/tmp/g.glb")];
    expect(read(["Model3D", "DownloadButton"], two).urls).toEqual([`${apiBase}/file=/tmp/g.glb`]);
  });
});

describe("schema", () => {
  const api = readSpaceApi("a/b", {
    named_endpoints: {
      "/make": {
        parameters: [
          parameter("picture", { $ref: "#/$defs/ImageData", $defs: { ImageData: FILE_SCHEMA } }),
          parameter("views", {
            type: "array",
            items: { type: "object", properties: { image: FILE_SCHEMA, caption: { type: "string" } } },
          }),
          parameter("steps", { type: "number", description: "numeric value between 1 and 50" }),
          parameter("mode", { type: "string", enum: ["Turbo · 12 steps"], pattern: "(a+)+$" }),
          parameter("back", FILE_SCHEMA, { parameter_has_default: true }),
        ],
        returns: [{ label: "GLB", component: "Model3D" }],
      },
      "/hidden": { parameters: [], returns: [], api_visibility: "private" },
      "not a name": { parameters: [], returns: [] },
      "/broken": 7,
    },
  });

  it("keeps enums, ranges, files and galleries, and drops what it does not know", () => {
    expect(api.endpoints.map(({ name }) => name)).toEqual(["/make"]);
    expect(api.endpoints[0]!.input).toMatchObject({
      properties: {
        picture: { type: "string", format: "artifact" },
        views: {
          type: "array",
          items: { properties: { image: { format: "artifact" }, caption: { type: "string" } } },
        },
        steps: { minimum: 1, maximum: 50 },
        mode: { enum: ["Turbo · 12 steps"] },
      },
      required: ["picture", "views", "steps", "mode"],
      additionalProperties: false,
    });
    expect(JSON.stringify(api)).not.toContain("(a+)+$");
    expect(api.schemaDigest).toMatch(/^sha256:/);
  });

  it("knows a file by its component where the schema tells nothing", () => {
    const parameters = [
      parameter("mesh", { type: "object" }, { component: "Model3D" }),
      parameter("paintings", { type: "array" }, { component: "Gallery" }),
      parameter("many", { type: "array" }, { component: "File" }),
      parameter("plan", {}, { component: "JSON" }),
    ];
    const sparse = readSpaceApi("a/b", { named_endpoints: { "/x": { parameters, returns: [] } } });
    expect(sparse.endpoints[0]!.input.properties).toMatchObject({
      mesh: { format: "artifact" },
      paintings: { items: { properties: { image: { format: "artifact" } } } },
      many: { items: { format: "artifact" } },
    });
  });

  it("refuses what is no schema", () => {
    expect(() => readSpaceApi("a/b", { named_endpoints: 3 })).toThrow(/does not say what it offers/);
  });
});

describe("ZeroGPU refusals", () => {
  const quota = "ZeroGPU quota exceeded";
  it.each([
    [
      quota,
      "You have exceeded your Pro ZeroGPU quota (120s requested vs. 30s left). Try again in 0:10:00",
      "zerogpu-quota-exceeded",
      600_000,
    ],
    [
      quota,
      "You have exceeded your GPU quota (60s requested vs. 0s left).",
      "zerogpu-quota-exceeded",
      undefined,
    ],
    [quota, "You have exceeded your ZeroGPU runs limit", "zerogpu-runs-exceeded", undefined],
    [quota, "Space app has reached its GPU limit", "zerogpu-space-exhausted", undefined],
    [quota, "No GPU was available after 60s. Retry later", "zerogpu-busy", 10_000],
    ["ZeroGPU queue timeout", "No GPU was available after 60s", "zerogpu-busy", 10_000],
    ["ZeroGPU client error", "Expired ZeroGPU proxy token", "zerogpu-token-expired", undefined],
    [
      "ZeroGPU pending credits exceeded",
      "too many ZeroGPU credits allocated",
      "zerogpu-credits-pending",
      30_000,
    ],
    [
      "ZeroGPU illegal duration",
      "The requested GPU duration (270s) is larger than the maximum allowed",
      "zerogpu-duration-refused",
      undefined,
    ],
    ["ZeroGPU worker error", "'GPU task aborted'", "zerogpu-worker-error", undefined],
    ["ZeroGPU something new", "?", "zerogpu-refused", undefined],
  ])("%s: %s", (title, message, code, retryAfterMs) => {
    expect(jobError("a/b", { title, message })).toMatchObject({ code, retryAfterMs });
  });
});

describe("catalog and texts", () => {
  it("reads the bundled catalog with the built-in Spaces last", async () => {
    const ids = (await readCatalog()).map(({ id }) => id);
    expect(ids.slice(-4)).toEqual([
      "builtin/architect",
      "builtin/curator",
      "builtin/painter",
      "builtin/sculptor",
    ]);
  });

  it("names what is wrong with a catalog", async () => {
    const file = new URL('data:text/yaml,spaces: [{id: "no slash"}]');
    await expect(readCatalog(file)).rejects.toMatchObject({ code: "catalog-invalid", party: "operator" });
  });

  it("quotes strangers without markup, control characters or length", () => {
    expect(quoteText("a\u0000 <a href='x'>b</a>\n\u202ec")).toBe("a b c");
    expect(quoteText("x".repeat(999))).toHaveLength(300);
  });
});
