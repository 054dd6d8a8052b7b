import { supervisorsList } from "../../core/domain/event/once.ts";
import { sendRekap } from "../../core/usecases/send-rekap.ts";
import type { Make } from "./act.ts";

/** Whose lists of an event there are. */
export const listNames = ["damkar", "bpbd", "psc", supervisorsList] as const;

/** The wake-up of an agency's list, on time or not. */
export const sendList: Make = (random, { events }) => {
  const eventSerial = events.length === 0 ? 0 : random.pick(events);
  const agencyId = random.pick(listNames);
  return {
    name: `send the list of event ${eventSerial} to ${agencyId}`,
    actor: "machine",
    touches: [],
    run: async (ports) => {
      await sendRekap(ports, eventSerial, agencyId);
      return undefined;
    },
  };
};
