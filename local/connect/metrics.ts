import type { Agent } from "./agents.ts";
import type { Contact } from "./contact.ts";
import type { QueueMetric } from "./flow-stage.ts";

/** Agents who take contacts of one queue, and the contacts that wait in it. */
export type QueueSight = {
  readonly agents: readonly Agent[];
  readonly waiting: readonly Contact[];
  /** ms since 1970 */
  readonly now: number;
};

/**
 * One metric of one queue at this moment; real ones lag behind (published refresh: 15 s).
 *
 * Staffed are the agents online whose status is no CUSTOM one, whoever talks or finishes a call included. An agent
 * blocked by a missed contact counts as staffed too: that is how we read the published definition (staffed = online
 * minus non-productive), and nobody has tried it.
 */
export function metricOf(type: QueueMetric, { agents, waiting, now }: QueueSight): number {
  switch (type) {
    case "NumberOfAgentsOnline":
      return agents.filter(({ state }) => state !== "offline").length;
    case "NumberOfAgentsStaffed":
      return agents.filter(({ state }) => state === "available").length;
    case "NumberOfAgentsAvailable":
      return agents.filter(({ state, activity }) => state === "available" && activity === "idle")
        .length;
    case "NumberOfContactsInQueue":
      return waiting.length;
    case "OldestContactInQueueAgeSeconds":
      return Math.floor(
        Math.max(0, ...waiting.map(({ queuedAt }) => now - (queuedAt ?? now))) / 1_000,
      );
    default:
      return type satisfies never;
  }
}
