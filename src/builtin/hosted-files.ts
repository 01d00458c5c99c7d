import { mkdir, readFile, rm, rmdir, writeFile } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import { digestOf, hexOf } from "../core/digest.ts";
import { SpaceError, type SpaceFile } from "./builtin-space.ts";

/** A file as Gradio writes it in inputs and outputs. */
export interface FileData {
  path: string;
  url: string;
  size: number;
  orig_name: string;
  mime_type: string;
  is_stream: false;
  meta: { _type: "gradio.FileData" };
}

export interface HostedFiles {
  /** Keeps the bytes and gives their path; the same bytes under the same name have the same path. */
  keep(file: SpaceFile): Promise<string>;
  /** Keeps a produced file and describes it; `root` is the Space's own address. */
  publish(file: SpaceFile, root: string): Promise<FileData>;
  /** The file behind a path that `keep` gave; `undefined` for every other path, however it is written. */
  read(path: string): Promise<SpaceFile | undefined>;
  close(): Promise<void>;
}

/** What Gradio apps that clean up (`delete_cache`) commonly use. */
const KEPT_MS = 10 * 60_000;

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  ".glb": "model/gltf-binary",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".webp": "image/webp",
  ".json": "application/json",
  ".txt": "text/plain",
};

/** Uploaded and produced files of one Space, in `directory/<digest>/<name>`, each deleted after `keptMs`. */
export function createHostedFiles(directory: string, { keptMs = KEPT_MS } = {}): HostedFiles {
  const known = new Map<string, { timer: NodeJS.Timeout; written: Promise<void> }>();

  async function keep({ name, bytes }: SpaceFile): Promise<string> {
    const path = join(directory, hexOf(digestOf(bytes)), cleanName(name));
    const before = known.get(path);
    clearTimeout(before?.timer);
    const written = before?.written ?? write(path, bytes);
    known.set(path, { timer: setTimeout(() => void forget(path), keptMs).unref(), written });
    await written;
    return path;
  }

  async function write(path: string, bytes: Uint8Array): Promise<void> {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
  }

  async function forget(path: string): Promise<void> {
    known.delete(path);
    await rm(path, { force: true }).catch(() => {});
    // Fails, and rightly, while the same bytes are kept under another name.
    await rmdir(dirname(path)).catch(() => {});
  }

  return {
    keep,
    async publish(file, root) {
      const path = await keep(file);
      return {
        path,
        url: `${root}/gradio_api/file=${encodeURI(path)}`,
        size: file.bytes.length,
        orig_name: basename(path),
        mime_type: mediaTypeOf(path),
        is_stream: false,
        meta: { _type: "gradio.FileData" },
      };
    },
    async read(path) {
      if (!known.has(path)) return undefined;
      const bytes = await readFile(path).catch(() => undefined);
      return bytes && { name: basename(path), bytes };
    },
    async close() {
      for (const { timer } of known.values()) clearTimeout(timer);
      known.clear();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

export function mediaTypeOf(path: string): string {
  return MEDIA_TYPES[extname(path).toLowerCase()] ?? "application/octet-stream";
}

/** The last part of a name, without anything a file system or an address could misread. */
function cleanName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? "";
  const cleaned = last.replace(/[^\p{L}\p{N}._ -]/gu, "").replace(/^\.+/, "");
  return cleaned.slice(-100) || "file";
}

/** Replaces each produced file in a value, at any depth, by its description. */
export async function publishFiles(value: unknown, files: HostedFiles, root: string): Promise<unknown> {
  if (isSpaceFile(value)) return files.publish(value, root);
  if (Array.isArray(value)) return Promise.all(value.map((item) => publishFiles(item, files, root)));
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).map(
    async ([key, item]) => [key, await publishFiles(item, files, root)] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

/** The uploaded file that a caller's value names; a `SpaceError` naming the parameter for anything else. */
export async function readUpload(value: unknown, parameter: string, files: HostedFiles): Promise<SpaceFile> {
  const path = uploadedPath(value);
  const file = path === undefined ? undefined : await files.read(path);
  if (!file) {
    throw new SpaceError(`"${parameter}" is not a file that was uploaded to this Space; upload it first`);
  }
  return file;
}

function uploadedPath(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || !("path" in value) || !("meta" in value))
    return undefined;
  const { path, meta } = value;
  const isFileData =
    typeof meta === "object" && meta !== null && "_type" in meta && meta._type === "gradio.FileData";
  return isFileData && typeof path === "string" ? path : undefined;
}

function isSpaceFile(value: unknown): value is SpaceFile {
  return (
    typeof value === "object" &&
    value !== null &&
    "bytes" in value &&
    value.bytes instanceof Uint8Array &&
    "name" in value &&
    typeof value.name === "string"
  );
}
