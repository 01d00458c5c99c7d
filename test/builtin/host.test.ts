import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "@gradio/client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Host, type HostOptions, startHost } from "../../src/builtin/host.ts";
import { studio } from "./fixtures/studio-space.ts";

const EVENTS = ["data", "status", "log"] as const;
let workDirectory: string;
let host: Host;
let logged: { event: string; fields: object }[];

async function start(options: Partial<HostOptions> = {}): Promise<Client> {
  host = await startHost({
    spaces: [studio],
    workDirectory,
    log: (_level, event, fields) => logged.push({ event, fields }),
    ...options,
  });
  return connect();
}

function connect(): Promise<Client> {
  return Client.connect(host.url("studio"), { events: [...EVENTS] });
}

interface Seen {
  type: string;
  stage?: string;
  message?: unknown;
  title?: unknown;
  position?: unknown;
  size?: unknown;
  data?: unknown;
  original_msg?: unknown;
  progress_data?: unknown;
}

async function follow(job: AsyncIterable<unknown>, onEvent: (event: Seen) => void = () => {}) {
  const seen: Seen[] = [];
  for await (const event of job as AsyncIterable<Seen>) {
    seen.push(event);
    onEvent(event);
    if (event.stage === "complete" || event.stage === "error") break;
  }
  return seen;
}

function post(path: string, body: unknown): Promise<Response> {
  return fetch(`${host.url("studio")}/gradio_api/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

beforeEach(async () => {
  workDirectory = await mkdtemp(join(tmpdir(), "host-test-"));
  logged = [];
});

afterEach(async () => {
  await host.close();
  await rm(workDirectory, { recursive: true, force: true });
});

describe("a built-in Space seen by the official client", () => {
  it("describes its endpoints", async () => {
    const client = await start();
    const api = await client.view_api();
    expect(Object.keys(api.named_endpoints)).toEqual(["/work", "/copy"]);
    expect(api.named_endpoints["/work"]!.parameters.map((parameter) => parameter.parameter_name)).toEqual([
      "task",
      "size",
      "amount",
    ]);
  });

  it("fills keyword defaults", async () => {
    const client = await start();
    const result = await client.predict("/work", { task: "plain" });
    expect(result.data).toEqual([{ task: "plain", size: "small", amount: 3 }]);
  });

  it("reports queue, start, progress, data and completion in this order", async () => {
    const client = await start();
    const seen = await follow(client.submit("/work", { task: "slow" }));
    const steps = seen.map((event) => {
      if (event.type === "data") return "data";
      if (event.progress_data) return "progress";
      return event.original_msg === "process_starts" ? "starts" : event.stage;
    });
    expect(steps.filter((step, place) => step !== steps[place - 1])).toEqual([
      "pending",
      "starts",
      "progress",
      "data",
      "complete",
    ]);
    expect(seen.find((event) => event.progress_data)).toMatchObject({
      progress_data: [{ progress: 0.25, desc: "Mixing" }],
    });
  });

  it("takes files and galleries and gives them back", async () => {
    const client = await start();
    const model = new File(["glTF bytes"], "room.glb");
    const result = await client.predict("/copy", {
      model,
      pictures: [{ image: new File(["a picture"], "Blick aufs Meer.png"), caption: "Sea" }],
    });
    const [copy, gallery, sizes] = result.data as [
      { url: string; orig_name: string },
      { image: { url: string }; caption: unknown }[],
      unknown,
    ];
    expect(sizes).toEqual({ names: ["room.glb", "Blick aufs Meer.png"], captions: ["Sea"] });
    expect(copy.orig_name).toBe("copy of model.glb");
    expect(await (await fetch(copy.url)).text()).toBe("glTF bytes");
    expect(await (await fetch(gallery[0]!.image.url)).text()).toBe("a picture");
    expect(gallery[0]!.caption).toBeNull();
  });

  it("tells positions while others run", async () => {
    const client = await start({ concurrency: 1 });
    const jobs = [0, 1, 2].map(() => client.submit("/work", { task: "slow" }));
    const seen = await Promise.all(jobs.map((job) => follow(job)));
    const positions = seen[2]!.map((event) => event.position).filter((position) => position !== undefined);
    expect(positions).toContain(1);
    expect(positions.at(-1)).toBe(0);
    expect(seen.every((events) => events.at(-1)?.stage === "complete")).toBe(true);
  });

  it("shows the text of a SpaceError", async () => {
    const client = await start();
    const seen = await follow(client.submit("/work", { task: "refuse" }));
    expect(seen.at(-1)).toMatchObject({ stage: "error", message: "The brush is dry", title: "Out of paint" });
  });

  it("hides any other error and logs it", async () => {
    const client = await start();
    const seen = await follow(client.submit("/work", { task: "fail" }));
    expect(seen.at(-1)!.stage).toBe("error");
    expect(JSON.stringify(seen)).not.toContain("secret");
    expect(logged.find(({ event }) => event === "space-work-failed")).toMatchObject({
      fields: { endpoint: "studio/work", err: { message: "secret detail" } },
    });
  });

  it.each([
    [{ task: 5 }, '"task" must be string'],
    [{ task: "a", size: "huge" }, '"size" must be equal to one of the allowed values: small, large'],
    [{ task: "a", amount: 11 }, '"amount" must be between 0 and 10; 11 was given'],
    [{ task: null }, '"task" must be given'],
  ])("names the parameter that is wrong in %j", async (input, message) => {
    const client = await start();
    const seen = await follow(client.submit("/work", input));
    expect(seen.at(-1)).toMatchObject({ stage: "error", message });
  });

  it.each(["crash", "hoard"])("survives a worker that does %s", async (task) => {
    const client = await start({ maxHeapMb: 48 });
    const seen = await follow(client.submit("/work", { task }));
    expect(seen.at(-1)!.stage).toBe("error");
    const result = await client.predict("/work", { task: "after" });
    expect(result.data).toMatchObject([{ task: "after" }]);
  });

  it.each(["forever", "block"])("ends a running event that does %s when it is cancelled", async (task) => {
    const client = await start({ concurrency: 1 });
    const job = client.submit("/work", { task });
    const seen = await follow(job, (event) => {
      if (event.original_msg === "process_starts") void job.cancel();
    });
    expect(seen.at(-1)!.stage).toBe("error");
    expect((await client.predict("/work", { task: "after" })).data).toMatchObject([{ task: "after" }]);
  });

  it("ends a queued event when it is cancelled, and the running one goes on", async () => {
    const client = await start({ concurrency: 1 });
    const running = client.predict("/work", { task: "slow" });
    // A session of its own: the client gives up its whole stream when one of its events is cancelled.
    const other = await connect();
    const queued = other.submit("/work", { task: "plain" });
    const seen = await follow(queued, (event) => {
      if (event.position === 0) void queued.cancel();
    });
    expect(seen.at(-1)!.stage).toBe("error");
    expect(seen.some((event) => event.original_msg === "process_starts")).toBe(false);
    expect((await running).data).toMatchObject([{ task: "slow" }]);
  });

  it("serves two sessions at once", async () => {
    const first = await start({ concurrency: 2 });
    const second = await connect();
    const results = await Promise.all([
      first.predict("/work", { task: "slow", amount: 1 }),
      second.predict("/work", { task: "slow", amount: 2 }),
    ]);
    expect(results.map(({ data }) => data)).toMatchObject([[{ amount: 1 }], [{ amount: 2 }]]);
  });
});

describe("the routes", () => {
  it("answer a polled call with named events", async () => {
    await start();
    const { event_id } = (await (await post("call/work", { data: ["plain"] })).json()) as {
      event_id: string;
    };
    const address = `${host.url("studio")}/gradio_api/call/work/${event_id}`;
    const text = await (await fetch(address)).text();
    expect(text).toContain("event: complete");
    expect(text).toContain('data: [{"task":"plain","size":"small","amount":3}]');
    expect((await fetch(address)).status).toBe(404);
  });

  it("answer a polled call that fails with its text", async () => {
    await start();
    const { event_id } = (await (await post("call/work", { data: ["refuse"] })).json()) as {
      event_id: string;
    };
    const text = await (await fetch(`${host.url("studio")}/gradio_api/call/work/${event_id}`)).text();
    expect(text).toContain("event: error");
    expect(text).toContain('"error":"The brush is dry"');
  });

  it("send heartbeats while nothing happens and end with close_stream", async () => {
    await start({ heartbeatMs: 40 });
    await post("queue/join", { data: ["slow"], fn_index: 0, session_hash: "s" });
    const text = await (await fetch(`${host.url("studio")}/gradio_api/queue/data?session_hash=s`)).text();
    expect(text).toContain('{"msg":"heartbeat"}');
    expect(text.trim().endsWith('{"msg":"close_stream"}')).toBe(true);
  });

  it("say that a session is not known", async () => {
    await start();
    const text = await (await fetch(`${host.url("studio")}/gradio_api/queue/data?session_hash=x`)).text();
    expect(text).toContain('"msg":"unexpected_error"');
    expect(text).toContain('"session_not_found":true');
  });

  it("refuse a call when the queue is full", async () => {
    await start({ concurrency: 1, maxQueued: 1 });
    const join = () => post("queue/join", { data: ["forever"], fn_index: 0, session_hash: "s" });
    expect((await join()).status).toBe(200);
    expect((await join()).status).toBe(200);
    expect((await join()).status).toBe(503);
  });

  it("drop a session's queued events when its reader leaves", async () => {
    await start({ concurrency: 1 });
    const reader = new AbortController();
    await post("queue/join", { data: ["forever"], fn_index: 0, session_hash: "s" });
    await post("queue/join", { data: ["forever"], fn_index: 0, session_hash: "s" });
    const address = `${host.url("studio")}/gradio_api/queue/data?session_hash=s`;
    const response = await fetch(address, { signal: reader.signal });
    await response.body!.getReader().read();
    reader.abort();
    const client = await connect();
    expect((await client.predict("/work", { task: "after" })).data).toMatchObject([{ task: "after" }]);
  });

  it("refuse paths that were not uploaded, however they are written", async () => {
    const client = await start();
    const secret = join(workDirectory, "secret.txt");
    await writeFile(secret, "secret");
    for (const path of [secret, "/etc/passwd", `${workDirectory}/studio/../secret.txt`, "..%2Fsecret.txt"]) {
      const response = await fetch(`${host.url("studio")}/gradio_api/file=${path}`);
      expect(response.status).toBe(403);
      const seen = await follow(
        client.submit("/copy", { model: { path, meta: { _type: "gradio.FileData" } } }),
      );
      expect(seen.at(-1)!.message).toMatch(/"model" is not a file that was uploaded/);
    }
  });

  it("give the same path for the same upload and refuse one that is too large", async () => {
    await start({ maxUploadBytes: 2000 });
    const upload = (text: string) => {
      const form = new FormData();
      form.append("files", new File([text], "../../a b.glb"));
      return fetch(`${host.url("studio")}/gradio_api/upload`, { method: "POST", body: form });
    };
    const [first] = (await (await upload("same")).json()) as string[];
    const [second] = (await (await upload("same")).json()) as string[];
    expect(first).toBe(second);
    expect(first).toMatch(new RegExp(`^${workDirectory}/studio/[0-9a-f]{64}/a b\\.glb$`));
    expect((await upload("x".repeat(3000))).status).toBe(413);
  });

  it("forget files after their time", async () => {
    const client = await start({ filesKeptMs: 2_000 });
    const result = await client.predict("/copy", { model: new File(["bytes"], "room.glb") });
    const [copy] = result.data as [{ url: string }];
    expect((await fetch(copy.url)).status).toBe(200);
    await expect.poll(async () => (await fetch(copy.url)).status, { timeout: 15_000 }).toBe(403);
  });

  it("send direct calls to the queue", async () => {
    await start();
    expect((await post("run/work", { data: ["plain"] })).status).toBe(404);
    expect((await post("queue/join", { data: [], fn_index: 9, session_hash: "s" })).status).toBe(422);
    expect((await post("cancel", { event_id: null })).status).toBe(422);
  });
});
