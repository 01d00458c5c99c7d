import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { delay } from "../core/abort.ts";
import { VernissageError } from "../core/errors.ts";
import type { HostLog } from "./host-log.ts";
import type { MessageToParent } from "./main.ts";

export interface BuiltinSpaces {
  /** The address of a Space, the same for as long as this runs, also over a restart of the child. */
  url(space: string): string;
  /** The child's process id, for diagnosis; `undefined` while it restarts. */
  pid(): number | undefined;
  close(): Promise<void>;
}

/** After so many deaths within a minute something is wrong that a restart does not mend. */
const MAX_RESTARTS_PER_MINUTE = 5;
const FIRST_BACKOFF_MS = 100;
const START_TIMEOUT_MS = 20_000;
const STOP_TIMEOUT_MS = 3_000;

/**
 * Serves the built-in Spaces in a child process and keeps it alive: a child that dies is started again on the same
 * port, after a growing pause, at most five times a minute. The child ends with this process, even one that is
 * killed. `workDirectory` is the child's alone and is emptied at every start. Rejects with a `VernissageError`
 * `builtin-spaces-failed` when the child does not come up, or with the signal's reason.
 */
export async function startBuiltinSpaces(options: {
  workDirectory: string;
  log?: HostLog;
  signal?: AbortSignal;
  /** The child's entry; another one only in tests. */
  mainUrl?: URL;
}): Promise<BuiltinSpaces> {
  const { workDirectory, log = () => {}, signal, mainUrl = new URL("./main.ts", import.meta.url) } = options;
  signal?.throwIfAborted();
  const stopping = new AbortController();
  let child: ChildProcess | undefined;
  const deathsMs: number[] = [];

  async function start(port: number): Promise<number> {
    await rm(workDirectory, { recursive: true, force: true });
    // Our standard output belongs to whoever reads our results; a child has nothing to say there.
    const started = fork(mainUrl, [workDirectory, String(port)], {
      execArgv: [],
      stdio: ["ignore", 2, 2, "ipc"],
    });
    const kill = () => started.kill("SIGKILL");
    stopping.signal.addEventListener("abort", kill, { once: true });
    started.on("message", (message: MessageToParent) => {
      if (message.kind === "log") log(message.level, message.event, message.fields);
    });
    const actualPort = await portOf(started).finally(() =>
      stopping.signal.removeEventListener("abort", kill),
    );
    child = started;
    started.once("exit", (code, signalName) => {
      child = undefined;
      if (!stopping.signal.aborted) void restart(actualPort, code ?? signalName);
    });
    return actualPort;
  }

  async function restart(port: number, cause: unknown): Promise<void> {
    const nowMs = performance.now();
    deathsMs.push(nowMs);
    const recent = deathsMs.filter((deathMs) => nowMs - deathMs < 60_000).length;
    if (recent > MAX_RESTARTS_PER_MINUTE) {
      log("error", "builtin-spaces-given-up", { cause, restarts: recent - 1 });
      return;
    }
    log("warn", "builtin-spaces-restarting", { cause });
    try {
      await delay(FIRST_BACKOFF_MS * 2 ** (recent - 1), stopping.signal);
      await start(port);
    } catch (error) {
      if (!stopping.signal.aborted) await restart(port, error);
    }
  }

  async function close(): Promise<void> {
    signal?.removeEventListener("abort", close);
    stopping.abort();
    const ending = child;
    if (!ending) return;
    const ended = once(ending, "exit");
    ending.kill("SIGTERM");
    const timer = setTimeout(() => ending.kill("SIGKILL"), STOP_TIMEOUT_MS);
    await ended;
    clearTimeout(timer);
    await rm(workDirectory, { recursive: true, force: true });
  }

  signal?.addEventListener("abort", close, { once: true });
  const port = await start(0).catch((error: unknown) => {
    signal?.removeEventListener("abort", close);
    signal?.throwIfAborted();
    throw error;
  });
  return { url: (space) => `http://127.0.0.1:${port}/${space}`, pid: () => child?.pid, close };
}

/** The port the child listens on once it does; kills the child and rejects when it does not. */
function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void) => {
      clearTimeout(timer);
      child.off("message", onMessage);
      child.off("exit", onExit);
      finish();
    };
    const fail = (message: string) =>
      settle(() => {
        child.kill("SIGKILL");
        reject(
          new VernissageError({
            code: "builtin-spaces-failed",
            message,
            userMessage:
              "The built-in Spaces did not start. Whoever runs this bot finds the reason in its log; nothing was lost.",
            party: "operator",
          }),
        );
      });
    const onMessage = (message: MessageToParent) => {
      if (message.kind === "listening") settle(() => resolve(message.port));
      if (message.kind === "failed") fail(`${message.code ?? "error"}: ${message.message}`);
    };
    const onExit = (code: number | null) => fail(`The child ended with ${code} before it listened`);
    const timer = setTimeout(() => fail("The child did not listen in time"), START_TIMEOUT_MS);
    child.on("message", onMessage);
    child.on("exit", onExit);
  });
}
