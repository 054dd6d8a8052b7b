import type { AgentState, ConnectRegion, ConnectStatus } from "./types.ts";

/**
 * What an agent of this instance can choose: the two that every instance has (Source: Amazon Connect, "About agent
 * status"), then those of the templates.
 */
export function statusesOf(region: ConnectRegion): readonly ConnectStatus[] {
  const arn = (name: string) => `${region.instanceArn}/agent-state/${name}`;
  return [
    { arn: arn("available"), name: "Available", type: "ROUTABLE" },
    { arn: arn("offline"), name: "Offline", type: "OFFLINE" },
    ...(region.statuses ?? []),
  ];
}

/** A pause of an instance whose templates name none. */
const anyPause = "Istirahat";

/** The status that stands for a state where none is named: the first of its kind. */
export function statusFor(region: ConnectRegion, state: AgentState): ConnectStatus {
  const all = statusesOf(region);
  const type = state === "available" ? "ROUTABLE" : state === "offline" ? "OFFLINE" : "CUSTOM";
  const arn = `${region.instanceArn}/agent-state/break`;
  return all.find((one) => one.type === type) ?? { arn, name: anyPause, type };
}
