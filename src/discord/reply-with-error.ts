import { type Interaction, MessageFlags } from "discord.js";
import type { Logger } from "pino";
import { toVernissageError } from "../core/errors.ts";

/** Tells the member what happened, only to them, however far the interaction got. Never throws. */
export async function replyWithError(
  interaction: Interaction,
  thrown: unknown,
  logger: Logger,
): Promise<void> {
  const error = toVernissageError(thrown);
  const about = { code: error.code, error: error.cause ?? error, interactionId: interaction.id };
  if (error.party === "requester") logger.info(about, "interaction-refused");
  else if (error.party === "operator") logger.warn(about, "interaction-refused");
  else logger.error(about, "interaction-failed");
  if (!interaction.isRepliable()) return;
  const content = `⚠️ ${error.userMessage}`.slice(0, 2000);
  try {
    // Behind a press stands the message it was made on, which stays as it is.
    const hasOwnReply = interaction.isChatInputCommand();
    if (interaction.deferred && hasOwnReply) await interaction.editReply({ content });
    else if (interaction.deferred || interaction.replied)
      await interaction.followUp({ content, flags: MessageFlags.Ephemeral });
    else await interaction.reply({ content, flags: MessageFlags.Ephemeral });
  } catch (replyError) {
    logger.warn({ error: replyError }, "error-reply-failed");
  }
}
