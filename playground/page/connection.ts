import type { EmulatorEvent } from "../emulator/types.ts";
import type { ActionResult, PageAction, PageRequest, ServerMessage, Snapshot } from "../page-protocol.ts";

export interface ConnectionListener {
  onSnapshot(snapshot: Snapshot): void;
  onEvent(event: EmulatorEvent): void;
  onLost(): void;
}

export interface Connection {
  /** Never rejects: what went wrong comes back as a `problem`. */
  act(memberId: string, action: PageAction): Promise<ActionResult>;
  close(): void;
}

const RECONNECT_DELAY_MS = 1_000;
const LOST: ActionResult = {
  kind: "problem",
  problem: "The playground is not running. Start it again and this page will catch up by itself.",
};

/** Keeps a socket to the page's server open, coming back by itself after a restart. */
export function connectToServer(listener: ConnectionListener): Connection {
  const waiting = new Map<number, (result: ActionResult) => void>();
  let socket: WebSocket | undefined;
  let reconnectTimer = 0;
  let lastRequestId = 0;

  const open = () => {
    const address = new URL("socket", location.href);
    address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
    socket = new WebSocket(address);
    socket.addEventListener("message", ({ data }) => receive(JSON.parse(String(data)) as ServerMessage));
    socket.addEventListener("close", () => {
      for (const resolve of waiting.values()) resolve(LOST);
      waiting.clear();
      listener.onLost();
      reconnectTimer = window.setTimeout(open, RECONNECT_DELAY_MS);
    });
  };

  const receive = (message: ServerMessage) => {
    if (message.type === "snapshot") listener.onSnapshot(message.snapshot);
    else if (message.type === "event") listener.onEvent(message.event);
    else {
      waiting.get(message.requestId)?.(message.result);
      waiting.delete(message.requestId);
    }
  };

  open();
  return {
    act(memberId, action) {
      if (socket?.readyState !== WebSocket.OPEN) return Promise.resolve(LOST);
      const requestId = ++lastRequestId;
      socket.send(JSON.stringify({ requestId, memberId, action } satisfies PageRequest));
      return new Promise((resolve) => waiting.set(requestId, resolve));
    },
    close() {
      window.clearTimeout(reconnectTimer);
      socket?.close();
    },
  };
}
