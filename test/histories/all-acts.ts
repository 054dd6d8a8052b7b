import type { Random } from "../support/seeded.ts";
import type { Act, Make, Scene } from "./act.ts";
import { answer, cancel, change, close, dispatch, reopen, skip, watch } from "./acts.ts";
import {
  ourAnswer,
  ourNo,
  ourYes,
  theirEnd,
  theirOffer,
  theirUpdate,
  theyAnswer,
} from "./acts-of-border.ts";
import { bersiap, endBersiap, markOfCall, markOfCase, news } from "./acts-of-callers.ts";
import { handOver, noteNeighbour, pause, told } from "./acts-of-care.ts";
import { endEvent, join, openEvent, place, separate, splitOff, takeOff } from "./acts-of-events.ts";
import { sendList } from "./acts-of-lists.ts";

/** How often each is done, as parts of the whole. */
const makes: readonly (readonly [number, Make])[] = [
  [6, dispatch],
  [8, change],
  [4, cancel],
  [16, answer],
  [2, close],
  [2, reopen],
  [1, skip],
  [8, watch],
  [2, pause],
  [3, told],
  [3, handOver],
  [3, noteNeighbour],
  [2, theyAnswer],
  [3, place],
  [2, openEvent],
  [1, splitOff],
  [1, endEvent],
  [2, sendList],
  [2, join],
  [2, separate],
  [2, markOfCase],
  [2, markOfCall],
  [2, news],
  [3, bersiap],
  [1, endBersiap],
  [2, theirOffer],
  [2, theirUpdate],
  [1, theirEnd],
  [2, ourAnswer],
];
const drawn = makes.flatMap(([parts, make]) => Array.from({ length: parts }, () => make));

export function anAct(random: Random, scene: Scene, number: number): Act {
  return random.pick(drawn)(random, scene, `operator:act-${number}`);
}

/**
 * Acts in the order in which they are most likely to harm each other. `onOther`: on the other case of the history; `beside`:
 * at the same time, on the same case.
 */
export type Step = { readonly make: Make; readonly onOther?: true; readonly beside?: Make };
export const courses: readonly (readonly Step[])[] = [
  [
    { make: join },
    { make: reopen, onOther: true },
    { make: dispatch, onOther: true },
    { make: separate },
  ],
  [{ make: dispatch }, { make: close }, { make: reopen }, { make: answer }, { make: watch }],
  [
    { make: join },
    { make: change, onOther: true },
    { make: separate },
    { make: dispatch, onOther: true },
  ],
  [{ make: dispatch }, { make: pause }, { make: close }, { make: reopen }, { make: cancel }],
  [{ make: dispatch }, { make: change, beside: answer }, { make: answer, beside: change }],
  [{ make: openEvent }, { make: dispatch, beside: place }, { make: watch, beside: sendList }],
  [
    { make: openEvent },
    { make: place, onOther: true },
    { make: dispatch, onOther: true },
    { make: dispatch, beside: sendList },
    { make: watch, beside: splitOff },
  ],
  [{ make: openEvent }, { make: dispatch }, { make: watch }, { make: takeOff, beside: sendList }],
  [
    { make: bersiap, beside: bersiap },
    { make: dispatch, beside: endBersiap },
    { make: endBersiap },
  ],
  [{ make: markOfCase, beside: markOfCall }, { make: news, beside: markOfCall }, { make: reopen }],
  [
    { make: theirOffer, beside: theirOffer },
    { make: ourYes, beside: theirUpdate },
    { make: theirUpdate, beside: theirUpdate },
  ],
  [{ make: theirOffer }, { make: ourYes, beside: ourNo }, { make: theirEnd, beside: ourYes }],
  [{ make: theirOffer }, { make: ourYes, beside: ourYes }],
  [{ make: theirOffer }, { make: ourYes, beside: theirEnd }, { make: theirUpdate }],
  [{ make: handOver }, { make: theyAnswer, beside: watch }, { make: theyAnswer, beside: change }],
];
