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
  "receive-message",
] as const;

/** Every function that the templates deploy; each is a folder under `functions/`. A test compares it with the templates. */
export const functionNames: readonly string[] = [
  ...deskFunctions.map((desk) => desk.name),
  ...others,
];
