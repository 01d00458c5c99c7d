import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe } from "vitest";
import { type Host, startHost } from "../../src/builtin/host.ts";
import { gradioRoutesContract } from "../contracts/gradio-routes.contract.ts";
import { gradioSpaceContract } from "../contracts/gradio-space.contract.ts";
import { atelier } from "./fixtures/atelier-space.ts";

let workDirectory: string;
let host: Host;

beforeAll(async () => {
  workDirectory = await mkdtemp(join(tmpdir(), "vernissage-atelier-"));
  host = await startHost({ spaces: [atelier], workDirectory, log: () => undefined, concurrency: 1 });
});
afterAll(async () => {
  await host.close();
  await rm(workDirectory, { recursive: true, force: true });
});

describe("the built-in host, as a Gradio server", () => {
  gradioSpaceContract(() => host.url("atelier"));
});

describe("its routes", () => {
  gradioRoutesContract(() => host.url("atelier"), { hasNamedCalls: true });
});
