import type { SpaceCall, SpaceCallOptions, SpaceClient, SpaceResult } from "../../src/core/space.ts";

export const RESULT: SpaceResult = { artifacts: [], values: [1], durationMs: 1, waitedMs: 0 };

export const callOf = (space: string, input = {}): SpaceCall => ({ space, endpoint: "/x", input });

/** A client whose calls do what `call` says; everything else about it is empty. */
export function fakeClient(
  call: (call: SpaceCall, options: SpaceCallOptions) => Promise<SpaceResult>,
  more: Partial<SpaceClient> = {},
): SpaceClient {
  return {
    call,
    find: async () => [],
    about: async (id) => ({ id, title: id, description: "", capabilities: [], standing: "catalog" }),
    describe: async (id) => ({ id, endpoints: [], schemaDigest: "" }),
    revisionOf: async () => undefined,
    quota: async () => undefined,
    close: async () => undefined,
    ...more,
  };
}
