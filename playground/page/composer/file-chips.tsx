import { useEffect, useState } from "preact/hooks";
import { formatBytes } from "../files.ts";
import { Icon } from "../icon.tsx";

/** Files about to be sent. */
export function FileChips({ files, onRemove }: { files: readonly File[]; onRemove: (file: File) => void }) {
  if (files.length === 0) return null;
  return (
    <ul class="file-chips" aria-label="Files to send">
      {files.map((file, index) => (
        <li key={`${file.name}-${index}`} class="file-chip">
          <FilePreview file={file} />
          <span class="file-words">
            <span class="file-name">{file.name}</span>
            <span class="file-kind">{formatBytes(file.size)}</span>
          </span>
          <button
            type="button"
            class="icon-button"
            aria-label={`Remove ${file.name}`}
            onClick={() => onRemove(file)}
          >
            <Icon name="close" />
          </button>
        </li>
      ))}
    </ul>
  );
}

export function FilePreview({ file }: { file: File }) {
  const [source, setSource] = useState<string>();
  useEffect(() => {
    if (!file.type.startsWith("image/")) return;
    const address = URL.createObjectURL(file);
    setSource(address);
    return () => URL.revokeObjectURL(address);
  }, [file]);
  if (source === undefined) {
    return (
      <span class="file-mark">
        <Icon name={file.name.toLowerCase().endsWith(".glb") ? "cube" : "file"} />
      </span>
    );
  }
  return <img class="file-preview" src={source} alt="" />;
}
