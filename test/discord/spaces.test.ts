import { describe, expect, test } from "vitest";
import { MANAGER, ORDINARY, startEdge, textOf } from "./edge.ts";
import { FLUX, PAINTER, SANA, STRANGER } from "./known-spaces.ts";
import { readCard } from "./read-card.ts";

describe("/gallery spaces find", () => {
  test("lists Spaces in the order of use, and says why each stands there", async () => {
    const { emulator, use, answerTo } = await startEdge();
    const outcome = await use("spaces find", { for: "text-to-image" });
    expect(outcome.kind).toBe("deferred");
    const answer = await answerTo(outcome, /Spaces for pictures from words/);
    const text = textOf(answer);
    for (const line of [
      "**1 · [FLUX.1 (schnell)](https://huggingface.co/spaces/black-forest-labs/FLUX.1-schnell)**",
      "✅ Used first: in the catalog",
      "-# apache-2.0 · 60 s of GPU time a call · 19 of 20 calls worked, usually 12 s · running",
      "💤 Passed over just now: asleep; the first call wakes it",
      "-# in the catalog · nvidia-nscl · 30 s of GPU time a call",
      "**3 · Painter**",
      "↪️ Steps in last: built in",
      "-# Apache-2.0 · no GPU time · 240 of 240 calls worked, usually 1 s",
    ]) {
      expect(text).toContain(line);
    }
    expect(text).not.toContain("Woodcut");
    const { memberId } = emulator;
    const choice = { messageId: answer.id, customId: "v1:inspect", values: [PAINTER.id], memberId };
    const chosen = await answerTo(await emulator.choose(choice), /Painter/);
    expect(textOf(chosen)).toContain("**For pictures from words:** `/paint`");
    expect(readCard(chosen.components).buttons).toEqual([]);
    emulator.assertNoViolations();
  });

  test("searches by meaning, and shows strangers' words as words", async () => {
    const { emulator, use, answerTo } = await startEdge();
    const text = textOf(await answerTo(await use("spaces find", { words: "woodcut" }), /matching “woodcut”/));
    expect(text).toContain("🔒 Not used: not allowed here yet");
    expect(text).toContain("for pictures from words and larger pictures");
    expect(text).not.toMatch(/https:\/\/evil|(?<!\\)<@|\]\(https:\/\/evil|(?<!\\)`run/);
    emulator.assertNoViolations();
  });

  test("says so when nothing fits", async () => {
    const { use, answerTo } = await startEdge();
    await answerTo(await use("spaces find", { words: "nothing like it" }), /None is known here/);
  });
});

describe("/gallery spaces inspect", () => {
  test("tells what is known and what the bot would call, with every input", async () => {
    const { emulator, use, answerTo } = await startEdge();
    const link = `https://huggingface.co/spaces/${FLUX.id}?logs=container`;
    const answer = await answerTo(await use("spaces inspect", { space: link }), /FLUX/);
    const text = textOf(answer);
    for (const line of [
      "`black-forest-labs/FLUX.1-schnell`\n✅ in the catalog",
      "> Paints a picture from words in a few seconds.",
      "**Here:** 19 of 20 calls worked, usually 12 s, nearly always within 41 s",
      "**Cost:** 60 s of GPU time a call · licence apache-2.0",
      "**On the Hub:** running on zero-a10g · 4,321 likes · made <t:1722506400:D> · changed <t:1793347200:R> · deployed `0123456`",
      "**For pictures from words:** `/infer`",
      "- `prompt`: text, **required**",
      "- `seed`: whole number, 0 to 2,147,483,647, default `0`",
      "- `randomize_seed`: yes or no, default `true`",
      "- `style`: one of `none` `photo` `film` `anime` and 2 more, default `none`",
      "- `image`: a file",
      "- `views`: list of files",
      "- `odd'name`: text",
      "-# Also offers `/on_change`",
    ]) {
      expect(text).toContain(line);
    }
    expect(readCard(answer.components).buttons).toEqual([
      { label: "Open on the Hub", url: `https://huggingface.co/spaces/${FLUX.id}` },
    ]);
    emulator.assertNoViolations();
  });

  test("lets who manages the server allow a Space, and withdraw it again", async () => {
    const { emulator, consents, use, answerTo, press } = await startEdge();
    const answer = await answerTo(await use("spaces inspect", { space: STRANGER.id }), /Woodcut/);
    expect(textOf(answer)).toMatch(/🔒 not allowed here yet.*sees the prompts.*No token/s);
    const allowed = await answerTo(await press(answer, "Allow on this server"), /✅ allowed here/);
    expect(await consents.of(emulator.guildId)).toEqual([STRANGER.id]);
    expect(textOf(allowed)).toContain("Allowed on this server. Its code sees");
    await answerTo(await press(allowed, "Withdraw"), /🔒 not allowed here yet/);
    expect(await consents.of(emulator.guildId)).toEqual([]);
    emulator.assertNoViolations();
  });

  test("shows others who can allow it, and no button", async () => {
    const { emulator, use, answerTo } = await startEdge();
    const { id: memberId } = emulator.addMember({ name: "Guest", permissions: ORDINARY });
    const outcome = await use("spaces inspect", { space: STRANGER.id }, { memberId });
    const answer = await answerTo(outcome, /Somebody with the Manage Server permission can allow it/);
    expect(readCard(answer.components).buttons.map(({ label }) => label)).toEqual(["Open on the Hub"]);
  });

  test("offers nothing where only whoever runs the bot decides", async () => {
    const { use, answerTo } = await startEdge();
    const outcome = await use("spaces inspect", { space: "some-body/not-for-sale" });
    const answer = await answerTo(outcome, /🔒 not used here: its licence allows no commercial use/);
    expect(readCard(answer.components).buttons.map(({ label }) => label)).toEqual(["Open on the Hub"]);
  });

  test("tells what it knows of a Space that does not answer", async () => {
    const { use, answerTo } = await startEdge();
    const answer = await answerTo(await use("spaces inspect", { space: SANA.id }), /Sana Sprint/);
    expect(textOf(answer)).toContain(
      `What it takes cannot be told just now: The Space ${SANA.id} is asleep.`,
    );
  });

  test.each([
    ["nobody/nothing", /does not exist or is private/],
    ["not a space", /That is not a Space\. Give `owner\/name`/],
    ["https://some-body-woodcut.hf.space", /cannot be told where the owner's name ends/],
  ])("says what is wrong with %s", async (space, words) => {
    const { use, answerTo } = await startEdge();
    await answerTo(await use("spaces inspect", { space }), words);
  });
});

describe("a run that wants consent", () => {
  const wanted = {
    type: "consent-wanted",
    space: STRANGER.id,
    title: STRANGER.title,
    description: STRANGER.description,
    capability: "text-to-image",
  } as const;

  async function askConsent() {
    const edge = await startEdge();
    const { run, thread } = await edge.openGallery();
    await edge.log.append(run, wanted);
    await edge.presenter.settled();
    const cards = () =>
      edge.emulator.messages(thread.id).filter((message) => textOf(message).includes("not allowed here yet"));
    return { ...edge, run, thread, cards };
  }

  test("shows the Space in the thread once, also after a restart", async () => {
    const { run, log, presenter, start, cards, emulator } = await askConsent();
    expect(cards()).toHaveLength(1);
    expect(textOf(cards()[0])).toMatch(/could be used for pictures from words\. It is not allowed here yet/);
    presenter.close();
    const second = await start();
    await log.append(run, wanted);
    await second.presenter.settled();
    expect(cards()).toHaveLength(1);
    emulator.assertNoViolations();
  });

  test("is answered by who manages the server, and offers to try again", async () => {
    const { emulator, thread, cards, consents, press, answerTo } = await askConsent();
    const { id: guest } = emulator.addMember({ name: "Guest", permissions: ORDINARY });
    const { id: manager } = emulator.addMember({ name: "Manager", permissions: MANAGER });
    const [card] = cards();
    await answerTo(
      await press(card!, "Allow on this server", guest),
      /Only somebody with the \*\*Manage Server/,
    );
    expect(await consents.of(emulator.guildId)).toEqual([]);
    await press(card!, "Allow on this server", manager);
    const shown = () => emulator.messages(thread.id).find(({ id }) => id === card!.id);
    await expect.poll(() => textOf(shown())).toMatch(/✅ <@\d+> allowed .* Press Retry to use it/);
    expect(await consents.of(emulator.guildId)).toEqual([STRANGER.id]);
    expect(readCard(shown()!.components).buttons.map(({ label }) => label)).toEqual(["Retry"]);
    emulator.assertNoViolations();
  });

  test("is put away by the requester, not by a guest, and does not come back", async () => {
    const { emulator, log, run, presenter, cards, press, answerTo } = await askConsent();
    const { id: guest } = emulator.addMember({ name: "Guest", permissions: ORDINARY });
    await answerTo(await press(cards()[0]!, "Not now", guest), /Only who asked for this gallery/);
    await press(cards()[0]!, "Not now");
    await expect.poll(() => cards().length).toBe(0);
    await log.append(run, wanted);
    await presenter.settled();
    expect(cards()).toHaveLength(0);
    emulator.assertNoViolations();
  });
});
