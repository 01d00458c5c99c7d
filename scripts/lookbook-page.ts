import { MOVEMENTS, STYLES } from "../src/core/plan.ts";
import { SUBJECTS } from "./lookbook-paintings.ts";
import { ROOMS } from "./lookbook-rooms.ts";

/** `docs/lookbook/README.md`: every sheet with the words and seeds it was made from. */
export function lookbookPage(): string {
  const subjects = SUBJECTS.map(({ name, prompt, seed }) => `| ${name} | ${prompt} | ${seed} |`);
  const movements = MOVEMENTS.map(
    (movement) => `### ${movement}\n\n![Six ${movement} paintings](painting-${movement}.webp)\n`,
  );
  const rooms = STYLES.map((style) => {
    const { kind, movement, seed } = ROOMS[style];
    return `### ${style}\n\nKind \`${kind}\`, ${movement} paintings, seed ${seed}.\n\n![Four views of a ${style} ${kind}](room-${style}.webp)\n`;
  });
  return `# Lookbook

What the built-in Spaces make without any model. Made by \`./scripts/lookbook\`; the same seeds give the same pictures.

## Paintings

![Every movement, one a row, with every subject](paintings.webp)

Each movement paints the same six subjects, left to right and top to bottom:

| Subject | Prompt | Seed |
| --- | --- | --- |
${subjects.join("\n")}

${movements.join("\n")}
## Rooms

Each style as a gallery of nine paintings of the subjects above, from its four usual viewpoints. Everything the plan
leaves out is the style's own.

${rooms.join("\n")}`;
}
