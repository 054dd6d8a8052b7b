/** What an agency reports one after the other, and how long after the step before. Unit: ms of the clock. */
export const acts = [
  { report: "acknowledged", button: "TERIMA", step: "dispatch-acknowledged", afterMs: 15_000 },
  { report: "en-route", button: "MENUJU", step: "dispatch-en-route", afterMs: 60_000 },
  { report: "on-scene", button: "TIBA", step: "dispatch-on-scene", afterMs: 7 * 60_000 },
  { report: "completed", button: "SELESAI", step: "dispatch-completed", afterMs: 20 * 60_000 },
] as const;
