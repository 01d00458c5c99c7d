import { startHost } from "./host.ts";
import type { HostLog } from "./host-log.ts";
import { BUILTIN_SPACES } from "./spaces.ts";

/**
 * Entry of the child process that serves the built-in Spaces: `main.ts WORK_DIRECTORY PORT`, port 0 for any. Tells
 * its port over IPC, sends its log there, and ends as soon as the parent is gone, however that went.
 */
export type MessageToParent =
  | { kind: "listening"; port: number }
  | { kind: "failed"; code: string | undefined; message: string }
  | { kind: "log"; level: "info" | "warn" | "error"; event: string; fields: object };

async function main(): Promise<void> {
  const [workDirectory, port] = process.argv.slice(2);
  if (!workDirectory || !process.send)
    throw new Error("The built-in Spaces are started by their parent process");
  const tell = (message: MessageToParent) => {
    if (process.connected) process.send?.(message);
  };
  const log: HostLog = (level, event, { err, ...fields }: { err?: unknown }) =>
    tell({
      kind: "log",
      level,
      event,
      fields: err instanceof Error ? { ...fields, error: err.stack } : fields,
    });
  // The threads end with the process; files left behind are cleared by the next start.
  process.on("disconnect", () => process.exit());
  // Ctrl-C reaches the whole group; the parent decides when this process ends.
  process.on("SIGINT", () => {});
  try {
    const host = await startHost({
      spaces: BUILTIN_SPACES,
      workDirectory,
      log,
      port: Number(port ?? 0),
      isWarm: true,
    });
    process.on("SIGTERM", () => void host.close().finally(() => process.exit()));
    tell({ kind: "listening", port: host.port });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    tell({ kind: "failed", code, message });
  }
}

await main();
