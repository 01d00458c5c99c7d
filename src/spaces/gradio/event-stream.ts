/** One event may carry previews with pictures inside; anything beyond this is an attack or a mistake. Characters. */
const MAX_EVENT_CHARACTERS = 32 * 1024 * 1024;
/** All events of one stream: a quarter of an hour of previews stays far below. Characters. */
const MAX_STREAM_CHARACTERS = 128 * 1024 * 1024;

export interface EventStreamOptions {
  /** Called for the text of each event's `data` field. */
  onData(data: string): void;
  /** Called whenever bytes arrive, be they only a heartbeat. */
  onBytes(): void;
}

/**
 * Reads server-sent events until the body ends. Events without data are skipped. Rejects when the body breaks and,
 * with a `RangeError`, when one event exceeds 32 Mi characters or the stream 128 Mi.
 */
export async function readEventStream(
  body: AsyncIterable<Uint8Array>,
  options: EventStreamOptions,
): Promise<void> {
  const decoder = new TextDecoder();
  // Pieces of the unfinished line; joined only at its end, so that a long line costs linear time.
  let pieces: string[] = [];
  let characters = 0;
  let allCharacters = 0;
  let data: string[] = [];

  const endLine = (line: string) => {
    if (line === "") {
      if (data.length > 0) options.onData(data.join("\n"));
      data = [];
      characters = 0;
    } else if (line.startsWith("data:")) {
      data.push(line.slice(line[5] === " " ? 6 : 5));
    }
  };
  const feed = (text: string) => {
    allCharacters += text.length;
    if (allCharacters > MAX_STREAM_CHARACTERS) throw new RangeError("the stream has no end");
    const lines = text.split("\n");
    for (const [index, piece] of lines.entries()) {
      characters += piece.length;
      if (characters > MAX_EVENT_CHARACTERS) throw new RangeError("an event of the stream is too large");
      pieces.push(piece);
      if (index === lines.length - 1) break;
      endLine(pieces.join("").replace(/\r$/, ""));
      pieces = [];
    }
  };
  for await (const chunk of body) {
    options.onBytes();
    feed(decoder.decode(chunk, { stream: true }));
  }
}
