import { createRandom, type Random } from "../../src/core/random.ts";
import { configOf, infoOf, parameter, type TestEndpoint, type TestEvent } from "./gradio-app.ts";
import { type GradioServer, type Handler, startGradioServer } from "./gradio-server.ts";

function answer(status: number, text: string, headers: Record<string, string> = {}): Handler {
  return (_, response) => response.writeHead(status, headers).end(text);
}

function drip(piece: string | Buffer, everyMs: number): Handler {
  return (_, response) => {
    const timer = setInterval(() => response.write(piece), everyMs);
    response.once("close", () => clearInterval(timer));
  };
}

const never: Handler = () => undefined;
const pass: Handler = () => "pass";
const reset: Handler = (_, response) => response.destroy();

/** What may go wrong on a route, by the end of its path. */
const REQUEST_FAULTS: Readonly<Record<string, readonly [route: string, handler: Handler]>> = {
  "config 503": ["/config", answer(503, "<html>Your space is asleep")],
  "config as page": ["/config", answer(200, "<html>Hello")],
  "config never answered": ["/config", never],
  "config as slow loris": ["/config", drip(" ", 50)],
  "config without end": ["/config", drip(Buffer.alloc(3_000_000, 32), 2)],
  "config redirected": ["/config", answer(302, "", { location: "http://169.254.169.254/" })],
  "config of another host": [
    "/config",
    answer(200, JSON.stringify({ ...configOf("http://localhost:1", { endpoints: [] }) })),
  ],
  "info 500": ["/info", answer(500, "oops")],
  "info never answered": ["/info", never],
  "join 503": ["/queue/join", answer(503, '{"detail":"Queue is full"}')],
  "join 422": ["/queue/join", answer(422, '{"detail":[{"message":"too dark"}]}')],
  "join 400": ["/queue/join", answer(400, '{"detail":"bad fn_index"}')],
  "join 429": ["/queue/join", answer(429, "<html>slow down")],
  "join without number": ["/queue/join", answer(200, "{}")],
  "join reset": ["/queue/join", reset],
  "join never answered": ["/queue/join", never],
  "file gone": ["/made.glb", answer(404, "")],
};

/** What a job may do instead of its work. */
const JOB_FAULTS: Readonly<Record<string, (event: TestEvent) => unknown>> = {
  "error with text": ({ fail }) => fail({ error: "No face found", title: "Error" }),
  "error without text": ({ fail }) => fail({ error: null }),
  "no GPU free": ({ fail }) =>
    fail({ title: "ZeroGPU queue timeout", error: "No GPU was available after 60s" }),
  "no output": ({ send }) => send({ msg: "process_completed", success: true, output: null }),
  "session lost": ({ raw }) =>
    raw('data: {"msg":"unexpected_error","event_id":null,"session_not_found":true,"message":"gone"}\n\n'),
  "server stopped": ({ raw }) => raw('data: {"msg":"server_stopped"}\n\n'),
  "stream reset": ({ resetStream }) => resetStream(),
  "stream ended": ({ endStream }) => endStream(),
  "stream silent": () => undefined,
  "stream without news": ({ raw, signal }) => {
    const timer = setInterval(() => raw(": still here\n"), 100);
    signal.addEventListener("abort", () => clearInterval(timer), { once: true });
  },
};

/** What may happen to a job that still does its work. */
const HARMLESS_FAULTS: Readonly<Record<string, (event: TestEvent) => unknown>> = {
  "malformed events": ({ raw }) => raw('data: {not json\n\ndata: {"msg":7}\n\nevent: ping\n\n'),
  "poisoned differences": ({ send }) => {
    const data = [[["add", ["__proto__", "isPolluted"], true]]];
    for (let step = 0; step < 2; step += 1)
      send({ msg: "process_generating", success: true, output: { data } });
  },
  "stream closed too early": async ({ endStream }) => {
    endStream('data: {"msg":"close_stream"}\n\n');
    await new Promise((resolve) => setTimeout(resolve, 20));
  },
};

/** What may go wrong at first; asked again, the Space answers as it should. */
const PASSING_FAULTS: Readonly<Record<string, readonly [route: string, handler: Handler]>> = {
  "stream 500": ["/queue/data", answer(500, "boom")],
  "stream never opened": ["/queue/data", reset],
  "file reset": ["/made.glb", reset],
  "file 503": ["/made.glb", answer(503, "")],
};

/** What spoils the result of a call that succeeded. */
const LYING_FILE = "file that lies about its length";
const SPOILING = new Set(["file gone", LYING_FILE]);

export const FAULT_NAMES = [
  ...Object.keys(REQUEST_FAULTS),
  ...Object.keys(JOB_FAULTS),
  ...Object.keys(HARMLESS_FAULTS),
  ...Object.keys(PASSING_FAULTS),
  LYING_FILE,
];

export interface FaultySpace {
  server: GradioServer;
  visits: number;
  /** Faults that were injected, by name. */
  injected: Map<string, number>;
  /** Calls that began, and those that ended with a right result, by the key they were given. */
  begun: Map<string, number>;
  succeeded: Map<string, number>;
  faultRate: number;
}

interface Visit {
  fault: string | undefined;
  /** A fault that passes has passed. */
  isOver: boolean;
}

/**
 * A Space whose every visitor meets a fault with probability `faultRate`. Each visit gets a root of its own, so that
 * one fault belongs to one visit.
 */
export async function startFaultySpace(seed: number, faultRate: number): Promise<FaultySpace> {
  const random: Random = createRandom(seed);
  const visits: Visit[] = [];
  const visitBySession = new Map<string, Visit>();
  const count = (counts: Map<string, number>, name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);

  const endpoint: TestEndpoint = {
    name: "/make",
    parameters: [parameter("key", { type: "string" })],
    returns: [
      { label: "GLB", component: "Model3D" },
      { label: "key", component: "Textbox" },
    ],
    async play(event) {
      const key = String(event.data[0]);
      count(space.begun, key);
      const { fault = "" } = visitBySession.get(event.sessionHash) ?? {};
      event.send({ msg: "estimation", rank: 0, queue_size: 1, rank_eta: 0.1 });
      event.send({ msg: "process_starts" });
      if (JOB_FAULTS[fault]) return JOB_FAULTS[fault](event);
      await HARMLESS_FAULTS[fault]?.(event);
      await new Promise((resolve) => setTimeout(resolve, 5 + random() * 20));
      if (event.signal.aborted) return;
      const index = visits.indexOf(visitBySession.get(event.sessionHash)!);
      const file = space.server.addFile("made.glb", glb(fault === LYING_FILE ? 7 : 0));
      const url = file.url.replace("/gradio_api/", `/visit-${index}/gradio_api/`);
      if (!SPOILING.has(fault)) count(space.succeeded, key);
      event.complete([{ ...file, url }, key]);
    },
  };
  const space: FaultySpace = {
    server: await startGradioServer({ endpoints: [endpoint] }),
    visits: 0,
    injected: new Map(),
    begun: new Map(),
    succeeded: new Map(),
    faultRate,
  };
  const { server } = space;
  const visitOf = (path: string) => visits[Number(/^\/visit-(\d+)\//.exec(path)?.[1])];
  const faultOn =
    (route: string, otherwise: Handler): Handler =>
    (request, response, body) => {
      const visit = visitOf(request.url ?? "");
      const lasting = REQUEST_FAULTS[visit?.fault ?? ""];
      if (lasting?.[0] === route) return lasting[1](request, response, body);
      const passing = PASSING_FAULTS[visit?.fault ?? ""];
      if (!visit || passing?.[0] !== route || visit.isOver) return otherwise(request, response, body);
      visit.isOver = true;
      return passing[1](request, response, body);
    };

  server.intercept("/config", (request, response, body) => {
    const fault =
      random() < space.faultRate ? FAULT_NAMES[Math.floor(random() * FAULT_NAMES.length)] : undefined;
    const index = visits.push({ fault, isOver: false }) - 1;
    space.visits += 1;
    if (fault) count(space.injected, fault);
    const handler = fault && REQUEST_FAULTS[fault];
    if (handler && handler[0] === "/config") return handler[1](request, response, body);
    return response.end(JSON.stringify(configOf(`${server.url}/visit-${index}`, { endpoints: [endpoint] })));
  });
  server.intercept(
    "/info",
    faultOn("/info", (_, response) => response.end(JSON.stringify(infoOf([endpoint])))),
  );
  server.intercept(
    "/queue/join",
    faultOn("/queue/join", (request, _response, body) => {
      const visit = visitOf(request.url ?? "");
      if (visit) visitBySession.set(JSON.parse(body.toString()).session_hash, visit);
      return "pass";
    }),
  );
  server.intercept("/queue/data", faultOn("/queue/data", pass));
  server.intercept("/made.glb", faultOn("/made.glb", pass));
  return space;
}

/** A GLB, longer or shorter than it says by so many bytes. */
function glb(lieBytes: number): Buffer {
  const bytes = Buffer.alloc(64);
  bytes.write("glTF");
  bytes.writeUInt32LE(2, 4);
  bytes.writeUInt32LE(bytes.length + lieBytes, 8);
  return bytes;
}
