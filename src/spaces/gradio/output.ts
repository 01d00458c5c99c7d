import type { IncomingFile } from "../../core/artifact.ts";
import { quoteText } from "../untrusted-text.ts";
import { isRecord } from "./schema.ts";

/** Text outputs (HTML previews above all) are kept to this many characters. */
const MAX_TEXT_CHARACTERS = 4_000;
/** A call brings at most so many files; a gallery of previews has a dozen. */
export const MAX_FILES = 64;

/** Components whose bare string is a path or address, not text. */
export const FILE_COMPONENTS =
  /^(image|imageeditor|gallery|file|model3d|video|audio|downloadbutton|uploadbutton)$/i;

export interface GradioOutput {
  /** The outputs in order; a file appears as null, at whatever depth. */
  values: readonly unknown[];
  files: readonly IncomingFile[];
}

/**
 * Tells files from values in what a Space returned: FileData, galleries, videos, `gr.update` dicts, before/after
 * pairs, bare server paths and addresses. What a file is, its bytes will show at intake.
 */
export function readGradioOutput(
  data: readonly unknown[],
  from: {
    space: string;
    endpoint: string;
    returns: readonly { component: string }[];
    origin: string;
    /** Root and API prefix: `https://x.hf.space/gradio_api`. */
    apiBase: string;
    headers?: Readonly<Record<string, string>>;
  },
): GradioOutput {
  const files = new Map<string, IncomingFile>();

  const take = (pathOrUrl: string, originalName: unknown): null => {
    const url = addressOf(pathOrUrl, from.origin, from.apiBase);
    if (files.size >= MAX_FILES) return null;
    const name = fileName(typeof originalName === "string" ? originalName : pathOrUrl);
    files.set(url, {
      name,
      provenance: { source: from.space, endpoint: from.endpoint, name },
      url,
      allowedOrigin: from.origin,
      ...(from.headers && { headers: from.headers }),
    });
    return null;
  };

  const read = (value: unknown, mayBePath: boolean, depth: number): unknown => {
    if (depth > 12) return null;
    if (typeof value === "string")
      return mayBePath && isPathOrUrl(value) ? take(value, undefined) : capText(value);
    if (Array.isArray(value)) return value.map((inner) => read(inner, mayBePath, depth + 1));
    if (!isRecord(value)) return value;
    if (value.__type__ === "update") return read(value.value ?? null, mayBePath, depth + 1);
    const { path, url } = value;
    if (isFileData(value)) {
      // The path is the server's own word; its idea of its public address may be wrong.
      const isOwnUrl = typeof url === "string" && URL.parse(url)?.origin === from.origin;
      return take(isOwnUrl ? url : typeof path === "string" && path ? path : String(url), value.orig_name);
    }
    // A gallery's caption is text even where its picture is a bare path.
    const isItem = "image" in value || "video" in value || "value" in value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [
        quoteText(name, 80),
        read(inner, mayBePath && isItem && /^(image|video|value)$/.test(name), depth + 1),
      ]),
    );
  };

  // Buttons and layout among the outputs are not listed; then nobody can tell which is which.
  const isListed = data.length === from.returns.length;
  const isFile = ({ component }: { component: string }) => FILE_COMPONENTS.test(component);
  const values = data.map((value, index) =>
    read(value, (isListed ? from.returns.slice(index, index + 1) : from.returns).some(isFile), 0),
  );
  return { values, files: [...files.values()] };
}

export function isFileData(value: Record<string, unknown>): boolean {
  const { path, url, meta } = value;
  if (typeof path !== "string" && typeof url !== "string") return false;
  if (isRecord(meta) && meta._type === "gradio.FileData") return true;
  return typeof path === "string" && ("url" in value || "orig_name" in value || "mime_type" in value);
}

export function isPathOrUrl(value: string): boolean {
  if (value.length > 2_000 || /\s*</.test(value.slice(0, 8))) return false;
  return /^https?:\/\//i.test(value) || (/^(\/|[A-Za-z]:\\)/.test(value) && /\.\w{1,8}$/.test(value));
}

/** Where to fetch from: addresses stay as they are (intake refuses foreign ones), server paths go through the app. */
function addressOf(pathOrUrl: string, origin: string, apiBase: string): string {
  if (/^https?:\/\//i.test(pathOrUrl)) {
    const url = URL.parse(pathOrUrl);
    if (!url) return `${apiBase}/file=${encodeURIComponent(pathOrUrl)}`;
    const pinned = new URL(origin);
    // Behind a careless proxy an app calls its own address http.
    if (url.host === pinned.host) url.protocol = pinned.protocol;
    return url.href;
  }
  return `${apiBase}/file=${pathOrUrl.split("/").map(encodeURIComponent).join("/")}`;
}

/** The last part of a path, fit to show; never used as a path. */
function fileName(path: string): string {
  const last = path.split(/[\\/]/).at(-1)?.split("?")[0] ?? "";
  return quoteText(last, 80) || "file";
}

function capText(value: string): string {
  return value.length > MAX_TEXT_CHARACTERS ? `${value.slice(0, MAX_TEXT_CHARACTERS)}…` : value;
}
