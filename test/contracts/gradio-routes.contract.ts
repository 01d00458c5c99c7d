import { beforeAll, expect, it } from "vitest";
import { GLB } from "../spaces/tiny-files.ts";

/** What the routes of every Gradio server answer, beyond what the official client asks for. */
export function gradioRoutesContract(url: () => string, { hasNamedCalls }: { hasNamedCalls: boolean }): void {
  let api: string;
  let path: string;

  beforeAll(async () => {
    api = `${url().replace(/\/$/, "")}/gradio_api`;
    [path] = (await (await upload("room.glb")).json()) as [string];
  });

  function upload(name: string): Promise<Response> {
    const form = new FormData();
    form.append("files", new File([GLB], name));
    return fetch(`${api}/upload`, { method: "POST", body: form });
  }

  const post = (route: string, body: unknown): Promise<Response> =>
    fetch(`${api}/${route}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  const get = (range?: string, method = "GET"): Promise<Response> =>
    fetch(`${api}/file=${path}`, { method, headers: range ? { range } : {} });

  /** What a call that is polled for answers, as text. */
  async function poll(route: string, body: unknown): Promise<string> {
    const { event_id } = (await (await post(route, body)).json()) as { event_id: string };
    return (await fetch(`${api}/${route}/${event_id}`)).text();
  }

  it("say which app this is", async () => {
    const config = (await (await fetch(`${url()}/config`)).json()) as Record<string, unknown>;
    const { app_id } = (await (await fetch(`${api}/app_id`)).json()) as Record<string, unknown>;
    expect(app_id).toEqual(config.app_id);
    expect(config).toMatchObject({ api_prefix: "/gradio_api", protocol: "sse_v3", enable_queue: true });
    expect(config.root).toBe(url());
  });

  it("say how long the queue is", async () => {
    const status = await (await fetch(`${api}/queue/status`)).json();
    expect(status).toMatchObject({ msg: "estimation", queue_size: 0, rank_eta: null });
  });

  it("send a file as an attachment, and to HEAD only what it is", async () => {
    const whole = await get();
    expect(Buffer.from(await whole.arrayBuffer())).toEqual(GLB);
    const head = await get(undefined, "HEAD");
    expect(await head.text()).toBe("");
    for (const { status, headers } of [whole, head]) {
      expect(status).toBe(200);
      expect(headers.get("content-length")).toBe(String(GLB.length));
      expect(headers.get("content-disposition")).toMatch(/^attachment/);
      expect(headers.get("accept-ranges")).toBe("bytes");
      expect(headers.get("etag")).toMatch(/^"\w+"$/);
    }
  });

  it.each([
    ["bytes=0-3", "glTF", 0],
    ["bytes=12-15", "\x1c\0\0\0", 12],
    ["bytes=-4", '"}} ', GLB.length - 4],
  ])("send the part of a file that %s asks for", async (range, text, first) => {
    const part = await get(range);
    expect(part.status).toBe(206);
    expect(part.headers.get("content-range")).toBe(`bytes ${first}-${first + 3}/${GLB.length}`);
    expect(await part.text()).toBe(text);
  });

  it("refuse a part that a file does not have", async () => {
    const { status, headers } = await get("bytes=1000-");
    expect(status).toBe(416);
    expect(headers.get("content-range")).toContain(`*/${GLB.length}`);
  });

  it("refuse files that are none of theirs, and uploads that are no files", async () => {
    expect((await fetch(`${api}/file=/etc/passwd`)).status).toBe(403);
    expect((await post("upload", {})).status).toBe(400);
  });

  it("answer a polled call with its outputs or its error", async () => {
    expect(await poll("call/wait", { data: [0] })).toBe('event: complete\ndata: ["waited 0 s"]\n\n');
    expect(await poll("call/stumble", { data: ["quietly"] })).toMatch(
      /^event: error\ndata: (?:null|\{"error": ?null)/,
    );
    expect((await post("call/wait", {})).status).toBe(422);
  });

  it.runIf(hasNamedCalls)("answer a polled call whose inputs are named", async () => {
    expect(await poll("call/v2/wait", { seconds: 0 })).toBe('event: complete\ndata: ["waited 0 s"]\n\n');
  });

  it("tell a reader that its session is not known", async () => {
    const { body } = await fetch(`${api}/queue/data?session_hash=nobody`);
    // A real server breaks the connection after that.
    const { value } = await body!.getReader().read();
    const [line = ""] = Buffer.from(value!).toString().split("\n");
    expect(JSON.parse(line.slice("data: ".length))).toMatchObject({
      msg: "unexpected_error",
      session_not_found: true,
      success: false,
    });
  });

  it("want to know what is to be cancelled, and let a reset pass", async () => {
    expect((await post("cancel", { event_id: null })).status).toBe(422);
    expect(await (await post("reset", { event_id: "none" })).json()).toEqual({ success: true });
  });

  it("show that they are alive for as long as somebody listens", async () => {
    const controller = new AbortController();
    const response = await fetch(`${api}/heartbeat/somebody`, { signal: controller.signal });
    const { value } = await response.body!.getReader().read();
    expect(Buffer.from(value!).toString()).toContain("data: ALIVE");
    controller.abort();
  });
}
