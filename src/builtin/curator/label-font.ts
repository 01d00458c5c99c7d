import { createRequire } from "node:module";
import { GlobalFonts } from "@napi-rs/canvas";

const PACKAGE = "@fontsource/eb-garamond";
/** Each script comes in a file of its own; a canvas takes a missing letter from the next family named. */
const SCRIPTS = ["latin", "latin-ext", "cyrillic", "cyrillic-ext", "greek", "vietnamese"];
const familyOf = (script: string) => `Vernissage Label ${script}`;

/** `context.font` for labels and wall texts: EB Garamond in every script it has, so that any machine will do. */
export function labelFont(sizePx: number, style: "" | "italic "): string {
  if (!GlobalFonts.has(familyOf("latin"))) register();
  return `${style}${sizePx}px ${SCRIPTS.map((script) => `"${familyOf(script)}"`).join(", ")}, serif`;
}

function register(): void {
  const require = createRequire(import.meta.url);
  for (const script of SCRIPTS) {
    for (const shape of ["normal", "italic"]) {
      const file = `${PACKAGE}/files/eb-garamond-${script}-400-${shape}.woff2`;
      GlobalFonts.registerFromPath(require.resolve(file), familyOf(script));
    }
  }
}
