import { afterAll, afterEach, beforeEach, expect } from "vitest";
import {
  type GradioConnection,
  type GradioConnectionOptions,
  openGradioConnection,
} from "../../src/spaces/gradio/connection.ts";
import type { JobResult } from "../../src/spaces/gradio/job.ts";
import { DEFAULT_TIMEOUTS } from "../../src/spaces/gradio/transport.ts";
import type { TestEvent } from "./gradio-app.ts";
import { type GradioServer, startGradioServer } from "./gradio-server.ts";

/** Deadlines short enough for tests. */
export const QUICK_TIMEOUTS = {
  ...DEFAULT_TIMEOUTS,
  connectMs: 300,
  uploadMs: 300,
  joinMs: 300,
  cancelMs: 200,
  silenceMs: 300,
  sessionMs: 5_000,
  idleMs: 600,
  callMs: 1_200,
};

export interface FaultHarness {
  server: GradioServer;
  connection: GradioConnection | undefined;
  /** What a job does; replaced by each test. */
  play: (event: TestEvent) => unknown;
  open(
    headers?: Record<string, string>,
    address?: string,
    more?: Partial<GradioConnectionOptions>,
  ): Promise<GradioConnection>;
  /** Connects and calls without inputs. */
  call(endpoint?: string): Promise<JobResult>;
}

/**
 * A fresh server per test whose jobs do what `play` says. After each test nothing may be left open and no rejection
 * unhandled.
 */
export function useFaultServer(): FaultHarness {
  const { signal } = new AbortController();
  const unhandled: unknown[] = [];
  const onUnhandled = (reason: unknown) => void unhandled.push(reason);
  const harness: FaultHarness = {
    server: undefined as unknown as GradioServer,
    connection: undefined,
    play: () => undefined,

    async open(headers = {}, address = harness.server.url, more = {}) {
      harness.connection = await openGradioConnection({
        space: "test/space",
        address: new URL(address),
        headers,
        timeouts: QUICK_TIMEOUTS,
        signal,
        ...more,
      });
      return harness.connection;
    },
    async call(endpoint = "/work") {
      return (await harness.open()).call(endpoint, {}, () => undefined);
    },
  };
  process.on("unhandledRejection", onUnhandled);
  afterAll(() => void process.off("unhandledRejection", onUnhandled));
  beforeEach(async () => {
    harness.server = await startGradioServer({
      endpoints: [
        { name: "/work", play: (event) => harness.play(event) },
        { name: "/direct", isQueued: false, play: (event) => harness.play(event) },
      ],
    });
  });
  afterEach(async () => {
    await harness.connection?.close();
    harness.connection = undefined;
    await expect.poll(() => harness.server.openConnections()).toBe(0);
    await harness.server.close();
    expect(unhandled).toEqual([]);
  });
  return harness;
}
