import { describe, expect, it } from "vitest";
import { checkInput } from "../../src/spaces/gradio/input-check.ts";

const nullable = (type: string) => ({ anyOf: [{ type }, { type: "null" }] });
const endpoint = {
  name: "/make",
  description: "",
  returns: [],
  input: {
    type: "object",
    properties: {
      seed: { type: "number", default: null },
      flag: { type: "boolean", default: null },
      title: { type: "string", default: null },
      caption: nullable("string"),
      scale: nullable("number"),
    },
  },
};
const check = (input: Record<string, unknown>) => checkInput("builtin/test", endpoint, input);

describe("checking inputs", () => {
  it("keeps null apart from nothing much, whichever is allowed", () => {
    for (const value of [0, null]) expect(check({ seed: value })).toEqual({ seed: value });
    for (const value of [false, null]) expect(check({ flag: value })).toEqual({ flag: value });
    for (const value of ["", null]) expect(check({ title: value })).toEqual({ title: value });
    for (const value of ["", null]) expect(check({ caption: value })).toEqual({ caption: value });
    for (const value of [0, null]) expect(check({ scale: value })).toEqual({ scale: value });
  });

  it("turns numbers that came as text into numbers, also beside null", () => {
    expect(check({ seed: "7", scale: "1.5" })).toEqual({ seed: 7, scale: 1.5 });
  });
});
