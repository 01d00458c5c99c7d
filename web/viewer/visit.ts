import type { PerspectiveCamera } from "three";
import type { ViewerWork } from "../../src/viewer/viewer-gallery.ts";
import { element } from "./page-elements.ts";
import { announce } from "./panels/announcer.ts";
import { artistLine, createLabelCard } from "./panels/label-card.ts";
import type { WorksPanel } from "./panels/works-panel.ts";
import type { FloorPlan } from "./walk/floor-plan.ts";
import type { Walker } from "./walk/walker.ts";
import { frameWork, type WorkInRoom, workNearby } from "./works.ts";

/** Which work the visitor stands before, and everything on the page that depends on it. */
export interface Visit {
  /** How far the lens should be shifted for the work one stands before, in picture heights. */
  readonly lensShift: number;
  focus(exhibit: string): void;
  /** 1 for the next work, −1 for the one before, in hanging order. */
  step(direction: 1 | -1): void;
  /** Focuses the work one has come close to, if any. */
  focusNearby(): void;
  leave(): void;
  /** To be called while walking: notices works one comes close to. */
  lookAround(): void;
}

export function createVisit(options: {
  works: readonly WorkInRoom[];
  walker: Walker;
  plan: FloorPlan;
  camera: PerspectiveCamera;
  panel: WorksPanel;
  invalidate(): void;
}): Visit {
  const { works, walker, panel } = options;
  const card = createLabelCard();
  const hint = element("nearby");
  let focused: WorkInRoom | undefined;
  let nearby: WorkInRoom | undefined;
  let lensShift = 0;

  function setNearby(next: WorkInRoom | undefined) {
    if (next === nearby) return;
    nearby = next;
    hint.hidden = next === undefined;
    if (!next) return;
    hint.textContent = next.work.title;
    announce(`${sentenceOf(next.work)} Press Enter to stand before it.`);
  }

  function focusWork(work: WorkInRoom) {
    focused = work;
    setNearby(undefined);
    card.show(work, `${works.indexOf(work) + 1} of ${works.length}`);
    panel.mark(work.work.exhibit);
    document.body.classList.add("has-focus");
    const framing = frameWork(work, options.camera, options.plan);
    lensShift = framing.lensShift;
    walker.glideTo(framing.pose);
    history.replaceState(null, "", `#work=${work.work.exhibit}`);
    announce(sentenceOf(work.work));
    options.invalidate();
  }

  return {
    get lensShift() {
      return lensShift;
    },
    focus(exhibit) {
      const work = works.find((candidate) => candidate.work.exhibit === exhibit);
      if (work) focusWork(work);
    },
    step(direction) {
      if (works.length === 0) return;
      const index = focused ? works.indexOf(focused) : direction === 1 ? -1 : 0;
      focusWork(works[(index + direction + works.length) % works.length]!);
    },
    focusNearby() {
      if (nearby) focusWork(nearby);
    },
    leave() {
      if (!focused) return;
      focused = undefined;
      lensShift = 0;
      card.hide();
      panel.mark(undefined);
      document.body.classList.remove("has-focus");
      history.replaceState(null, "", location.pathname + location.search);
    },
    lookAround() {
      if (!focused) setNearby(workNearby(walker.pose, works));
    },
  };
}

function sentenceOf(work: ViewerWork): string {
  return `${[work.title, artistLine(work), work.medium].filter(Boolean).join(". ")}.`;
}

/** The work a link points at: `#work=e3`. */
export function workInAddress(): string | undefined {
  return location.hash.match(/^#work=([a-z0-9]{1,8})$/)?.[1];
}
