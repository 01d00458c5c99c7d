import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe } from "vitest";
import { startHost } from "../../src/builtin/host.ts";
import { atelier } from "../builtin/fixtures/atelier-space.ts";
import { gradioSpaceContract } from "../contracts/gradio-space.contract.ts";
import { describeEachGradio } from "./python-spaces.ts";

describe("the built-in host", () => {
  gradioSpaceContract(async () => {
    const workDirectory = await mkdtemp(join(tmpdir(), "vernissage-atelier-"));
    const host = await startHost({ spaces: [atelier], workDirectory, log: () => undefined, concurrency: 1 });
    return {
      url: host.url("atelier"),
      async close() {
        await host.close();
        await rm(workDirectory, { recursive: true, force: true });
      },
    };
  });
});

describeEachGradio((spaces) => {
  gradioSpaceContract(async () => ({ url: spaces().url("atelier"), close: async () => undefined }));
});
