import { expect, test } from "vitest";
import type { Artifact } from "../../src/core/artifact.ts";
import type { AssetReport, AssetVariant, VariantMaker } from "../../src/core/asset.ts";
import { type Digest, digestOf } from "../../src/core/digest.ts";
import type { Version } from "../../src/core/gallery.ts";
import { createVersionVariants } from "../../src/gallery/version-variants.ts";
import { openDatabase } from "../../src/store/database.ts";
import { createRecords } from "../../src/store/records.ts";

const scene = Buffer.from("a scene");
const report = { triangles: 7, materials: 2, drawCalls: 3, sizeBytes: 5, gpuBytes: 11 } as AssetReport;
const variantOf = (name: string): AssetVariant => ({ bytes: Buffer.from(name), report });

async function setUp(make: VariantMaker["make"]) {
  const records = createRecords(openDatabase(":memory:"));
  await records.addGallery({ id: "g", ownerId: "1", place: {}, title: "x", words: "x", createdAtMs: 0 });
  await records.addRun({
    id: "r",
    galleryId: "g",
    request: { kind: "create", requesterId: "1", words: "x", pictures: [], locale: "en", seed: 1 },
    state: "published",
    createdAtMs: 0,
  });
  const version = { id: "v", galleryId: "g", number: 1, runId: "r", scene: digestOf(scene) } as Version;
  await records.addVersion(version);
  const stored = new Map<Digest, Uint8Array>([[digestOf(scene), scene]]);
  const errors: unknown[] = [];
  const variants = createVersionVariants({
    records,
    store: {
      read: async (digest) => stored.get(digest),
      async put(bytes, about) {
        stored.set(digestOf(bytes), bytes);
        return { ...about, digest: digestOf(bytes), sizeBytes: bytes.byteLength } satisfies Artifact;
      },
    },
    maker: { make, close: async () => undefined },
    onError: (error) => errors.push(error),
  });
  return { records, version, stored, errors, variants };
}

test("a version gets its variants with their figures, and nothing else of it changes", async () => {
  const { records, version, stored, variants } = await setUp(async () => ({
    desktop: variantOf("desktop"),
    phone: variantOf("phone"),
    engine: variantOf("engine"),
  }));
  variants.begin(version);
  await variants.settled();
  const found = await records.findVersion("v");
  const { variants: made, ...rest } = found!;
  expect(rest).toEqual(version);
  expect(made!.phone).toEqual({ ...report, digest: digestOf("phone") });
  expect(Object.keys(made!).sort()).toEqual(["desktop", "engine", "phone"]);
  expect(stored.get(made!.desktop.digest)).toEqual(Buffer.from("desktop"));
  await variants.close();
});

test("a version is worked on once, however often it is looked at meanwhile", async () => {
  let calls = 0;
  const { version, variants } = await setUp(async () => {
    calls += 1;
    return { desktop: variantOf("d"), phone: variantOf("p"), engine: variantOf("e") };
  });
  for (let visit = 0; visit < 3; visit++) variants.begin(version);
  await variants.settled();
  variants.begin(version);
  await variants.settled();
  expect(calls).toBe(1);
  await variants.close();
});

test("variants that cannot be made are told about once and leave the version as it is", async () => {
  const { records, version, errors, variants } = await setUp(() => Promise.reject(new Error("too large")));
  variants.begin(version);
  variants.begin(version);
  await variants.settled();
  expect(errors).toMatchObject([{ message: "too large" }]);
  expect((await records.findVersion("v"))!.variants).toBeUndefined();
  await variants.close();
});

test("closing ends what is under way without calling it an error", async () => {
  const { version, errors, variants } = await setUp(
    (_glb, { signal }) =>
      new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
  );
  variants.begin(version);
  await variants.close();
  expect(errors).toEqual([]);
});
