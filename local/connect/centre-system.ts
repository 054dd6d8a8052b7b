import type { VirtualClock } from "../clock.ts";
import type { Spelling } from "./spelling.ts";
import type { Telephones } from "./telephones.ts";
import type { ConnectChange, ConnectFaults } from "./types.ts";

/** What the centre of a region needs from the local system. */
export type CentreSystem = {
  readonly clock: VirtualClock;
  readonly telephones: Telephones;
  readonly faults: () => ConnectFaults;
  /** After-call work ends by itself. Unit: seconds. */
  readonly afterCallSeconds: number;
  readonly spelling: Spelling;
  /** Must reject when the function has not answered within `timeoutMs`. */
  invokeLambda(functionArn: string, event: unknown, timeoutMs: number): Promise<unknown>;
  emitEvent(awsRegion: string, event: unknown): void;
  putRecord(streamArn: string, partitionKey: string, data: string): void;
  changed(change: ConnectChange): void;
  /** A fault of the simulator itself. */
  onFault(error: unknown): void;
};
