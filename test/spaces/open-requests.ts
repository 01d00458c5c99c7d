import { subscribe, unsubscribe } from "node:diagnostics_channel";

/** Requests this process has begun and not seen the end of, as `METHOD /path`: what Node's own client reports. */
export function watchOpenRequests(): { open(): string[]; stop(): void } {
  const open = new Map<object, string>();
  const requestOf = (message: unknown) => (message as { request: { method: string; path: string } }).request;
  const begin = (message: unknown) => {
    const request = requestOf(message);
    open.set(request, `${request.method} ${request.path}`);
  };
  const end = (message: unknown) => void open.delete(requestOf(message));
  const channels = [
    ["undici:request:create", begin],
    ["undici:request:trailers", end],
    ["undici:request:error", end],
  ] as const;
  for (const [name, listener] of channels) subscribe(name, listener);
  return {
    open: () => [...open.values()],
    stop() {
      for (const [name, listener] of channels) unsubscribe(name, listener);
    },
  };
}
