import { readFile } from "node:fs/promises";
import type { Logger } from "pino";
import type { Config } from "./config.ts";
import type { ArtifactStore, Intake } from "./core/artifact.ts";
import type { Clock } from "./core/clock.ts";
import type { SpaceCall, SpaceClient } from "./core/space.ts";
import type { CallRecords, SpaceConsents, SpaceHistory } from "./core/space-records.ts";
import { withCache } from "./spaces/cache.ts";
import { readCatalog } from "./spaces/catalog/catalog.ts";
import { createDriftBook } from "./spaces/catalog/drift.ts";
import { createSpaceDirectory } from "./spaces/directory/space-directory.ts";
import { withFallback } from "./spaces/fallback.ts";
import { type GpuBooking, withGpuTime } from "./spaces/gpu-time.ts";
import { withHealth } from "./spaces/health.ts";
import { createHub } from "./spaces/hub/hub.ts";
import { withLimits } from "./spaces/limits.ts";
import { withRetry } from "./spaces/retry.ts";
import { createSpaceClient } from "./spaces/space-client.ts";

/** The one account there is: that of the operator's token. */
const ACCOUNT = "hub";

export interface SpacesDeps {
  remoteSpaces: Config["remoteSpaces"];
  store: ArtifactStore;
  intake: Intake;
  builtinUrl(name: string): string;
  callRecords: CallRecords;
  history: SpaceHistory;
  consents: SpaceConsents;
  clock: Clock;
  logger: Logger;
}

/**
 * The client with everything around it. From the inside out: what a call may cost, how many run at once, what is tried
 * again, who rests, what was made before, who takes over.
 */
export async function assembleSpaces(deps: SpacesDeps): Promise<SpaceClient> {
  const { remoteSpaces, store, intake, builtinUrl, callRecords, history, consents, clock, logger } = deps;
  const hubToken = remoteSpaces?.hubToken;
  const hub = remoteSpaces && createHub({ url: remoteSpaces.hubUrl, token: hubToken, clock });
  const drift = createDriftBook(logger);
  const directory = createSpaceDirectory({
    catalog: await readCatalog(),
    hindranceOf: drift.of,
    builtinRevision: await readVersion(),
    clock,
    ...(remoteSpaces && {
      remote: {
        allowedSpaces: remoteSpaces.allowed,
        isNonCommercialAllowed: remoteSpaces.isNonCommercialAllowed,
        ...(remoteSpaces.territory && { territory: remoteSpaces.territory }),
        consents,
        ...(hub && { hub }),
        // The two need each other: whoever is looked for has to be asked what it offers.
        describe: (space, options) => client.describe(space, options),
      },
    }),
  });
  const client = createSpaceClient({
    directory,
    drift,
    intake,
    readArtifact: (digest) => store.read(digest),
    builtinUrl,
    logger,
    ...(hub && { remote: { hub, ...(hubToken && { hubToken }) } }),
  });

  /** Only catalogued Spaces are shown the token, so only they take from the account. */
  function bookingOf({ space, endpoint }: SpaceCall): GpuBooking | undefined {
    const entry = directory.entryOf(space);
    const declared = entry?.endpoints.find(({ name }) => name === endpoint)?.gpuSeconds;
    const gpuSeconds = declared ?? entry?.gpuSeconds ?? 0;
    return gpuSeconds > 0 ? { gpuSeconds, ...(hubToken && { account: ACCOUNT }) } : undefined;
  }

  const onAccount = withGpuTime(client, {
    bookingOf,
    history,
    clock,
    logger,
    dailySeconds: remoteSpaces?.gpuSecondsPerDay,
    dailyRuns: remoteSpaces?.gpuRunsPerDay,
    ...(hub && hubToken && { readQuota: (options) => hub.quota(options) }),
  });
  const limited = withLimits(onAccount, { accountOf: (call) => bookingOf(call)?.account });
  const healthy = withHealth(withRetry(limited), { history, clock, logger });
  const hasArtifact: Parameters<typeof withCache>[1]["hasArtifact"] = async (digest) =>
    (await store.find(digest)) !== undefined && (await store.read(digest)) !== undefined;
  const cached = withCache(healthy, { records: callRecords, hasArtifact, logger });
  return withFallback(cached, { logger });
}

/** What the built-in Spaces' code is known by. */
async function readVersion(): Promise<string> {
  const file = await readFile(new URL("../package.json", import.meta.url), "utf8");
  return (JSON.parse(file) as { version: string }).version;
}
