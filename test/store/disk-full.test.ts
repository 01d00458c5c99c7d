import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const run = promisify(execFile);
const FIXTURE = fileURLToPath(new URL("./fixtures/fill-disk.ts", import.meta.url));
/** A disk of 100 kB that only this command sees. */
const ON_SMALL_DISK = 'mount -t tmpfs -o size=100k none "$1" && exec "$2" "$3" "$1"';

test("a full disk is named, tells whose turn it is, and costs nothing that was kept", async (context) => {
  const directory = await mkdtemp(join(tmpdir(), "vernissage-full-"));
  try {
    const args = [
      "--map-root-user",
      "--mount",
      "sh",
      "-c",
      ON_SMALL_DISK,
      "sh",
      directory,
      process.execPath,
      FIXTURE,
    ];
    const { stdout } = await run("unshare", args).catch((error: Error) =>
      context.skip(`a small disk cannot be mounted here: ${error.message.split("\n")[0]}`),
    );
    const result = JSON.parse(stdout);
    expect(result).toMatchObject({ code: "disk-full", party: "operator" });
    expect(result.userMessage).toMatch(/disk is full.*free space.*then try again.*safe/);
    expect(result.readable.length).toBeGreaterThan(1);
    expect(new Set(result.readable)).toEqual(new Set([20_000]));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
});
