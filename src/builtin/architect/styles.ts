import type { GalleryPlan } from "../../core/plan.ts";

export type Style = GalleryPlan["style"];
export type OrderKind = "classical" | "deco" | "shaft" | "steel" | "post" | "pier";

/** What makes a style in structure; colours are sRGB, sizes metres. */
export interface StyleSpec {
  /** Mouldings, pilasters, door and window casings. */
  trim: { surface: string; colour: string };
  wallColour: string;
  ceilingColour: string;
  joinery: { surface: string; colour: string; roughness: number };
  accent: { surface: string; colour: string } | undefined;
  floorBorderColour: string | undefined;
  skirting: { kind: "classical" | "plain" | "stepped"; height: number } | undefined;
  dadoMetres: number | undefined;
  cornice: { kind: "classical" | "cove" | "stepped" | "wood"; height: number; depth: number } | undefined;
  hasDentils: boolean;
  order: OrderKind | undefined;
  hasPanels: boolean;
  architrave: "classical" | "plain" | "stepped" | undefined;
  /** Width of one pane: small for old glass, large for steel. */
  paneMetres: number;
  muntinMetres: number;
  hasBalusters: boolean;
  chandelier: "crystal" | "lantern" | "disc" | "pendant" | undefined;
}

const CLASSICAL = {
  joinery: { surface: "painted-wood", colour: "#efeae0", roughness: 0.42 },
  accent: { surface: "gilt", colour: "#dcb365" },
  skirting: { kind: "classical", height: 0.24 },
  dadoMetres: 0.9,
  architrave: "classical",
  paneMetres: 0.42,
  muntinMetres: 0.028,
  hasBalusters: false,
} as const;

/** Sizes: skirting 0.18–0.25 m, dado 0.9 m, cornice 0.25–0.40 m keep a room at human scale. */
export const STYLE_SPECS: Record<Style, StyleSpec> = {
  "beaux-arts": {
    ...CLASSICAL,
    trim: { surface: "plaster", colour: "#efe9dc" },
    wallColour: "#aeb4a0",
    ceilingColour: "#f1ece0",
    floorBorderColour: "#3a3633",
    cornice: { kind: "classical", height: 0.42, depth: 0.36 },
    hasDentils: true,
    order: "classical",
    hasPanels: true,
    hasBalusters: true,
    chandelier: "crystal",
  },
  haussmann: {
    ...CLASSICAL,
    trim: { surface: "painted-wood", colour: "#f0ebdf" },
    wallColour: "#e2dccd",
    ceilingColour: "#f4f0e6",
    floorBorderColour: undefined,
    cornice: { kind: "cove", height: 0.34, depth: 0.4 },
    hasDentils: false,
    order: undefined,
    hasPanels: true,
    chandelier: "crystal",
  },
  gothic: {
    trim: { surface: "stone", colour: "#c6bba6" },
    wallColour: "#b9ae98",
    ceilingColour: "#d8cfbd",
    joinery: { surface: "metal", colour: "#2c2a28", roughness: 0.5 },
    accent: undefined,
    floorBorderColour: "#4a443c",
    skirting: { kind: "stepped", height: 0.3 },
    dadoMetres: undefined,
    cornice: undefined,
    hasDentils: false,
    order: "shaft",
    hasPanels: false,
    architrave: "stepped",
    paneMetres: 0.34,
    muntinMetres: 0.03,
    hasBalusters: false,
    chandelier: "lantern",
  },
  "art-deco": {
    trim: { surface: "plaster", colour: "#e9dfc8" },
    wallColour: "#2f4a49",
    ceilingColour: "#ece4d2",
    joinery: { surface: "metal", colour: "#1f1d1b", roughness: 0.35 },
    accent: { surface: "brass", colour: "#d9b25f" },
    floorBorderColour: "#23211f",
    skirting: { kind: "stepped", height: 0.22 },
    dadoMetres: undefined,
    cornice: { kind: "stepped", height: 0.4, depth: 0.5 },
    hasDentils: false,
    order: "deco",
    hasPanels: false,
    architrave: "stepped",
    paneMetres: 0.55,
    muntinMetres: 0.03,
    hasBalusters: false,
    chandelier: "disc",
  },
  "white-cube": {
    trim: { surface: "plaster", colour: "#f3f2ef" },
    wallColour: "#f1f0ec",
    ceilingColour: "#f4f3f0",
    joinery: { surface: "metal", colour: "#3b3d3f", roughness: 0.45 },
    accent: undefined,
    floorBorderColour: undefined,
    skirting: undefined,
    dadoMetres: undefined,
    cornice: undefined,
    hasDentils: false,
    order: undefined,
    hasPanels: false,
    architrave: undefined,
    paneMetres: 1.6,
    muntinMetres: 0.035,
    hasBalusters: false,
    chandelier: undefined,
  },
  brutalist: {
    trim: { surface: "concrete", colour: "#aeaaa3" },
    wallColour: "#b3afa8",
    ceilingColour: "#aeaaa3",
    joinery: { surface: "metal", colour: "#26282a", roughness: 0.5 },
    accent: undefined,
    floorBorderColour: undefined,
    skirting: undefined,
    dadoMetres: undefined,
    cornice: undefined,
    hasDentils: false,
    order: "pier",
    hasPanels: false,
    architrave: undefined,
    paneMetres: 1.4,
    muntinMetres: 0.05,
    hasBalusters: false,
    chandelier: undefined,
  },
  industrial: {
    trim: { surface: "metal", colour: "#3a3f44" },
    wallColour: "#9a5a44",
    ceilingColour: "#8f8578",
    joinery: { surface: "metal", colour: "#24282b", roughness: 0.5 },
    accent: undefined,
    floorBorderColour: undefined,
    skirting: { kind: "plain", height: 0.12 },
    dadoMetres: undefined,
    cornice: undefined,
    hasDentils: false,
    order: "steel",
    hasPanels: false,
    architrave: undefined,
    paneMetres: 0.36,
    muntinMetres: 0.03,
    hasBalusters: false,
    chandelier: "pendant",
  },
  japanese: {
    trim: { surface: "wood", colour: "#7a5638" },
    wallColour: "#e7dcc4",
    ceilingColour: "#b98f62",
    joinery: { surface: "wood", colour: "#6b4a30", roughness: 0.55 },
    accent: undefined,
    floorBorderColour: "#8a6746",
    skirting: { kind: "plain", height: 0.1 },
    dadoMetres: undefined,
    cornice: { kind: "wood", height: 0.12, depth: 0.05 },
    hasDentils: false,
    order: "post",
    hasPanels: false,
    architrave: "plain",
    paneMetres: 0.3,
    muntinMetres: 0.022,
    hasBalusters: false,
    chandelier: undefined,
  },
};
