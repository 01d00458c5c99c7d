import { describe, expect, it } from "vitest";
import { CAPABILITIES } from "../../src/core/space.ts";
import { parseCatalog, readCatalog } from "../../src/spaces/catalog/catalog.ts";

/** A catalog of one Space whose only endpoint is this. */
function catalogOf(endpoint: string): string {
  const lines = endpoint.trim().split("\n");
  return `
spaces:
  - id: owner/name
    title: Name
    description: For tests.
    licence: MIT
    gpuSeconds: 60
    endpoints:
      - ${lines.join("\n        ")}
`;
}

function mistakeIn(text: string): string {
  try {
    parseCatalog(text);
  } catch (thrown) {
    expect(thrown).toMatchObject({ code: "catalog-invalid", party: "operator" });
    return (thrown as Error).message;
  }
  return "none";
}

const recipe = (steps: string, input = "image: {file: true}") =>
  catalogOf(`name: /make
capability: image-to-3d
input: {${input}}
recipe: ${steps}`);

describe("the catalog that comes with the program", () => {
  it("is valid, recipes and all", async () => {
    const catalog = await readCatalog();
    const trellis = catalog.find(({ id }) => id === "microsoft/TRELLIS.2");
    expect(trellis?.endpoints[0]?.recipe?.map(({ call }) => call)).toEqual([
      "/start_session",
      "/preprocess_image",
      "/image_to_3d",
      "/extract_glb",
    ]);
  });

  it("has no Space for a capability behind a built-in one", async () => {
    const catalog = await readCatalog();
    for (const capability of CAPABILITIES) {
      const able = catalog.filter(({ endpoints }) => endpoints.some((one) => one.capability === capability));
      const firstBuiltin = able.findIndex(({ id }) => id.startsWith("builtin/"));
      if (firstBuiltin >= 0)
        expect(able.slice(firstBuiltin).every(({ id }) => id.startsWith("builtin/"))).toBe(true);
    }
  });

  it("marks licences that allow no commercial use, and those that exclude territories", async () => {
    const catalog = await readCatalog();
    const marked = catalog.filter(({ nonCommercial }) => nonCommercial).map(({ id }) => id);
    const byLicence = catalog
      .filter(({ licence }) => /non-commercial|-NC-/i.test(licence))
      .map(({ id }) => id);
    expect(marked).toEqual(byLicence);
    for (const { excludedTerritories } of catalog.filter(({ licence }) => licence.startsWith("Tencent")))
      expect(excludedTerritories).toEqual(["EU", "GB", "KR"]);
  });
});

describe("a catalog", () => {
  it.each([
    [
      "a $name nobody defined",
      recipe("[{call: /a, input: {x: $imgae, y: $image}}]"),
      "step 1 (/a) uses $imgae, which nothing defines before it; defined are $image",
    ],
    [
      "a $name that is defined too late",
      recipe("[{call: /a, input: {x: $b}}, {call: /b, input: {x: $image}, keep: {b: 0}}]"),
      "step 1 (/a) uses $b, which nothing defines before it",
    ],
    [
      "an undefined $name deep inside",
      recipe("[{call: /a, input: {x: [{image: $image, caption: $what}]}}]"),
      "uses $what",
    ],
    ["an input no step uses", recipe("[{call: /a}]"), "image is used by no step"],
    [
      "an output kept for nothing",
      recipe("[{call: /a, input: {x: $image}, keep: {b: 0}}]"),
      "b is used by no step",
    ],
    [
      "a name defined twice",
      recipe("[{call: /a, keep: {image: 0}}, {call: /b, input: {x: $image}}]"),
      "keeps image, which is defined already",
    ],
    [
      "a step that may fail without saying what then",
      recipe("[{call: /a, input: {x: $image}, keep: {b: 0}, otherwise: {}}, {call: /b, input: {x: $b}}]"),
      "does not say what b is otherwise",
    ],
    [
      "an otherwise for something it does not keep",
      recipe("[{call: /a, input: {x: $image}, otherwise: {b: 1}}]"),
      "says what b is otherwise, but does not keep it",
    ],
    [
      "an unknown keyword",
      recipe("[{call: /a, input: {x: $image}, mayFail: true}]"),
      'owner/name /make recipe.0: Unrecognized key: "mayFail"',
    ],
    [
      "an unknown way to wrap",
      recipe("[{call: /a, input: {x: $image}, keep: {b: {output: 0, as: list}}}]"),
      "owner/name /make recipe.0.keep.b",
    ],
    [
      "an output that is no number",
      recipe("[{call: /a, input: {x: $image}, output: [first]}]"),
      "expected an output's number, such as 0 or [0, 1]",
    ],
    [
      "an input without a type",
      recipe("[{call: /a, input: {x: $image}}]", "image: {description: A picture}"),
      "owner/name /make input.image: expected either file: true or a type",
    ],
    [
      "a default out of range",
      recipe("[{call: /a, input: {x: $size}}]", "size: {type: integer, minimum: 1, default: 0}"),
      "owner/name /make input.size.default: is not among the allowed values",
    ],
    [
      "a recipe without inputs",
      catalogOf("name: /make\ncapability: upscale\nrecipe: [{call: /a}]"),
      "a recipe needs its inputs",
    ],
    [
      "inputs without a recipe",
      catalogOf("name: /make\ncapability: upscale\ninput: {image: {file: true}}"),
      "a plain endpoint describes itself",
    ],
    ["a capability nobody knows", catalogOf("name: /make\ncapability: sing"), "owner/name /make capability"],
    [
      "a hash that is none",
      catalogOf("name: /make\ncapability: upscale\nschemaHash: abc"),
      "expected 16 hex digits",
    ],
    [
      "a name without a slash",
      catalogOf("name: make\ncapability: upscale"),
      "expected an endpoint's name, such as /generate",
    ],
    [
      "an endpoint that comes twice",
      `${catalogOf("name: /make\ncapability: upscale")}      - {name: /make, capability: texture}`,
      "owner/name endpoints: an endpoint comes twice",
    ],
    ["something that is not YAML", "spaces: [", "cannot be used"],
  ])("says where it has %s", (_, text, words) => {
    expect(mistakeIn(text)).toContain(words);
  });
});
