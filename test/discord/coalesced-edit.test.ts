import { expect, test } from "vitest";
import { createCoalescedEdit } from "../../src/discord/coalesced-edit.ts";

test("the first content is sent at once, and of many only the latest follows", async () => {
  const sent: number[] = [];
  const edit = createCoalescedEdit<number>({
    send: async (n) => void sent.push(n),
    minIntervalMs: 30,
    onError: () => undefined,
  });
  for (let n = 1; n <= 100; n++) edit.show(n);
  await edit.settled();
  expect(sent).toEqual([1, 100]);
});

test("settling waits for the newest content but not for the pause after it", async () => {
  const sent: string[] = [];
  const edit = createCoalescedEdit<string>({
    send: async (s) => void sent.push(s),
    minIntervalMs: 60_000,
    onError: () => undefined,
  });
  edit.show("a");
  await new Promise((resolve) => setTimeout(resolve, 5));
  edit.show("b");
  await edit.settled();
  expect(sent).toEqual(["a", "b"]);
});

test("a failed edit is reported and does not stop the next", async () => {
  const errors: unknown[] = [];
  const sent: number[] = [];
  const edit = createCoalescedEdit<number>({
    send: async (n) => {
      if (n === 1) throw new Error("gone");
      sent.push(n);
    },
    minIntervalMs: 1,
    onError: (error) => errors.push(error),
  });
  edit.show(1);
  await edit.settled();
  edit.show(2);
  await edit.settled();
  expect(errors).toHaveLength(1);
  expect(sent).toEqual([2]);
});
