import { FILE_SCHEMA, parameter, type TestEndpoint, type TestEvent } from "./gradio-app.ts";
import { type GradioServer, startGradioServer } from "./gradio-server.ts";

const GLB = Buffer.from("glTF\u0002\0\0\0\u000c\0\0\0", "latin1");

export interface ChainServer {
  server: GradioServer;
  /** Calls in order. */
  calls: { name: string; sessionHash: string; data: unknown[] }[];
  /** Calls that fail from now on, with what the app says. */
  refusals: Map<string, string>;
  /** Calls that never end from now on. */
  stalled: Set<string>;
  /** What `/run_mvadapter` returns instead of a plain gallery. */
  gallery: ((views: object[]) => unknown) | undefined;
}

/**
 * A Space in the manner of TRELLIS.2 and MV-Adapter: hidden state and files belong to a session, whose files go when
 * its page does, and a call out of order fails.
 */
export async function startChainServer(
  change: (endpoints: TestEndpoint[]) => TestEndpoint[] = (endpoints) => endpoints,
): Promise<ChainServer> {
  /** Per session: what was done, and the paths it may use. */
  const sessions = new Map<string, { state?: { seed: unknown }; paths: Set<string> }>();
  const chain: ChainServer = {
    server: undefined as unknown as GradioServer,
    calls: [],
    refusals: new Map(),
    stalled: new Set(),
    gallery: undefined,
  };

  const make = (event: TestEvent, name: string, bytes: Uint8Array) => {
    const file = chain.server.addFile(name, bytes);
    sessions.get(event.sessionHash)!.paths.add(file.path);
    return { ...file, size: null, mime_type: null, is_stream: false };
  };
  /** Notes a call, refuses it if told to, and wants its session and files to be known. */
  const endpoint = (
    about: Omit<TestEndpoint, "play">,
    play: (event: TestEvent) => unknown[] | string,
  ): TestEndpoint => ({
    ...about,
    play(event) {
      chain.calls.push({ name: about.name, sessionHash: event.sessionHash, data: event.data });
      const fail = (error: string) => event.fail({ error });
      const refusal = chain.refusals.get(about.name);
      if (refusal) return fail(refusal);
      if (!sessions.has(event.sessionHash) && about.name !== "/start_session") return fail("no session");
      event.send({ msg: "estimation", rank: 0, queue_size: 1, rank_eta: 1 });
      event.send({ msg: "process_starts" });
      event.send({ msg: "progress", progress_data: [{ progress: 0.5, desc: "at work" }] });
      if (chain.stalled.has(about.name)) return;
      const outputs = play(event);
      if (typeof outputs === "string") fail(outputs);
      else event.complete(outputs);
    },
  });

  const image = (name: string) => parameter(name, FILE_SCHEMA, { component: "Image" });
  const mesh = (name: string) => parameter(name, FILE_SCHEMA, { component: "Model3D" });
  const number = (name: string, value: number) =>
    parameter(name, { type: "number" }, { parameter_has_default: true, parameter_default: value });
  const endpoints = [
    endpoint({ name: "/start_session", returns: [] }, ({ sessionHash }) => {
      sessions.set(sessionHash, { paths: new Set() });
      return [];
    }),
    endpoint(
      {
        name: "/preprocess_image",
        parameters: [image("input")],
        returns: [{ label: "Image Prompt", component: "Image" }],
      },
      (event) => [{ __type__: "update", value: make(event, "prepared.png", Buffer.from("prepared")) }],
    ),
    endpoint(
      {
        name: "/image_to_3d",
        parameters: [
          image("image"),
          number("seed", 0),
          parameter("resolution", { type: "string", enum: ["512", "1024", "1536"] }),
        ],
        returns: [{ label: "Preview", component: "Html" }],
      },
      ({ data, sessionHash }) => {
        sessions.get(sessionHash)!.state = { seed: data[1] };
        return ["<div>preview</div>"];
      },
    ),
    endpoint(
      {
        name: "/extract_glb",
        parameters: [number("decimation_target", 300_000), number("texture_size", 2048)],
        returns: [
          { label: "Extracted GLB", component: "Model3d" },
          { label: "Download GLB", component: "Downloadbutton" },
        ],
      },
      (event) => {
        const { state } = sessions.get(event.sessionHash)!;
        if (!state) return "there is no shape yet";
        const file = make(event, `seed-${state.seed}.glb`, GLB);
        return [file, { __type__: "update", value: file.path, interactive: true }];
      },
    ),
    endpoint(
      {
        name: "/run_mvadapter",
        parameters: [mesh("mesh_path"), image("image")],
        returns: [{ label: "Views", component: "Gallery" }],
      },
      (event) => {
        const views = [1, 2].map((number) =>
          make(event, `view-${number}.png`, Buffer.from(`view ${number}`)),
        );
        return [chain.gallery ? chain.gallery(views) : views.map((view) => ({ image: view, caption: null }))];
      },
    ),
    endpoint(
      {
        name: "/run_texturing",
        parameters: [mesh("mesh_path"), parameter("mv_images", { type: "array" }, { component: "Gallery" })],
        returns: [{ label: "Textured", component: "Model3d" }],
      },
      (event) => [make(event, "textured.glb", GLB)],
    ),
    endpoint({ name: "/get_seed", returns: [{ label: "Seed", component: "Number" }] }, () => [7]),
  ];
  chain.server = await startGradioServer({
    endpoints: change(endpoints),
    config: { connect_heartbeat: true },
  });
  chain.server.onHeartbeatEnd = (sessionHash) => {
    for (const path of sessions.get(sessionHash)?.paths ?? []) chain.server.removeFile(path);
    sessions.delete(sessionHash);
  };
  return chain;
}
