/** Line icons on a 20-unit grid. */
const PATHS = {
  attach:
    "M14.5 9.5 9 15a3.2 3.2 0 0 1-4.5-4.5l6.3-6.3a2.1 2.1 0 0 1 3 3l-6.2 6.2a1 1 0 0 1-1.5-1.5L11.5 6.5",
  close: "M5 5l10 10M15 5 5 15",
  send: "M10 16V4m0 0L5 9m5-5 5 5",
  reply: "M8 5 3.5 9.5 8 14m-4.5-4.5H12a4.5 4.5 0 0 1 4.5 4.5v1",
  smile:
    "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM7 11.5c.7 1.2 1.8 1.8 3 1.8s2.3-.6 3-1.8M7.6 8h.01M12.4 8h.01",
  menu: "M3.5 6h13M3.5 10h13M3.5 14h13",
  sun: "M10 13.2a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4ZM10 2.5v1.8M10 15.7v1.8M2.5 10h1.8M15.7 10h1.8M4.7 4.7 6 6M14 14l1.3 1.3M15.3 4.7 14 6M6 14l-1.3 1.3",
  moon: "M16 11.8A6.5 6.5 0 0 1 8.2 4a6.5 6.5 0 1 0 7.8 7.8Z",
  thread: "M4 4.5h12v8.5H9.5L6 16v-3H4z",
  file: "M5.5 2.8h6L15 6.3v10.9H5.5zM11.3 2.8v3.7H15",
  cube: "M10 2.8 16 6v8l-6 3.2L4 14V6zM4 6l6 3.2L16 6M10 9.2v8",
  download: "M10 3.5v9m0 0L6.5 9m3.5 3.5L13.5 9M4 16.5h12",
  external: "M8 4.5H4.5v11h11V12M11 4h5v5M16 4l-7 7",
  eye: "M2.5 10S5 5 10 5s7.5 5 7.5 5-2.5 5-7.5 5-7.5-5-7.5-5ZM10 12.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4Z",
  previous: "M12 4.5 6.5 10l5.5 5.5",
  next: "M8 4.5l5.5 5.5L8 15.5",
  chevron: "M5.5 8l4.5 4.5L14.5 8",
  frame: "M3 3.5h14v13H3zM6 6.5h8v7H6zM6 13.5l3-3.5 2.5 2.5 1-1 1.5 2",
  warning: "M10 3 17.5 16h-15zM10 8v4M10 14h.01",
} as const;

/** Decoration only: the control around it carries the name. */
export function Icon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
