import type { Capability, SpaceApi, SpaceEndpoint } from "../../core/space.ts";
import { ARTIFACT_FORMAT, isRecord } from "../gradio/schema.ts";

/** What an endpoint seems to be for. */
export interface InferredCapability {
  capability: Capability;
  endpoint: string;
  /** 0.5 to 1. Below a half nothing is said. */
  confidence: number;
}

const LEAST_CONFIDENCE = 0.5;
/** What an endpoint is likely to fail without when called alone. */
const NEEDS_SESSION = 0.6;

/** Endpoints that serve a page: they set fields, draw seeds, open and end sessions. */
const PAGE_ONLY =
  /^\/(?:lambda|clear|reset|update|toggle|randomi[sz]e|load|on_|change|select|show|hide|set_|get_(?:random_)?seed|(?:start|end)_session)/i;

const NOT_PROMPT = /negative|neg_|filename|path|token|url|solver|format/i;
const MESH_WORDS = /mesh|glb|\bobj\b|3d|geometry|(?:^|_)model(?:$|_)|model[ _]?(?:path|file)/i;
const PICTURE_WORDS = /image|img|picture|photo|view|drawing|sketch/i;
const OTHER_FILE_WORDS = /audio|video|sound|music|speech|pdf|document|csv/i;
const MODEL_WORDS = /3d|glb|mesh|shape|splat|model/i;
const PANORAMA_WORDS = /panoram|equirect|360|skybox|hdri/i;
const UPSCALE_WORDS = /upscal|super[ _-]?res|enhanc|esrgan|sharpen/i;
const BACKGROUND_WORDS = /background|rembg|rmbg|matting|cut[ _-]?out|segment.*foreground/i;
const EDIT_WORDS = /edit|inpaint|outpaint|try[ _-]?on|restyle|swap|controlnet/i;

/** What goes in and what comes out, as far as capabilities depend on it. */
interface Shape {
  /** 0 to 1: how surely a text input is what to make. */
  prompt: number;
  pictures: number;
  /** Inputs for any number of pictures, which may as well be none. */
  pictureLists: number;
  meshes: number;
  otherFiles: number;
  /** 0 to 1: how surely a GLB or a Gaussian splat comes out. */
  model: number;
  picture: boolean;
}

/**
 * What the endpoints of a Space nobody described are for, most certain first, from what its `/info` says of inputs,
 * outputs and names. It is a guess: names are a stranger's words, and a call may still fail.
 */
export function inferCapabilities(api: SpaceApi): readonly InferredCapability[] {
  const needsSession = api.endpoints.some(({ name }) => name === "/start_session");
  const seen = new Set<string>();
  return api.endpoints
    .filter(({ name }) => !PAGE_ONLY.test(name))
    .flatMap((endpoint) => {
      // One function bound to a button and a key is listed twice: `/infer`, `/infer_1`.
      const form = JSON.stringify([endpoint.name.replace(/_\d+$/, ""), endpoint.input, endpoint.returns]);
      if (seen.has(form)) return [];
      seen.add(form);
      return capabilitiesOf(api.id, endpoint).map(([capability, confidence]) => ({
        capability,
        endpoint: endpoint.name,
        confidence: needsSession ? confidence * NEEDS_SESSION : confidence,
      }));
    })
    .filter(({ confidence }) => confidence >= LEAST_CONFIDENCE)
    .sort((one, other) => other.confidence - one.confidence);
}

function capabilitiesOf(id: string, endpoint: SpaceEndpoint): [Capability, number][] {
  const shape = shapeOf(id, endpoint);
  const { prompt, pictures, pictureLists, meshes, model, picture } = shape;
  if (shape.otherFiles > 0) return [];
  const names = [id, endpoint.name, endpoint.description, ...endpoint.returns.map(({ label }) => label)];
  const said = (words: RegExp) =>
    words.test(names.join(" ")) ? 0.9 : words.test(Object.keys(propertiesOf(endpoint)).join(" ")) ? 0.6 : 0;

  if (model > 0 && meshes > 0) {
    // Several views of one mesh are made by another endpoint first.
    return pictures > 0 || prompt > 0 ? [["texture", 0.9 * model]] : [];
  }
  if (model > 0 && pictures > 0) return [["image-to-3d", 0.9 * model]];
  if (model > 0) return prompt > 0 ? [["text-to-3d", 0.9 * model * prompt]] : [];
  if (!picture || meshes > 0) return [];
  if (pictures > 0)
    return [
      ["upscale", said(UPSCALE_WORDS)],
      ["remove-background", said(BACKGROUND_WORDS)],
    ];
  if (prompt === 0) return [];
  const panorama = said(PANORAMA_WORDS);
  if (panorama > 0) return [["panorama", panorama]];
  if (pictureLists === 0) return [["text-to-image", 0.9 * prompt]];
  return said(EDIT_WORDS) > 0 ? [] : [["text-to-image", 0.6 * prompt]];
}

function shapeOf(id: string, endpoint: SpaceEndpoint): Shape {
  const shape: Shape = {
    prompt: 0,
    pictures: 0,
    pictureLists: 0,
    meshes: 0,
    otherFiles: 0,
    model: modelIn(id, endpoint),
    picture: endpoint.returns.some(({ component }) => /^(?:image|gallery)/i.test(component)),
  };
  for (const [name, property] of Object.entries(propertiesOf(endpoint))) {
    const words = `${name} ${typeof property.description === "string" ? property.description : ""}`;
    const file = fileIn(property);
    if (file === undefined) shape.prompt = Math.max(shape.prompt, promptIn(name, words, property));
    else if (PICTURE_WORDS.test(name)) shape[file === "list" ? "pictureLists" : "pictures"] += 1;
    else if (OTHER_FILE_WORDS.test(words)) shape.otherFiles += 1;
    else if (MESH_WORDS.test(words)) shape.meshes += 1;
    else shape[file === "list" ? "pictureLists" : "pictures"] += 1;
  }
  return shape;
}

/** A file component is a GLB or a splat only where the words say so, and none is where only others can be asked for. */
function modelIn(id: string, endpoint: SpaceEndpoint): number {
  const formats = Object.entries(propertiesOf(endpoint))
    .filter(([name]) => /format|file_?type|extension/i.test(name))
    .flatMap(([, property]) => (Array.isArray(property.enum) ? property.enum.map(String) : []));
  if (formats.length > 0 && !formats.some((format) => /glb|gltf|splat|spz/i.test(format))) return 0;
  if (endpoint.returns.some(({ component }) => /^model3d$/i.test(component))) return 1;
  const files = endpoint.returns.filter(({ component }) => /^(?:file|downloadbutton)$/i.test(component));
  const isSaid = files.some(({ label }) => MODEL_WORDS.test(`${id} ${endpoint.name} ${label}`));
  return isSaid ? 0.75 : 0;
}

function promptIn(name: string, words: string, property: Record<string, unknown>): number {
  const { type } = property;
  const isText = type === "string" || (Array.isArray(type) && type.includes("string"));
  if (!isText || Array.isArray(property.enum) || NOT_PROMPT.test(name)) return 0;
  if (/prompt/i.test(words)) return 1;
  return /text|caption|descri|scene|idea|subject|query|instruction/i.test(words) ? 0.8 : 0;
}

function fileIn(schema: Record<string, unknown>): "single" | "list" | undefined {
  if (!JSON.stringify(schema).includes(`"format":"${ARTIFACT_FORMAT}"`)) return undefined;
  const alternatives = Array.isArray(schema.anyOf) ? schema.anyOf : [schema];
  return alternatives.some((one) => isRecord(one) && one.type === "array") ? "list" : "single";
}

function propertiesOf(endpoint: SpaceEndpoint): Record<string, Record<string, unknown>> {
  const { properties } = endpoint.input;
  if (!isRecord(properties)) return {};
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, schema]) => (isRecord(schema) ? [[name, schema]] : [])),
  );
}
