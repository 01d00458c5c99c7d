import { useEffect, useRef } from "preact/hooks";
import type { CommandEntry } from "./command-entry.ts";

/** The commands that fit what was typed after the slash. */
export function CommandMenu({
  id,
  entries,
  highlighted,
  onPick,
}: {
  id: string;
  entries: readonly CommandEntry[];
  highlighted: number;
  onPick: (entry: CommandEntry) => void;
}) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [highlighted]);
  if (entries.length === 0) return <p class="command-menu empty">No command begins like this.</p>;
  return (
    <div ref={list} id={id} class="command-menu" role="listbox" aria-label="Commands">
      {entries.map((entry, index) => (
        <div
          key={entry.title}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === highlighted}
          onPointerDown={(event) => {
            event.preventDefault();
            onPick(entry);
          }}
        >
          <span class="command-title">
            <b>/{entry.title}</b>
            {entry.options.map(({ name, required }) => (
              <span key={name} class={required ? "option-name required" : "option-name"}>
                {name}
              </span>
            ))}
          </span>
          <span class="command-description">{entry.description}</span>
        </div>
      ))}
    </div>
  );
}
