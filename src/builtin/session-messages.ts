/** A message of Gradio's queue stream; `msg` says what it is. */
export interface QueueMessage {
  msg: string;
  event_id?: string;
  [field: string]: unknown;
}
export type SessionMessages = AsyncGenerator<QueueMessage, void, void>;

export interface Sessions {
  /** Adds a pending event to a session, which begins with its first. */
  open(session: string, eventId: string): void;
  post(session: string, message: QueueMessage): void;
  /** Like `post`, but takes the place of an unread message of its kind: only the newest progress is worth reading. */
  postLatest(session: string, message: QueueMessage): void;
  sessionOf(eventId: string): string | undefined;
  read(session: string, options: { eventId?: string; signal: AbortSignal }): SessionMessages;
  close(): void;
}

interface Session {
  pending: Set<string>;
  unread: QueueMessage[];
  readers: Set<() => void>;
  touchedMs: number;
}

/** A result nobody fetched is kept this long. */
const UNREAD_KEPT_MS = 10 * 60_000;

/** Messages between the queue and whoever reads a session's stream; kept until they are read, once. */
export function createSessions(options: {
  heartbeatMs: number;
  /** A reader left before this event was done. */
  onAbandoned: (eventId: string) => void;
}): Sessions {
  const sessions = new Map<string, Session>();
  const sweep = setInterval(forgetUnread, 60_000).unref();

  function forgetUnread(): void {
    const beforeMs = performance.now() - UNREAD_KEPT_MS;
    for (const [name, { pending, readers, touchedMs }] of sessions) {
      if (pending.size === 0 && readers.size === 0 && touchedMs < beforeMs) sessions.delete(name);
    }
  }

  function post(name: string, message: QueueMessage): void {
    const session = sessions.get(name);
    if (!session) return;
    session.unread.push(message);
    if (message.msg === "process_completed") session.pending.delete(message.event_id!);
    session.touchedMs = performance.now();
    for (const wake of session.readers) wake();
  }

  async function* read(
    name: string,
    { eventId, signal }: { eventId?: string; signal: AbortSignal },
  ): SessionMessages {
    const session = sessions.get(name);
    if (!session) {
      yield {
        msg: "unexpected_error",
        message: "Session not found.",
        session_not_found: true,
        success: false,
      };
      return;
    }
    const isMine = (id: string | undefined) => eventId === undefined || id === eventId;
    let isDone = false;
    try {
      while (!signal.aborted) {
        const place = session.unread.findIndex((message) => isMine(message.event_id));
        if (place >= 0) yield session.unread.splice(place, 1)[0]!;
        else if ([...session.pending].some(isMine)) {
          if (!(await hasChanged(session, signal))) yield { msg: "heartbeat" };
        } else isDone = true;
        if (isDone) break;
      }
      // Forgotten before the stream is closed, so that a call that comes meanwhile begins a session of its own.
      forgetIfDone(name, session);
      if (isDone && eventId === undefined) yield { msg: "close_stream" };
    } finally {
      if (!isDone) {
        for (const id of [...session.pending].filter(isMine)) {
          session.pending.delete(id);
          options.onAbandoned(id);
        }
        session.unread = session.unread.filter((message) => !isMine(message.event_id));
        forgetIfDone(name, session);
      }
    }
  }

  function forgetIfDone(name: string, session: Session): void {
    const isDone = session.pending.size === 0 && session.unread.length === 0;
    // A session of the same name may have begun since.
    if (isDone && sessions.get(name) === session) sessions.delete(name);
  }

  /** True once there is something to read, false when a heartbeat is due. */
  function hasChanged(session: Session, signal: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      const settle = (changed: boolean) => {
        clearTimeout(timer);
        session.readers.delete(wake);
        signal.removeEventListener("abort", wake);
        resolve(changed);
      };
      const wake = () => settle(true);
      const timer = setTimeout(() => settle(false), options.heartbeatMs);
      session.readers.add(wake);
      signal.addEventListener("abort", wake, { once: true });
    });
  }

  return {
    open(name, eventId) {
      const session = sessions.get(name) ?? {
        pending: new Set<string>(),
        unread: [],
        readers: new Set<() => void>(),
        touchedMs: performance.now(),
      };
      session.pending.add(eventId);
      sessions.set(name, session);
    },
    post,
    postLatest(name, message) {
      const session = sessions.get(name);
      const place = session?.unread.findIndex(
        ({ msg, event_id }) => msg === message.msg && event_id === message.event_id,
      );
      if (session && place !== undefined && place >= 0) session.unread[place] = message;
      else post(name, message);
    },
    sessionOf(eventId) {
      for (const [name, { pending, unread }] of sessions) {
        if (pending.has(eventId) || unread.some((message) => message.event_id === eventId)) return name;
      }
      return undefined;
    },
    read,
    close() {
      clearInterval(sweep);
      sessions.clear();
    },
  };
}
