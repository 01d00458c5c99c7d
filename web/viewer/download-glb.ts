/**
 * Fetches bytes and tells how much has arrived, from 0 to 1. `cache` is `reload` for another try, as what the browser
 * kept may be what was wrong. Rejects with a sentence that can be shown.
 */
export async function downloadGlb(
  url: string,
  cache: "default" | "reload",
  onProgress: (share: number) => void,
): Promise<ArrayBuffer> {
  const response = await fetch(url, { cache }).catch(() => {
    throw new Error("The gallery could not be reached. Check the connection and try again.");
  });
  if (!response.ok || !response.body) {
    throw new Error(
      response.status === 404
        ? "This gallery's room is no longer stored here."
        : `The gallery could not be loaded (the server answered ${response.status}).`,
    );
  }
  const total = Number(response.headers.get("content-length")) || undefined;
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let received = 0;
  const reader = response.body.getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      chunks.push(part.value);
      received += part.value.byteLength;
      // Without a stated size the bar still moves, ever slower.
      onProgress(total ? Math.min(1, received / total) : received / (received + 8_000_000));
    }
  } catch {
    throw new Error("The connection broke while the gallery was loading. Try again.");
  }
  return new Blob(chunks).arrayBuffer();
}
