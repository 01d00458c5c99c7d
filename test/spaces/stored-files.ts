import { setTimeout as delay } from "node:timers/promises";
import type { Intake, MediaType } from "../../src/core/artifact.ts";
import { type Digest, digestOf } from "../../src/core/digest.ts";
import { ArtifactValue } from "../../src/core/space.ts";

export interface StoredFiles {
  /** Fetches what it is given, slowly enough for a server to notice that a page has gone. */
  intake: Intake;
  readArtifact(digest: Digest): Promise<Uint8Array | undefined>;
  /** A stored file as an input. */
  file(name: string, text?: string, mediaType?: MediaType): ArtifactValue;
}

/** Files to send and a door for files that come back. `onFetch` is told before each is fetched. */
export function createStoredFiles(onFetch: () => void = () => undefined): StoredFiles {
  const stored = new Map<Digest, Uint8Array>();
  return {
    intake: {
      async accept(file) {
        if (!("url" in file)) throw new Error("an address was expected");
        await delay(50);
        onFetch();
        const response = await fetch(file.url);
        if (!response.ok) throw new Error(`${file.name} is gone`);
        const bytes = new Uint8Array(await response.arrayBuffer());
        const { provenance } = file;
        const mediaType = "model/gltf-binary";
        return { digest: digestOf(bytes), mediaType, sizeBytes: bytes.length, provenance };
      },
    },
    readArtifact: async (digest) => stored.get(digest),
    file(name, text = name, mediaType = "image/png") {
      const bytes = Buffer.from(text);
      const digest = digestOf(bytes);
      stored.set(digest, bytes);
      const provenance = { source: "member", name };
      return new ArtifactValue({ digest, mediaType, sizeBytes: bytes.length, provenance }, name);
    },
  };
}
