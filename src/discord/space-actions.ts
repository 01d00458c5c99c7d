import {
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  MessageFlags,
  PermissionFlagsBits,
  type PermissionsBitField,
  type StringSelectMenuInteraction,
} from "discord.js";
import { abortReasonOf, withDeadline } from "../core/abort.ts";
import type { Clock } from "../core/clock.ts";
import { toVernissageError, VernissageError } from "../core/errors.ts";
import type { Records } from "../core/records.ts";
import { type Capability, isTrusted, type SpaceOptions, type SpaceSummary } from "../core/space.ts";
import { toMessage } from "./cards/card.ts";
import { consentedCard } from "./cards/consent-card.ts";
import { type SpaceDossier, spaceCard } from "./cards/space-card.ts";
import { type SpaceQuery, spaceListCard } from "./cards/space-list-card.ts";
import type { SpaceAction } from "./custom-id.ts";
import { readSpaceId } from "./space-id.ts";
import type { SpaceGuide } from "./space-port.ts";
import { quoteText } from "./text.ts";

/** Longer than this nobody waits for an answer about Spaces; a sleeping one may take minutes to say anything. */
const LOOK_UP_MS = 20_000;

export interface SpaceActionsDeps {
  guide: SpaceGuide;
  records: Pick<Records, "findGalleryByPlace" | "findRun">;
  clock: Clock;
}

/** What people can ask about Spaces, and who may allow them. All answers are for the asking member alone. */
export interface SpaceActions {
  find(interaction: ChatInputCommandInteraction<"cached">, query: SpaceQuery): Promise<void>;
  /** `space` as typed: an id or a link. */
  inspect(
    interaction: ChatInputCommandInteraction<"cached"> | StringSelectMenuInteraction<"cached">,
    space: string,
  ): Promise<void>;
  press(interaction: ButtonInteraction<"cached">, action: SpaceAction): Promise<void>;
}

export function createSpaceActions({ guide, records, clock }: SpaceActionsDeps): SpaceActions {
  const dossierOf = (id: string, community: string): Promise<SpaceDossier> =>
    lookUp(async (signal) => {
      const options = { signal, community };
      const [space, described] = await Promise.all([
        guide.about(id, options),
        guide.describe(id, options).catch((thrown: unknown) => {
          if (signal.aborted) return { problem: "it does not answer." };
          return { problem: quoteText(toVernissageError(thrown).userMessage, 300) };
        }),
      ]);
      if ("problem" in described) return { space, endpoints: [], problem: described.problem };
      const used = await endpointsUsed(space, options);
      const known = described.endpoints.flatMap((endpoint) => {
        const capabilities = used.filter(({ name }) => name === endpoint.name);
        return capabilities.map(({ capability }) => ({ capability, endpoint }));
      });
      const others = described.endpoints.filter(({ name }) => !used.some((one) => one.name === name));
      return { space, endpoints: [...known, ...others.map((endpoint) => ({ endpoint }))] };
    });

  /** Which endpoint would be called for what the Space can do: its first capability's, and those of lists it is in. */
  const endpointsUsed = async (space: SpaceSummary, options: SpaceOptions) => {
    const { capabilities, endpoint, id } = space;
    const found = await Promise.all(
      capabilities.map(async (capability, index): Promise<[Capability, string | undefined]> => {
        if (index === 0) return [capability, endpoint];
        const spaces = isTrusted(space) ? await guide.find({ capability }, options).catch(() => []) : [];
        return [capability, spaces.find((other) => other.id === id)?.endpoint];
      }),
    );
    return found.flatMap(([capability, name]) => (name ? [{ capability, name }] : []));
  };

  const cardAbout = async (space: string, interaction: Asking) => {
    const dossier = await dossierOf(space, interaction.guildId);
    return toMessage(spaceCard(dossier, { mayAllow: mayManage(interaction) }));
  };

  const allow = (space: string, interaction: ButtonInteraction<"cached">) =>
    guide.allow({ community: interaction.guildId, space, by: interaction.user.id, atMs: clock.now() });

  return {
    async find(interaction, query) {
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      const { capability, words } = query;
      const wanted = { ...(capability && { capability }), ...(words && { text: words }) };
      const spaces = await lookUp((signal) => guide.find(wanted, { signal, community: interaction.guildId }));
      await interaction.editReply(toMessage(spaceListCard(query, spaces)));
    },

    async inspect(interaction, typed) {
      const space = readSpaceId(typed);
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      await interaction.editReply(await cardAbout(space, interaction));
    },

    async press(interaction, action) {
      switch (action.kind) {
        case "allow":
        case "withdraw":
          requireManager(interaction);
          await interaction.deferUpdate();
          if (action.kind === "allow") await allow(action.space, interaction);
          else await guide.withdraw(interaction.guildId, action.space);
          await interaction.editReply(await cardAbout(action.space, interaction));
          break;
        case "consent": {
          requireManager(interaction);
          const gallery = await records.findGalleryByPlace("threadId", interaction.channelId);
          if (!gallery) throw refuse("gallery-gone", "This gallery no longer exists.");
          await interaction.deferUpdate();
          await allow(action.space, interaction);
          const { id } = interaction.user;
          await interaction.editReply(toMessage(consentedCard(action.space, id, gallery.id)));
          break;
        }
        case "not-now": {
          const run = await records.findRun(action.runId);
          if (run?.request.requesterId !== interaction.user.id && !mayManage(interaction)) {
            throw refuse(
              "not-yours",
              "Only who asked for this gallery, or somebody with the **Manage Server** permission, can put this away.",
            );
          }
          await interaction.deferUpdate();
          await interaction.deleteReply();
        }
      }
    },
  };
}

type Asking = { guildId: string; memberPermissions: Readonly<PermissionsBitField> };

function mayManage({ memberPermissions }: Pick<Asking, "memberPermissions">): boolean {
  return memberPermissions.has(PermissionFlagsBits.ManageGuild);
}

function requireManager(interaction: Asking): void {
  if (mayManage(interaction)) return;
  throw refuse(
    "not-a-manager",
    "Only somebody with the **Manage Server** permission can decide which Spaces are used here.",
  );
}

/** Asks within a time in which people wait. Throws an error that says so when it is over. */
async function lookUp<T>(ask: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const { signal, clear } = withDeadline(LOOK_UP_MS, "asking about Spaces");
  try {
    return await ask(signal);
  } catch (thrown) {
    if (!abortReasonOf(thrown, signal)) throw thrown;
    throw new VernissageError({
      code: "space-look-up-late",
      message: `asking about Spaces took longer than ${LOOK_UP_MS} ms`,
      userMessage: "Hugging Face took too long to answer. Try again in a minute.",
      party: "space",
      isRetryable: true,
      cause: thrown,
    });
  } finally {
    clear();
  }
}

function refuse(code: string, userMessage: string): VernissageError {
  return new VernissageError({ code, message: userMessage, userMessage, party: "requester" });
}
