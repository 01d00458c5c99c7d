import type { Logger } from "pino";
import sharp from "sharp";
import type {
  Artifact,
  ArtifactStore,
  IncomingFile,
  Intake,
  MediaType,
  Provenance,
} from "../core/artifact.ts";
import type { ResolveAll } from "../core/public-address.ts";
import { checkModel, isModel } from "./check-model.ts";
import { type FetchDeadlines, fetchFile } from "./fetch-file.ts";
import { refusal } from "./intake-errors.ts";
import { SNIFF_BYTES, sniffType } from "./sniff-type.ts";

export interface IntakeLimits {
  glbBytes: number;
  splatBytes: number;
  imageBytes: number;
  /** Decoding costs 4 bytes and more per pixel, however small the file is. */
  imagePixels: number;
  deadlines: FetchDeadlines;
}

/**
 * 64 MB and 4096² pixels are the GLB and decode limits of the project's asset budget; 262,144 Gaussians, the most a
 * public Space makes, take 62 MB with all their harmonics.
 */
export const DEFAULT_INTAKE_LIMITS: IntakeLimits = {
  glbBytes: 64 * 1024 * 1024,
  splatBytes: 72 * 1024 * 1024,
  imageBytes: 24 * 1024 * 1024,
  imagePixels: 17_000_000,
  deadlines: { headersMs: 20_000, idleMs: 20_000, totalMs: 180_000 },
};

/** Meshes that have no signature or none of use; named only to say what they are. */
const MESH_NAME = /\.(obj|ply|stl|fbx|dae|off|usdz?|3ds|gltf)$/i;

export interface IntakeDeps {
  store: ArtifactStore;
  logger: Logger;
  /** Origins of the built-in Spaces, the only ones on loopback and plain http. */
  isBuiltinOrigin?: (origin: string) => boolean;
  limits?: Partial<IntakeLimits>;
  /** How the hosts of files are resolved; `dns.lookup` unless a test has its own names. */
  resolve?: ResolveAll;
}

/**
 * The door for files from outside: fetched under rules, recognised by content, pictures decoded once, models held
 * to their own counts, then stored by digest as they came. Refusals are `file-type-refused`, `file-too-large`, `file-broken`, `file-origin-refused`,
 * `file-address-refused`, `file-redirect-refused`, `file-timeout` and `file-unreachable`.
 */
export function createIntake(deps: IntakeDeps): Intake {
  const { store, logger, isBuiltinOrigin, limits: overrides, resolve } = deps;
  const limits: IntakeLimits = { ...DEFAULT_INTAKE_LIMITS, ...overrides };

  const sizeLimit = (mediaType: MediaType) => {
    if (mediaType === "model/gltf-binary") return limits.glbBytes;
    return isModel(mediaType) ? limits.splatBytes : limits.imageBytes;
  };

  function typeOf(head: Uint8Array, provenance: Provenance): MediaType {
    const mediaType = sniffType(head, provenance.name);
    if (mediaType) return mediaType;
    const did = MESH_NAME.test(provenance.name)
      ? "is a mesh, but not a GLB"
      : "is neither a picture, a GLB nor a Gaussian splat";
    throw refusal(provenance, { code: "file-type-refused", did });
  }

  async function bytesOf(file: IncomingFile, provenance: Provenance, signal: AbortSignal) {
    if ("bytes" in file) return file.bytes;
    return fetchFile({
      provenance,
      url: file.url,
      allowedOrigin: file.allowedOrigin,
      headers: file.headers ?? {},
      isBuiltin: isLoopback(file.allowedOrigin) && (isBuiltinOrigin?.(file.allowedOrigin) ?? false),
      deadlines: limits.deadlines,
      maxBytes: (head) => sizeLimit(typeOf(head, provenance)),
      signal,
      resolve,
    });
  }

  async function measure(bytes: Uint8Array, mediaType: MediaType, provenance: Provenance) {
    try {
      const picture = sharp(bytes, { limitInputPixels: limits.imagePixels, failOn: "error" });
      const { width, height, format } = await picture.metadata();
      if (`image/${format}` !== mediaType) throw new Error(`decoded as ${format}`);
      // Reads every pixel without keeping them: a truncated or lying file shows here, not in a renderer.
      await picture.resize(8, 8, { fit: "fill" }).timeout({ seconds: 20 }).raw().toBuffer();
      return { widthPx: width, heightPx: height };
    } catch (cause) {
      const isLarge = cause instanceof Error && /pixel limit/i.test(cause.message);
      const megapixels = Math.round(limits.imagePixels / 1_000_000);
      throw refusal(provenance, {
        code: isLarge ? "file-too-large" : "file-broken",
        did: isLarge ? `has more than ${megapixels} megapixels` : "cannot be decoded as a picture",
        cause,
      });
    }
  }

  return {
    async accept(file, { signal }): Promise<Artifact> {
      signal.throwIfAborted();
      const provenance = { ...file.provenance, name: cleanName(file.provenance.name) };
      const bytes = await bytesOf(file, provenance, signal);
      const mediaType = typeOf(bytes.subarray(0, SNIFF_BYTES), provenance);
      if (bytes.byteLength > sizeLimit(mediaType))
        throw refusal(provenance, {
          code: "file-too-large",
          did: `is larger than ${Math.round(sizeLimit(mediaType) / 1_048_576)} MB`,
        });
      if (isModel(mediaType)) await checkModel(bytes, mediaType, provenance);
      const size = isModel(mediaType) ? {} : await measure(bytes, mediaType, provenance);
      signal.throwIfAborted();
      const artifact = await store.put(bytes, { mediaType, provenance, ...size });
      logger.info(
        { digest: artifact.digest, mediaType, sizeBytes: bytes.byteLength, source: provenance.source },
        "artifact-accepted",
      );
      return artifact;
    },
  };
}

function isLoopback(origin: string): boolean {
  return /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])$/.test(URL.parse(origin)?.hostname ?? "");
}

/** The last part of what the file called itself, without control characters, at most 80 characters. */
function cleanName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? "";
  const clean = last.replace(/[\p{Cc}\p{Cf}]/gu, "").trim();
  return clean.slice(0, 80) || "file";
}
