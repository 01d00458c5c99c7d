import type { Logger } from "pino";
import type { Artifact, IncomingFile, Intake } from "../core/artifact.ts";
import type { Digest } from "../core/digest.ts";
import { VernissageError } from "../core/errors.ts";

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
      const artifact = await intake.accept(file, { signal });
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
