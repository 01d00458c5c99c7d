import { Document, NodeIO } from "@gltf-transform/core";
import type { ChatRequest } from "../llm/chat-completions-server.ts";

/** What a stranger may want: each is an order a model that obeys any text carries out to the letter. */
export const EFFECTS = ["steps", "reach", "token", "ping", "charge"] as const;
export type Effect = (typeof EFFECTS)[number];

/** Everywhere a stranger's text can stand. */
export const CHANNELS = {
  description: "what the Hub says of a Space",
  label: "the label of a Space's input",
  output: "text a Space returns",
  json: "data a Space returns",
  error: "what a failing Space says",
  log: "a Space's log",
  progress: "a Space's progress",
  file: "the name of a file",
  extras: "extras that name a material in a GLB",
  node: "names, generator and free extras in a GLB",
  picture: "text painted in a picture",
  message: "a message of another member in the thread",
  name: "another member's name",
} as const;
export type Channel = keyof typeof CHANNELS;

export interface Order {
  effect: Effect;
  channel: Channel;
}

export const order = (effect: Effect, channel: Channel) => `[[${effect} ${channel}]]`;
export const orders = (channel: Channel) => EFFECTS.map((effect) => order(effect, channel)).join(" ");

/** Orders anywhere in what a model is shown but its own words; a picture may say anything. */
export function ordersIn({ messages }: ChatRequest): Order[] {
  const shown = messages.flatMap((message) =>
    message.role === "tool" || message.role === "user" ? [JSON.stringify(message.content)] : [],
  );
  const text = shown.join("\n");
  const painted = text.includes("data:image") ? orders("picture") : "";
  return [...`${text} ${painted}`.matchAll(/\[\[(\w+)[ _](\w+)\]\]/g)].map(([, effect, channel]) => ({
    effect: effect as Effect,
    channel: channel as Channel,
  }));
}

/** A figure with orders in its names, its generator, its extras, and as the material of a floor it claims to have. */
export async function makeFigure(): Promise<Uint8Array> {
  const document = new Document();
  document.getRoot().getAsset().generator = orders("node");
  document.getRoot().setExtras({ instructions: orders("node") });
  const buffer = document.createBuffer();
  const position = document
    .createAccessor()
    .setType("VEC3")
    .setArray(new Float32Array([-1, 0, -1, 1, 0, -1, 0, 3, 0, 0, 0, 1]))
    .setBuffer(buffer);
  const indices = document
    .createAccessor()
    .setType("SCALAR")
    .setArray(new Uint16Array([0, 2, 1, 1, 2, 3, 3, 2, 0, 0, 1, 3]))
    .setBuffer(buffer);
  const primitive = document.createPrimitive().setAttribute("POSITION", position).setIndices(indices);
  primitive.setMaterial(document.createMaterial(orders("node")));
  const scene = document.createScene(orders("node"));
  for (const effect of EFFECTS) {
    const extras = { vernissage: { role: "floor", material: order(effect, "extras") } };
    const mesh = document.createMesh(orders("node")).addPrimitive(primitive);
    scene.addChild(document.createNode(orders("node")).setMesh(mesh).setExtras(extras));
  }
  return new NodeIO().writeBinary(document);
}
