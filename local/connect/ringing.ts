import type { CancelTimer, VirtualClock } from "../clock.ts";
import type { Contact } from "./contact.ts";

/** Connect gives up after so long. Unit: ms. Source: API StartOutboundVoiceContact, "60 seconds". */
const dialLimitMs = 60_000;
/** The network says so long after the call that the line is busy. Unit: ms. Chosen. */
const busyMs = 1_000;

type Ring = { pickUp(): void; fail(): void };

/** What happens to a call that the centre makes. */
export type RingEnds = {
  /** Answered, by a person or a machine. */
  pickedUp(): void;
  /** Busy, rung out, refused, or nobody within 60 s. */
  failed(): void;
  /** A scripted telephone is put down again. */
  putDown(): void;
};

/** Telephones outside that ring because the centre calls them. */
export class Ringing {
  readonly #clock: VirtualClock;
  readonly #rings = new Map<string, Ring>();

  constructor(clock: VirtualClock) {
    this.#clock = clock;
  }

  /** The telephone of `contact` rings, and does what its plan says. */
  start(contact: Contact, ends: RingEnds): void {
    const { phone } = contact;
    if (phone === undefined) return;
    const cancels: CancelTimer[] = [];
    const settle = (then: () => void) => () => {
      if (!this.#rings.delete(contact.id)) return;
      for (const cancel of cancels) cancel();
      then();
    };
    const ring: Ring = {
      pickUp: settle(() => {
        ends.pickedUp();
        if (phone.hangUpAfter === undefined) return;
        this.#clock.after(phone.hangUpAfter * 1_000, ends.putDown);
      }),
      fail: settle(ends.failed),
    };
    this.#rings.set(contact.id, ring);
    const limit = Math.max(busyMs, Math.min(dialLimitMs, phone.ringOutAfter * 1_000));
    cancels.push(this.#clock.after(limit, ring.fail));
    if (phone.pickUpAfter !== undefined) {
      cancels.push(this.#clock.after(phone.pickUpAfter * 1_000, ring.pickUp));
    }
  }

  /** @returns whether it rang */
  pickUp(contactId: string): boolean {
    const ring = this.#rings.get(contactId);
    ring?.pickUp();
    return ring !== undefined;
  }

  /** Refused, or nobody wants the call any more. @returns whether it rang */
  stop(contactId: string): boolean {
    const ring = this.#rings.get(contactId);
    ring?.fail();
    return ring !== undefined;
  }
}
