import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe } from "vitest";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const START_MS = 90_000;
const STOP_MS = 5_000;

/** Folders of `scripts/python-spaces`. */
const GRADIO_VERSIONS = ["gradio5", "gradio6"] as const;
type GradioVersion = (typeof GRADIO_VERSIONS)[number];

export interface PythonSpaces {
  /** `5.50.0`, as the server says. */
  version: string;
  /** Address of an app of `test/spaces/apps/serve.py`. */
  url(app: string): string;
  close(): Promise<void>;
}

/** Where a version is not installed its tests are skipped, except in CI, where they fail. */
function isSkipped(version: GradioVersion): boolean {
  return !existsSync(join(ROOT, ".cache", version, ".installed")) && !process.env.CI;
}

/**
 * One block of tests per version of real Gradio; the servers start side by side before the first test of the file.
 * Says so where a version is skipped because it is not installed.
 */
export function describeEachGradio(
  tests: (version: GradioVersion, spaces: () => PythonSpaces) => void,
): void {
  const running = new Map<GradioVersion, PythonSpaces>();
  const installed = GRADIO_VERSIONS.filter((version) => !isSkipped(version));
  beforeAll(async () => {
    const start = async (version: GradioVersion) => running.set(version, await startPythonSpaces(version));
    await Promise.all(installed.map(start));
  }, START_MS + 10_000);
  afterAll(async () => {
    await Promise.all([...running.values()].map((spaces) => spaces.close()));
  });
  for (const version of GRADIO_VERSIONS) {
    if (isSkipped(version))
      console.warn(`Tests against a real ${version} server are skipped: run scripts/python-spaces.`);
    describe.skipIf(isSkipped(version))(`a real server of ${version}`, () =>
      tests(version, () => running.get(version)!),
    );
  }
}

/** Starts every Python app with one version of Gradio; they end with `close` or with this process. */
async function startPythonSpaces(version: GradioVersion): Promise<PythonSpaces> {
  const python = join(ROOT, ".cache", version, "bin/python");
  const child = spawn(python, [join(ROOT, "test/spaces/apps/serve.py")], {
    stdio: ["pipe", "pipe", "pipe"],
  });
  let complaints = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaints = (complaints + text).slice(-4_000);
  });
  const ended = new Promise<never>((_, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`${version} ended with ${code}.\n${complaints}`)));
  });
  ended.catch(() => undefined);
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => late.reject(new Error(`${version} gave no address within ${START_MS / 1000} s.\n${complaints}`)),
    START_MS,
  );
  const lines = createInterface(child.stdout);
  try {
    const [line] = await Promise.race([once(lines, "line"), ended, late.promise]);
    const { gradio, addresses } = JSON.parse(String(line)) as {
      gradio: string;
      addresses: Record<string, string>;
    };
    return {
      version: gradio,
      url(app) {
        const address = addresses[app];
        if (!address) throw new Error(`serve.py knows no app called ${app}`);
        return address;
      },
      async close() {
        if (child.exitCode !== null) return;
        const exit = once(child, "exit");
        child.stdin.end();
        const kill = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
        await exit;
        clearTimeout(kill);
      },
    };
  } catch (thrown) {
    child.kill("SIGKILL");
    throw thrown;
  } finally {
    clearTimeout(timer);
  }
}
