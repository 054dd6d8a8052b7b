/** Moments of a call or case between which a target runs. */
export const stageMoments = [
  "received",
  "answered",
  "recorded",
  "dispatched",
  "acknowledged",
  "departed",
  "arrived",
  "completed",
  "closed",
] as const;
export type StageMoment = (typeof stageMoments)[number];

/** Stages with a published or chosen target; a region may leave one unset and name further ones. Source: R40–R44. */
export const stages = [
  "answer",
  "first-handling",
  "agent-and-supervisor",
  "acknowledgement",
  "agency-follow-up",
  "arrival",
  "complaint",
] as const;
export type Stage = (typeof stages)[number];
