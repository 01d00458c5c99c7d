import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeOnce } from "../../scripts/make-once.ts";

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "make-once-"));
});
afterAll(() => rm(directory, { recursive: true }));

describe("one gallery without a page", () => {
  test.each([
    ["", "prompt-empty"],
    ["  \n ", "prompt-empty"],
    ["a".repeat(4_001), "prompt-too-long"],
  ])("a prompt that cannot be read is refused in words, before anything starts", async (prompt, code) => {
    await expect(makeOnce({ prompt, directory })).rejects.toMatchObject({ code });
  });

  test("a folder that cannot be written is named", async () => {
    const file = join(directory, "taken");
    await writeFile(file, "");
    await expect(makeOnce({ prompt: "a red room", directory: file })).rejects.toMatchObject({
      code: "out-not-writable",
      userMessage: expect.stringContaining(file),
    });
  });
});
