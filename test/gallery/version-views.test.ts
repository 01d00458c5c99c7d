import { expect, test } from "vitest";
import type { Artifact } from "../../src/core/artifact.ts";
import type { Thumbnail, Thumbnailer } from "../../src/core/asset.ts";
import { type Digest, digestOf } from "../../src/core/digest.ts";
import type { Version } from "../../src/core/gallery.ts";
import { createVersionViews } from "../../src/gallery/version-views.ts";

const scene = Buffer.from("a scene");
const statistics = { meanLuminance: 0.5, darkShare: 0, brightShare: 0, isBlank: false };
const view = (name: string): Thumbnail => ({
  name,
  png: Buffer.from(name),
  widthPx: 960,
  heightPx: 640,
  statistics,
});
const version = { id: "v", number: 1, scene: digestOf(scene), views: [] as readonly Digest[] } as Version;

function setUp(views: Thumbnailer["views"]) {
  const kept: Omit<Artifact, "digest" | "sizeBytes">[] = [];
  const changes: unknown[] = [];
  const errors: unknown[] = [];
  const work = createVersionViews({
    records: { updateVersion: async (id, change) => void changes.push([id, change]) },
    store: {
      read: async () => scene,
      async put(bytes, about) {
        kept.push(about);
        return { ...about, digest: digestOf(bytes), sizeBytes: bytes.byteLength };
      },
    },
    thumbnailer: { views },
    onError: (error) => errors.push(error),
  });
  return { work, kept, changes, errors };
}

test("a version gets its views in order, kept with their sizes", async () => {
  const { work, kept, changes } = setUp(async () => [view("entrance"), view("back")]);
  work.begin(version);
  await work.settled();
  expect(changes).toEqual([["v", { views: [digestOf("entrance"), digestOf("back")] }]]);
  expect(kept[0]).toMatchObject({ mediaType: "image/png", widthPx: 960, heightPx: 640 });
});

test("a version that has views keeps them, and one that cannot be pictured is tried once", async () => {
  let calls = 0;
  const { work, changes, errors } = setUp(async () => {
    calls += 1;
    throw new Error("too heavy");
  });
  work.begin({ ...version, id: "old", views: [digestOf("x")] });
  work.begin(version);
  await work.settled();
  work.begin(version);
  await work.settled();
  expect([calls, errors.length, changes.length]).toEqual([1, 1, 0]);
});
