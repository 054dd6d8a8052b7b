import type { Region } from "../regions/load.ts";
import { deskFunctions } from "./desk-functions.ts";

/** Functions that no HTTP route calls: streams, queues, schedules, the contact flow. */
const others = [
  "relay-changes",
  "notify-agency",
  "watch-deadlines",
  "ship-cases",
  "test-contacts",
  "register-call",
  "drain-calls",
  "record-contact",
  "mark-call",
  "receive-message",
  "sweep-call-backs",
  "watch-staff",
  "call-out",
  "answer-alert",
  "associate-number",
  "send-exchange",
  "receive-exchange",
] as const;

/** Functions that only a region with an IP PBX has. */
const ofPbx: readonly string[] = ["receive-pbx"];

/** Every function that the templates deploy; each is a folder under `functions/`. A test compares it with the templates. */
export const functionNames: readonly string[] = [
  ...deskFunctions.map((desk) => desk.name),
  ...others,
  ...ofPbx,
];

/** Those of one region, by its network configuration. */
export function functionNamesOf({ telephony }: Pick<Region, "telephony">): readonly string[] {
  return functionNames.filter((name) => telephony === "ip-pbx" || !ofPbx.includes(name));
}
