import { callOperations } from "./call-operations.ts";
import { careOperations } from "./care-operations.ts";
import { caseOperations } from "./case-operations.ts";
import { complaintOperations } from "./complaint-operations.ts";
import { eventOperations } from "./event-operations.ts";
import type { Operation } from "./operation.ts";
import type { RefusalCode } from "./refusal.ts";
import { settingsOperations } from "./settings-operations.ts";

/** Any operation of a signed-in person may answer these. */
export const refusalsOfEveryOperation: readonly RefusalCode[] = [
  "unauthenticated",
  "wrong-region",
  "wrong-role",
];
export const refusalsOfEveryBody: readonly RefusalCode[] = [
  "invalid-json",
  "invalid-request",
  "wrong-content-type",
];

/** The HTTP API; the OpenAPI document and the examples follow this list. */
export const operations: readonly Operation[] = [
  ...caseOperations,
  ...careOperations,
  ...eventOperations,
  ...callOperations,
  ...settingsOperations,
  ...complaintOperations,
];
