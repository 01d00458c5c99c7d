import { expect, test } from "vitest";
import type { SpaceEndpoint, SpaceSummary } from "../../src/core/space.ts";
import { consentCard } from "../../src/discord/cards/consent-card.ts";
import { inputLines } from "../../src/discord/cards/endpoint-inputs.ts";
import { spaceCard } from "../../src/discord/cards/space-card.ts";
import { spaceListCard } from "../../src/discord/cards/space-list-card.ts";
import { readSpaceId, spaceLabel, spaceUrl } from "../../src/discord/space-id.ts";
import { STRANGER } from "./known-spaces.ts";
import { readCard } from "./read-card.ts";

/** Escaping doubles each character; every field is as long as strangers please. */
const LOUD = "*_~|".repeat(500);
const LONG_ID = `${"o".repeat(48)}/${"n".repeat(47)}`;
const longest: SpaceSummary = {
  ...STRANGER,
  id: LONG_ID,
  title: LOUD,
  description: LOUD,
  licence: LOUD,
  gpuSeconds: 3_600,
  hub: { stage: LOUD, hardware: LOUD, likes: 1e9, createdAt: "soon", revision: "not a commit" },
  health: { calls: 1e6, successRate: 0.5, p50Ms: 1e7, p95Ms: 1e8, restsUntilMs: 1e12 },
  hindrance: LOUD,
};
const endpoint = (name: string): SpaceEndpoint => ({
  name,
  description: LOUD,
  input: {
    type: "object",
    properties: Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [
        `${"p".repeat(60)}${i}`,
        { enum: Array.from({ length: 50 }, (_, j) => `${LOUD}${j}`), default: LOUD },
      ]),
    ),
  },
  returns: [],
});

test("the longest list of Spaces is one that Discord takes", () => {
  const spaces = Array.from({ length: 30 }, (_, i) => ({
    ...longest,
    id: `${LONG_ID.slice(0, -2)}${i + 10}`,
  }));
  const card = spaceListCard({ words: LOUD }, spaces);
  const { text } = readCard(card.components);
  expect(text.length).toBeLessThan(4_000);
  expect(text).toMatch(/\d+ more did not fit/);
});

test.each([
  [0, 1],
  [1, 1],
  [3, 60],
])(
  "the longest card of a Space with %i known and %i other endpoints is one that Discord takes",
  (known, others) => {
    const endpoints = [
      ...Array.from({ length: known }, (_, i) => ({
        capability: "panorama" as const,
        endpoint: endpoint(`/k${i}`),
      })),
      ...Array.from({ length: others }, (_, i) => ({ endpoint: endpoint(`/${"e".repeat(90)}${i}`) })),
    ];
    for (const problem of [undefined, LOUD.slice(0, 300)]) {
      const dossier = { space: longest, endpoints, ...(problem && { problem }) };
      expect(readCard(spaceCard(dossier, { mayAllow: true }).components).text.length).toBeLessThan(4_000);
    }
  },
);

test("a Space whose name is too long for a button is left to whoever runs the bot", () => {
  const space = { ...STRANGER, id: LONG_ID };
  const card = readCard(spaceCard({ space, endpoints: [] }, { mayAllow: true }).components);
  expect(card.text).toContain("Its name is too long for a button; whoever runs the bot can allow it.");
  expect(card.buttons.map(({ label }) => label)).toEqual(["Open on the Hub"]);
  const wanted = { type: "consent-wanted", space: LONG_ID, title: "", description: "" } as const;
  const asked = readCard(consentCard(wanted, "run").components);
  expect(asked.text).toContain(`[${LONG_ID}](https://huggingface.co/spaces/${LONG_ID})`);
  expect(asked.buttons.map(({ label }) => label)).toEqual(["Not now"]);
});

test("inputs of every kind are told in words", () => {
  const properties = {
    text: { type: "string", maxLength: 2_000 },
    either: { anyOf: [{ type: "string" }, { type: "number" }, { type: "null" }] },
    several: { type: ["integer", "null"], minimum: 1 },
    most: { type: "number", maximum: 0.5 },
    list: { type: "array", items: { type: "number" } },
    loose: { type: "array" },
    notes: { type: "object", properties: { image: { type: "string", format: "artifact" } } },
    object: { type: "object" },
    nothing: { type: "null" },
    any: {},
  };
  expect(inputLines({ input: { properties } }, 1_000)).toEqual([
    "- `text`: text, up to 2,000 characters",
    "- `either`: text or number",
    "- `several`: whole number, 1 or more",
    "- `most`: number, 0.5 at most",
    "- `list`: list of numbers",
    "- `loose`: list of values",
    "- `notes`: a file with notes",
    "- `object`: several values",
    "- `nothing`: nothing",
    "- `any`: anything",
  ]);
  expect(inputLines({ input: { properties } }, 60)).toEqual([
    "- `text`: text, up to 2,000 characters",
    "- and 9 more",
  ]);
});

test.each([
  ["black-forest-labs/FLUX.1-schnell", "black-forest-labs/FLUX.1-schnell"],
  ["  builtin/painter ", "builtin/painter"],
  ["https://huggingface.co/spaces/a/b", "a/b"],
  ["<https://www.huggingface.co/spaces/a/b/tree/main?x=1#y>", "a/b"],
  ["hf.co/spaces/a/b.c", "a/b.c"],
])("%s names a Space", (typed, id) => {
  expect(readSpaceId(typed)).toBe(id);
});

test.each(["a", "a/b/c", "../b", "a/..", "a/b?c", "https://evil.example/spaces/a/b", `a/${"b".repeat(95)}`])(
  "%s names none",
  (typed) => {
    expect(() => readSpaceId(typed)).toThrowError(/not a Space id/);
  },
);

test("a Space is called by its name, and has a page unless it is built in", () => {
  expect([spaceLabel("a/FLUX.1"), spaceLabel("builtin/painter")]).toEqual(["FLUX.1", "Painter"]);
  expect([spaceUrl("a/b"), spaceUrl("builtin/painter")]).toEqual([
    "https://huggingface.co/spaces/a/b",
    undefined,
  ]);
});
