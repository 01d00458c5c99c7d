import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { recordHashes } from "../../scripts/record-hashes.ts";
import { type Visit, visitCatalog, visitTable } from "../../scripts/visit-catalog.ts";
import { parseCatalog } from "../../src/spaces/catalog/catalog.ts";
import { createHub } from "../../src/spaces/hub/hub.ts";
import { parameter } from "../spaces/gradio-app.ts";
import { type GradioServer, startGradioServer } from "../spaces/gradio-server.ts";
import { type HubServer, startHubServer } from "../spaces/hub-server.ts";

const CATALOG = `# Ours.
spaces:
  - id: someone/painter # the first
    title: Painter
    description: Paints.
    licence: MIT
    gpuSeconds: 60
    endpoints:
      # Two of them.
      - { name: /paint, capability: text-to-image } # in a line
      - name: /make
        capability: text-to-3d # a chain
        input:
          prompt: { type: string }
        recipe:
          - { call: /start }
          - { call: /finish, input: { prompt: $prompt } }
  - id: someone/gone
    title: Gone
    description: Is no more.
    licence: MIT
    gpuSeconds: 60
    endpoints:
      - { name: /paint, capability: text-to-image }
  - id: builtin/painter
    title: Painter
    description: Paints.
    licence: MIT
    gpuSeconds: 0
    endpoints:
      - { name: /paint, capability: text-to-image }
`;

const prompt = parameter("prompt", { type: "string" });
let app: GradioServer;
let hub: HubServer;

function serve(finishTakes = [prompt]): Promise<GradioServer> {
  const play = () => undefined;
  return startGradioServer({
    endpoints: [
      { name: "/paint", parameters: [prompt], play },
      { name: "/start", play },
      { name: "/finish", parameters: finishTakes, play },
    ],
  });
}

const visit = (text: string) =>
  visitCatalog(parseCatalog(text), {
    hub: createHub({ url: hub.url }),
    signal: AbortSignal.timeout(10_000),
  });

beforeEach(async () => {
  app = await serve();
  hub = await startHubServer({
    spaces: [
      { id: "someone/painter", url: app.url },
      { id: "someone/gone", stage: "PAUSED" },
    ],
  });
});
afterEach(() => Promise.all([app.close(), hub.close()]));

const findings = (visits: readonly Visit[]) => visits.map(({ finding }) => finding);

describe("checking the catalog", () => {
  it("visits each remote Space and says how it compares", async () => {
    const visits = await visit(CATALOG);
    expect(findings(visits)).toEqual(["no hash yet", "no hash yet", "not reached"]);
    expect(visits[2]).toMatchObject({ stage: "PAUSED", detail: expect.stringContaining("someone/gone") });
    expect(app.requests.some((request) => request.startsWith("POST"))).toBe(false);
    await expect.poll(() => app.openConnections()).toBe(0);
  });

  it("prints one line for each endpoint", async () => {
    const lines = visitTable(await visit(CATALOG)).split("\n");
    expect(lines[0]).toMatch(/^SPACE +STAGE +ENDPOINT +HASH +FINDING$/);
    expect(lines[1]).toMatch(/^someone\/painter +RUNNING +\/paint +[0-9a-f]{16} +no hash yet$/);
    expect(lines[3]).toMatch(/^someone\/gone +PAUSED +\/paint +– +not reached: /);
    expect(lines).toHaveLength(4);
  });

  it("records hashes and leaves everything else as it was", async () => {
    const visits = await visit(CATALOG);
    const [paint, make] = visits.map(({ schemaHash }) => schemaHash);
    const written = recordHashes(CATALOG, visits);
    expect(written).toBe(
      CATALOG.replace("text-to-image }", `text-to-image, schemaHash: "${paint}" }`).replace(
        "text-to-3d # a chain\n",
        `text-to-3d # a chain\n        schemaHash: "${make}"\n`,
      ),
    );
    expect(findings(await visit(written))).toEqual(["as catalogued", "as catalogued", "not reached"]);
    expect(recordHashes(written, await visit(written))).toBe(written);
  });

  it("notices another schema, and records the new hash in place of the old one", async () => {
    const old = recordHashes(CATALOG, await visit(CATALOG));
    await app.close();
    app = await serve([parameter("prompt", { type: "string", enum: ["a", "b"] })]);
    hub.setSpace({ id: "someone/painter", url: app.url });
    const visits = await visit(old);
    expect(findings(visits)).toEqual(["as catalogued", "another schema", "not reached"]);
    const written = recordHashes(old, visits);
    expect(findings(await visit(written))).toEqual(["as catalogued", "as catalogued", "not reached"]);
  });

  it("records nothing for what has drifted in more than its hash", async () => {
    await app.close();
    app = await serve([]);
    hub.setSpace({ id: "someone/painter", url: app.url });
    const visits = await visit(CATALOG);
    expect(visits[1]).toMatchObject({ finding: "drifted", detail: "/finish no longer takes prompt" });
    const { spaces } = parse(recordHashes(CATALOG, visits));
    expect(spaces[0].endpoints.map((one: object) => "schemaHash" in one)).toEqual([true, false]);
  });
});
