import {
  type CallBackSweep,
  type SweepPorts,
  sweepCallBacks,
} from "../../core/usecases/sweep-call-backs.ts";

/** Part of a sweep failed: the next minute's takes it again. */
export class CallBackSweepFault extends Error {
  override readonly name = "CallBackSweepFault";
}

/** The schedule's sweep over the numbers that wait to be called back. */
export function sweepCallBacksRoute(ports: SweepPorts, report: (outcome: CallBackSweep) => void) {
  return async (): Promise<void> => {
    const outcome = await sweepCallBacks(ports);
    report(outcome);
    const [fault] = outcome.faults;
    if (fault !== undefined) {
      throw new CallBackSweepFault("part of the sweep of call-backs failed", { cause: fault });
    }
  };
}
