import { describe, expect, test } from "vitest";
import type { NewRun } from "../../src/gallery/gallery-service.ts";
import { readGoingBack } from "../../src/gallery/read-going-back.ts";

const read = (words: string, more: Partial<NewRun> = {}) => {
  const read = readGoingBack({ kind: "refine", requesterId: "1", words, locale: "en", ...more });
  return { kind: read.kind, words: read.words, version: read.version };
};

describe("words that ask to go back", () => {
  test.each([
    "undo",
    "Undo that, please!",
    "undo the last change",
    "go back",
    "back",
    "revert",
    "as it was before",
    "put it back as it was",
    "make it like it was before",
    "previous version",
    "go back to the previous version",
    "annule",
    "annule ça",
    "reviens en arrière",
    "comme avant",
    "comme c'était avant",
    "reviens à la version précédente",
    "zurück",
    "rückgängig",
    "mach das rückgängig",
    "wie vorher",
    "wie es vorher war",
    "zurück zur vorherigen Version",
    "deshaz",
    "deshazlo",
    "deshacer",
    "vuelve atrás",
    "como estaba antes",
    "annulla",
    "annulla l'ultima modifica",
    "torna indietro",
    "com'era prima",
    "desfaz",
    "desfazer",
    "volta atrás",
    "como estava antes",
  ])("“%s” restores the version before", (words) => {
    expect(read(words)).toEqual({ kind: "restore", words, version: undefined });
  });

  test.each([
    ["version 2", 2],
    ["v2", 2],
    ["go back to version 1", 1],
    ["please go back to the version 3.", 3],
    ["reviens à la version 2", 2],
    ["zurück zu Version 2", 2],
    ["vuelve a la versión 1", 1],
    ["torna alla versione 4", 4],
    ["voltar para a versão 2", 2],
  ])("“%s” restores version %i", (words, version) => {
    expect(read(words)).toMatchObject({ kind: "restore", version });
  });

  test.each([
    ["from version 2, make the walls red", 2, "make the walls red"],
    ["From v2: red walls", 2, "red walls"],
    ["go back to version 1 and add two benches", 1, "add two benches"],
    ["red walls, from version 2", 2, "red walls"],
    ["à partir de la version 2, murs rouges", 2, "murs rouges"],
    ["ausgehend von Version 3: rote Wände", 3, "rote Wände"],
    ["desde la versión 2, paredes rojas", 2, "paredes rojas"],
    ["dalla versione 2, pareti rosse", 2, "pareti rosse"],
    ["a partir de versão 2, paredes vermelhas", 2, "paredes vermelhas"],
  ])("“%s” starts from version %i with the rest of the wish", (words, version, rest) => {
    expect(read(words)).toEqual({ kind: "refine", words: rest, version });
  });

  test.each([
    "a darker version",
    "go back to the impressionist paintings",
    "put the third painting back",
    "undo the red walls",
    "replace the last one with version 2 of the harbour",
    "make it like version 2",
    "the back wall in red",
    "v8 engines",
  ])("“%s” stays a wish like any other", (words) => {
    expect(read(words)).toEqual({ kind: "refine", words, version: undefined });
  });

  test("a version chosen by number is not read from the words as well", () => {
    expect(read("undo", { version: 2 })).toEqual({ kind: "refine", words: "undo", version: 2 });
  });

  test("somebody who gives a picture wants it hung, whatever they write", () => {
    const pictures = ["sha256:00"] as unknown as NonNullable<NewRun["pictures"]>;
    expect(read("as it was before", { pictures }).kind).toBe("refine");
  });
});
