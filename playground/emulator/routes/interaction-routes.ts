import { type Api, type ApiContext, below } from "../api.ts";
import { unknownMessage, unknownWebhook } from "../discord-error.ts";
import { type Callback, INTERACTION, type Interaction, type Interactions } from "../interactions.ts";
import { FLAGS, type MessageBody } from "../message-problems.ts";
import type { Messages } from "../messages.ts";
import type { StoredMessage, World } from "../world.ts";

/** First answers to interactions, and what follows under their tokens. */
export function addInteractionRoutes(
  api: Api,
  world: World,
  { interactions, messages }: { interactions: Interactions; messages: Messages },
): void {
  api.post(below("/interactions/:id/:token/callback"), (context) => {
    const { id, token } = context.req.param();
    const { body, files, query } = context.var.call;
    const callback = body as Callback;
    const { type, original } = interactions.answer(id, token, callback, files);
    if (query.with_response !== "true") return context.body(null, 204);
    const message =
      callback.type === 4 || callback.type === 5 || callback.type === 7 ? original?.message : undefined;
    return context.json({
      interaction: {
        id,
        type,
        ...(original && {
          response_message_id: original.message.id,
          response_message_loading: (original.message.flags & FLAGS.loading) !== 0,
          response_message_ephemeral: original.ephemeralFor !== undefined,
        }),
      },
      ...(message && { resource: { type: callback.type === 7 ? 7 : 4, message } }),
    });
  });

  const webhook = below("/webhooks/:applicationId/:token");
  api.post(webhook, (context) => {
    const interaction = interactionOf(context);
    const { body, files } = context.var.call;
    return context.json(interactions.followUp(interaction, body as MessageBody, files).message);
  });

  const one = `${webhook}/messages/:messageId`;
  api.get(one, (context) => context.json(storedIn(context).stored.message));
  api.patch(one, (context) => {
    const { interaction, stored } = storedIn(context);
    const { body, files } = context.var.call;
    interactions.editAnswer(interaction, stored, body as MessageBody, files);
    return context.json(stored.message);
  });
  api.delete(one, (context) => {
    messages.remove(storedIn(context).stored);
    return context.body(null, 204);
  });

  function interactionOf(context: ApiContext): Interaction {
    const { applicationId, token } = context.req.param();
    if (applicationId !== world.applicationId) throw unknownWebhook();
    const interaction = interactions.byToken(token!);
    if (interaction.type === INTERACTION.autocomplete) throw unknownWebhook();
    return interaction;
  }

  /** Only messages of the same webhook, and the message the pressed component is on. */
  function storedIn(context: ApiContext): { interaction: Interaction; stored: StoredMessage } {
    const interaction = interactionOf(context);
    const { messageId } = context.req.param();
    const id = messageId === "@original" ? interaction.original?.message.id : messageId;
    const stored = id === undefined ? undefined : world.findMessage(id);
    const isOwn = stored?.message.webhook_id === world.applicationId || stored === interaction.original;
    if (stored === undefined || !isOwn) throw unknownMessage();
    return { interaction, stored };
  }
}
