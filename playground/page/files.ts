import type { PageFile } from "../page-protocol.ts";
import type { Attachment } from "./discord-shapes.ts";

const PICTURE_NAME = /\.(png|jpe?g|webp|gif|avif)$/i;

/** A picked file as it travels over the socket. */
export async function readPageFile(file: File): Promise<PageFile> {
  const dataUrl = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
  return {
    filename: file.name,
    contentType: file.type || "application/octet-stream",
    base64: dataUrl.slice(dataUrl.indexOf(",") + 1),
  };
}

/**
 * Where the page loads a file or picture from: its own server for uploads, this machine as it is.
 * Nothing else: the page never contacts another host by itself.
 */
export function localAddress(url: string, filesOrigin: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { origin, protocol, hostname, pathname, search } = new URL(url);
  if (origin === filesOrigin) return `files${pathname}${search}`;
  const isHere = hostname === "127.0.0.1" || hostname === "localhost";
  return isHere && protocol === "http:" ? url : undefined;
}

/** A component names an upload `attachment://name`; everything else is an address already. */
export function resolveMediaUrl(url: string, attachments: readonly Attachment[]): string {
  if (!url.startsWith("attachment://")) return url;
  const filename = url.slice("attachment://".length);
  return attachments.find((attachment) => attachment.filename === filename)?.url ?? url;
}

export function isPicture(attachment: Attachment): boolean {
  return attachment.content_type?.startsWith("image/") ?? PICTURE_NAME.test(attachment.filename);
}

/** The last part of an address, as people read it. */
export function fileNameOf(url: string): string {
  return decodeURIComponent(url.split(/[?#]/)[0]?.split("/").at(-1) ?? url);
}

/** "8.3 MB", with decimal units as file managers show them. */
export function formatBytes(bytes: number): string {
  const [amount, unit] =
    bytes < 1e3 ? [bytes, "byte"] : bytes < 1e6 ? [bytes / 1e3, "kilobyte"] : [bytes / 1e6, "megabyte"];
  return new Intl.NumberFormat("en", {
    style: "unit",
    unit,
    unitDisplay: "short",
    maximumFractionDigits: amount < 10 ? 1 : 0,
  }).format(amount);
}
