import type { CaseDesk, CaseStore, LivingStore } from "../../usecases/ports.ts";

/** The memory stores read together. */
export function memoryCaseDesk(
  cases: Pick<CaseStore, "findHead">,
  living: Pick<LivingStore, "read">,
): CaseDesk {
  return {
    read: async (serial) => ({
      head: await cases.findHead(serial),
      living: await living.read(),
    }),
  };
}
