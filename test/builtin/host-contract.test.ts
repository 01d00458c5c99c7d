import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe } from "vitest";
import { startHost } from "../../src/builtin/host.ts";
import { gradioSpaceContract } from "../contracts/gradio-space.contract.ts";
import { atelier } from "./fixtures/atelier-space.ts";

describe("the built-in host, as a Gradio server", () => {
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
