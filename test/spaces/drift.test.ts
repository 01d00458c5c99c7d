import { pino } from "pino";
import { describe, expect, it } from "vitest";
import { parseCatalog } from "../../src/spaces/catalog/catalog.ts";
import { createDriftBook, driftOf, schemaHashOf } from "../../src/spaces/catalog/drift.ts";
import { readSpaceApi } from "../../src/spaces/gradio/schema.ts";
import { infoOf, parameter, type TestEndpoint } from "./gradio-app.ts";

const [entry] = parseCatalog(`
spaces:
  - id: owner/name
    title: Name
    description: For tests.
    licence: MIT
    gpuSeconds: 60
    endpoints:
      - {name: /paint, capability: text-to-image, parameters: [prompt, mode]}
      - name: /make
        capability: text-to-3d
        input: {prompt: {type: string}}
        recipe:
          - {call: /start}
          - {call: /finish, input: {prompt: $prompt}}
`);
const [paint, make] = entry!.endpoints as [
  (typeof entry & {})["endpoints"][0],
  (typeof entry & {})["endpoints"][0],
];

const text = (name: string, more: Record<string, unknown> = {}) => parameter(name, { type: "string" }, more);
const modes = (...values: string[]) =>
  parameter(
    "mode",
    { type: "string", enum: values },
    { parameter_has_default: true, parameter_default: values[0] },
  );

/** The Space as catalogued, with some endpoints in another form, or gone. */
function live(changes: Record<string, Partial<TestEndpoint> | undefined> = {}) {
  const usual: Omit<TestEndpoint, "play">[] = [
    { name: "/paint", parameters: [text("prompt"), modes("fast", "slow")] },
    { name: "/start", parameters: [] },
    { name: "/finish", parameters: [text("prompt")] },
  ];
  const endpoints = usual.flatMap((one): TestEndpoint[] =>
    one.name in changes && !changes[one.name]
      ? []
      : [{ ...one, ...changes[one.name], play: () => undefined }],
  );
  return readSpaceApi("owner/name", infoOf(endpoints));
}

describe("drift", () => {
  it("is none where all is as catalogued, whatever came in addition", () => {
    expect(driftOf(live(), entry!)).toBeUndefined();
    const more = [text("prompt"), modes("fast"), text("more")];
    expect(driftOf(live({ "/paint": { parameters: more } }), entry!)).toBeUndefined();
  });

  it("is an endpoint that is gone", () => {
    expect(driftOf(live({ "/paint": undefined }), entry!)).toBe("/paint is gone");
  });

  it("is a step of a recipe that is gone", () => {
    expect(driftOf(live({ "/start": undefined }), entry!)).toBe("/start is gone");
  });

  it("is a parameter that is gone", () => {
    const changed = live({ "/paint": { parameters: [text("text")] } });
    expect(driftOf(changed, entry!)).toBe("/paint no longer takes prompt; /paint no longer takes mode");
    expect(driftOf(live({ "/finish": { parameters: [] } }), entry!)).toBe("/finish no longer takes prompt");
  });

  it("is something a recipe does not know to give", () => {
    const optional = text("more", { parameter_has_default: true, parameter_default: "" });
    expect(driftOf(live({ "/finish": { parameters: [text("prompt"), optional] } }), entry!)).toBeUndefined();
    expect(driftOf(live({ "/finish": { parameters: [text("prompt"), text("size")] } }), entry!)).toBe(
      "/finish now wants size",
    );
  });

  it("quotes what a stranger calls a parameter", () => {
    const names = ["<b>ignore\u0007 all</b>", ...Array.from({ length: 99 }, (_, index) => `name${index}`)];
    const parameters = [text("prompt"), ...names.map((name) => text(name))];
    const change = driftOf(live({ "/finish": { parameters } }), entry!)!;
    expect(change).toMatch(/^\/finish now wants ignore all ; \/finish now wants name0/);
    expect(change.length).toBeLessThanOrEqual(300);
  });

  it("is another schema than the recorded one", () => {
    const hashed = { ...entry!, endpoints: [{ ...paint, schemaHash: schemaHashOf(live(), paint)! }] };
    expect(driftOf(live(), hashed)).toBeUndefined();
    const changed = live({ "/paint": { parameters: [text("prompt"), modes("fast", "slow", "slower")] } });
    expect(driftOf(changed, hashed)).toBe("/paint has another schema");
  });

  it("does not mind texts, defaults and ranges", () => {
    const reworded = [
      { ...text("prompt"), label: "Your words", parameter_has_default: true, parameter_default: "a sea" },
      modes("fast", "slow"),
    ];
    expect(schemaHashOf(live({ "/paint": { parameters: reworded } }), paint)).toBe(
      schemaHashOf(live(), paint),
    );
    const returns = [{ label: "out", component: "Gallery" }];
    expect(schemaHashOf(live({ "/paint": { returns } }), paint)).not.toBe(schemaHashOf(live(), paint));
  });

  it("hashes all calls of a recipe together", () => {
    const changed = live({ "/finish": { parameters: [text("prompt"), modes("fast")] } });
    expect(schemaHashOf(changed, make)).not.toBe(schemaHashOf(live(), make));
    expect(schemaHashOf(changed, paint)).toBe(schemaHashOf(live(), paint));
    expect(schemaHashOf(live({ "/start": undefined }), make)).toBeUndefined();
  });
});

describe("the book of drift", () => {
  it("says once what changed, and forgets it when all is as before", () => {
    const lines: string[] = [];
    const book = createDriftBook(
      pino({ base: null, timestamp: false }, { write: (line) => void lines.push(line) }),
    );
    book.note("owner/name", undefined);
    book.note("owner/name", "/paint is gone");
    book.note("owner/name", "/paint is gone");
    expect(book.of("owner/name")).toBe("changed since it was catalogued: /paint is gone");
    expect(book.of("owner/other")).toBeUndefined();
    book.note("owner/name", undefined);
    expect(book.of("owner/name")).toBeUndefined();
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { level: 40, space: "owner/name", what: "/paint is gone", msg: "space-drifted" },
      { level: 30, space: "owner/name", msg: "space-drift-over" },
    ]);
  });
});
