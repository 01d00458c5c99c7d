import { parameter, type TestEvent } from "../../test/spaces/gradio-app.ts";
import { type GradioServer, startGradioServer } from "../../test/spaces/gradio-server.ts";

/** What a generated object weighs, roughly. */
const GLB_BYTES = 500_000;

/**
 * Gradio servers in a process of their own. Started with their number as argument; tells its parent the addresses, and
 * on any message how often each key was made and how many requests are still open.
 */
const glb = Buffer.alloc(GLB_BYTES);
glb.write("glTF");
glb.writeUInt32LE(2, 4);
glb.writeUInt32LE(GLB_BYTES, 8);

const made = new Map<string, number>();

function play({ data, send, complete }: TestEvent, server: GradioServer): void {
  const [key, jobMs] = data as [string, number];
  send({ msg: "estimation", rank: 0, queue_size: 1, rank_eta: jobMs / 1000 });
  send({ msg: "process_starts", eta: jobMs / 1000 });
  const steps = setInterval(
    () => send({ msg: "progress", progress_data: [{ index: 1, length: 2 }] }),
    jobMs / 2,
  );
  setTimeout(() => {
    clearInterval(steps);
    made.set(key, (made.get(key) ?? 0) + 1);
    complete([server.addFile("made.glb", glb), key]);
  }, jobMs);
}

const servers = await Promise.all(
  Array.from({ length: Number(process.argv[2]) }, async () => {
    const server: GradioServer = await startGradioServer({
      endpoints: [
        {
          name: "/make",
          parameters: [parameter("key", { type: "string" }), parameter("job_ms", { type: "number" })],
          returns: [
            { label: "GLB", component: "Model3D" },
            { label: "key", component: "Textbox" },
          ],
          play: (event) => play(event, server),
        },
      ],
    });
    return server;
  }),
);

export interface ServedCounts {
  made: [string, number][];
  openRequests: number;
}

process.on("message", () => {
  const openRequests = servers.reduce((sum, server) => sum + server.openConnections(), 0);
  process.send?.({ made: [...made], openRequests } satisfies ServedCounts);
});
process.send?.(servers.map(({ url }) => url));
