import type { SpaceCall, SpaceCallOptions, SpaceClient, SpaceResult } from "../../src/core/space.ts";

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
