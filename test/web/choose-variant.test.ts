import { describe, expect, it } from "vitest";
import { chooseVariant, type Device } from "../../web/viewer/choose-variant.ts";

const desk: Device = { hasCoarsePointer: false, shortSidePx: 1080, savesData: false, memoryGb: 8 };

describe("the variant shown", () => {
  it("is the full one at a desk, also where the browser tells no memory", () => {
    expect(chooseVariant(desk, "")).toBe("desktop");
    expect(chooseVariant({ ...desk, memoryGb: undefined }, "")).toBe("desktop");
  });

  it.each([
    ["fingers", { hasCoarsePointer: true }],
    ["a small screen", { shortSidePx: 400 }],
    ["a wish to save data", { savesData: true }],
    ["little memory", { memoryGb: 2 }],
  ])("is the light one for %s", (_, device) => {
    expect(chooseVariant({ ...desk, ...device }, "")).toBe("phone");
  });

  it("is the one the address asks for, if there is such a one", () => {
    expect(chooseVariant(desk, "?variant=phone")).toBe("phone");
    expect(chooseVariant({ ...desk, hasCoarsePointer: true }, "?variant=desktop")).toBe("desktop");
    expect(chooseVariant(desk, "?variant=engine")).toBe("desktop");
  });
});
