import type { Logger } from "pino";
import { delay } from "../core/abort.ts";
import type { Artifact, IncomingFile, Intake } from "../core/artifact.ts";
import type { Digest } from "../core/digest.ts";
import { VernissageError } from "../core/errors.ts";

/** Pauses before a file that did not arrive is asked for again. Milliseconds. */
const REFETCH_AFTER_MS = [200, 1_000];

/** A call that succeeded has been paid for: its files are worth more than one attempt. */
async function acceptPatiently(file: IncomingFile, intake: Intake, signal: AbortSignal): Promise<Artifact> {
  for (const pauseMs of REFETCH_AFTER_MS) {
    try {
      return await intake.accept(file, { signal });
    } catch (thrown) {
      signal.throwIfAborted();
      if (!(thrown instanceof VernissageError) || !thrown.isRetryable) throw thrown;
      await delay(pauseMs, signal);
    }
  }
  return intake.accept(file, { signal });
}

/**
 * Brings a call's files home through intake, equal ones once. Files of kinds we have no use for (previews as video,
 * say) are left out, unless nothing else came. Rejects with intake's error or the signal's reason.
 */
export async function acceptFiles(
  files: readonly IncomingFile[],
  { intake, logger, signal }: { intake: Intake; logger: Logger; signal: AbortSignal },
): Promise<Artifact[]> {
  const artifacts = new Map<Digest, Artifact>();
  let refused: VernissageError | undefined;
  for (const file of files) {
    try {
      const artifact = await acceptPatiently(file, intake, signal);
      artifacts.set(artifact.digest, artifact);
    } catch (thrown) {
      signal.throwIfAborted();
      if (!(thrown instanceof VernissageError) || thrown.code !== "file-type-refused") throw thrown;
      refused ??= thrown;
      logger.info(
        { space: file.provenance.source, file: file.name, code: thrown.code },
        "space-file-left-out",
      );
    }
  }
  if (artifacts.size === 0 && refused) throw refused;
  return [...artifacts.values()];
}
