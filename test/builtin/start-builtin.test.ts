import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type BuiltinSpaces, startBuiltinSpaces } from "../../src/builtin/start-builtin.ts";

let directory: string;
let spaces: BuiltinSpaces | undefined;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "builtin-test-"));
});

afterEach(async () => {
  await spaces?.close();
  spaces = undefined;
  await rm(directory, { recursive: true, force: true });
});

async function answers(address: string): Promise<boolean> {
  return fetch(`${address}/config`).then(
    (response) => response.ok,
    () => false,
  );
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe("the process of the built-in Spaces", () => {
  it("serves every Space under its own path", async () => {
    spaces = await startBuiltinSpaces({ workDirectory: join(directory, "work") });
    expect(spaces.url("architect")).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/architect$/);
    expect(await answers(spaces.url("architect"))).toBe(true);
    expect(await answers(spaces.url("nobody"))).toBe(false);
  });

  it("comes back on the same address after it died", async () => {
    const events: string[] = [];
    spaces = await startBuiltinSpaces({
      workDirectory: join(directory, "work"),
      log: (_level, event) => events.push(event),
    });
    const address = spaces.url("architect");
    const pid = spaces.pid()!;
    process.kill(pid, "SIGKILL");
    await expect.poll(() => answers(address), { timeout: 10_000 }).toBe(true);
    expect(spaces.pid()).not.toBe(pid);
    expect(events).toContain("builtin-spaces-restarting");
  });

  it("ends with its signal", async () => {
    const controller = new AbortController();
    spaces = await startBuiltinSpaces({
      workDirectory: join(directory, "work"),
      signal: controller.signal,
    });
    const pid = spaces.pid()!;
    controller.abort();
    await expect.poll(() => isAlive(pid), { timeout: 5000 }).toBe(false);
  });

  it("says so when the child does not come up", async () => {
    const starting = startBuiltinSpaces({
      workDirectory: join(directory, "work"),
      mainUrl: new URL("./fixtures/broken-main.ts", import.meta.url),
    });
    await expect(starting).rejects.toMatchObject({ code: "builtin-spaces-failed", party: "operator" });
  });

  it("ends when its parent is killed", async () => {
    const parent = spawn(
      process.execPath,
      [new URL("./fixtures/parent.ts", import.meta.url).pathname, join(directory, "work")],
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    const [line] = (await once(parent.stdout, "data")) as [Buffer];
    const pid = Number(line.toString());
    expect(isAlive(pid)).toBe(true);
    parent.kill("SIGKILL");
    await expect.poll(() => isAlive(pid), { timeout: 5000 }).toBe(false);
  });
});
