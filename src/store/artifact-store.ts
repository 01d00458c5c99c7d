import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Artifact, ArtifactStore } from "../core/artifact.ts";
import { type Digest, digestOf, hexOf, isDigest } from "../core/digest.ts";
import { VernissageError } from "../core/errors.ts";
import { createId } from "../core/ids.ts";
import type { Records } from "../core/records.ts";

/**
 * Bytes by digest in a folder, two levels deep. A file appears whole or not at all: it is written beside its place,
 * flushed, then renamed. Equal bytes are kept once.
 */
export async function createArtifactStore(deps: {
  directory: string;
  records: Pick<Records, "addArtifact" | "findArtifact">;
}): Promise<ArtifactStore> {
  const pathOf = (digest: Digest) => {
    const hex = hexOf(digest);
    return {
      folder: join(deps.directory, hex.slice(0, 2)),
      file: join(deps.directory, hex.slice(0, 2), hex),
    };
  };
  await guardDisk(() => mkdir(deps.directory, { recursive: true }));
  return {
    async put(bytes, about) {
      const digest = digestOf(bytes);
      const { folder, file } = pathOf(digest);
      await guardDisk(async () => {
        await mkdir(folder, { recursive: true });
        await writeWhole(file, bytes);
      });
      const artifact: Artifact = { ...about, digest, sizeBytes: bytes.byteLength };
      await deps.records.addArtifact(artifact);
      return artifact;
    },
    async read(digest) {
      if (!isDigest(digest)) return undefined;
      return readFile(pathOf(digest).file).catch((error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") return undefined;
        throw error;
      });
    },
    find: (digest) => deps.records.findArtifact(digest),
  };
}

async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${file}.${createId()}`;
  try {
    const handle = await open(temporary, "wx");
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function guardDisk<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const isFull = code === "ENOSPC" || code === "EDQUOT";
    throw new VernissageError({
      code: isFull ? "disk-full" : "disk-unwritable",
      message: `cannot write an artifact: ${code ?? "unknown error"}`,
      userMessage: isFull
        ? "The bot's disk is full, so this could not be saved. Whoever runs the bot has to free space; then try again. Everything made before is safe."
        : "The bot cannot write to its data folder. Whoever runs the bot has to check the folder's permissions; then try again.",
      party: "operator",
      cause,
    });
  }
}
