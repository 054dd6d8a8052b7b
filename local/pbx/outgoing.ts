import { randomUUID } from "node:crypto";
import type { PbxCommand } from "../../core/contracts/pbx/command.ts";
import { pbxCallPrefix } from "../../core/contracts/pbx/event.ts";
import { type Instant, instantOf } from "../../core/domain/shared/time.ts";
import type { VirtualClock } from "../clock.ts";
import type { Telephones } from "../connect/telephones.ts";
import type { Channels } from "./channels.ts";
import { PbxRefusal } from "./refusal.ts";

/** A call that the centre had the PBX make. */
export type PbxOutgoing = {
  readonly contactId: string;
  readonly requestId: string;
  readonly to: string;
  readonly purpose: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly state: "ringing" | "talking" | "ended";
  /** Pressed so far. */
  readonly keys: string;
  /** Since when an operator speaks with whoever was rung. */
  readonly connectedAt?: Instant;
};

/** The channels that calls made for the centre take, and what the PBX tells of them. */
export type OutgoingNews = {
  readonly channels: Channels;
  readonly pressed: (call: PbxOutgoing, key: string) => void;
  readonly ended: (call: PbxOutgoing) => void;
};

/** Calls that the PBX makes for the centre: the same request rings once, and only a pressed key is told. */
export class OutgoingCalls {
  readonly #calls = new Map<string, PbxOutgoing>();
  readonly #clock: VirtualClock;
  readonly #telephones: Telephones;
  readonly #news: OutgoingNews;
  readonly #barred = new Set<string>();

  constructor(clock: VirtualClock, telephones: Telephones, news: OutgoingNews) {
    this.#clock = clock;
    this.#telephones = telephones;
    this.#news = news;
  }

  all(): readonly PbxOutgoing[] {
    return [...this.#calls.values()];
  }

  /** The PBX's dial plan does not let this number be rung. */
  bar(number: string): void {
    this.#barred.add(number);
  }

  /** @returns id of the outgoing call */
  dial(command: Extract<PbxCommand, { kind: "dial" }>): string {
    const known = this.#calls.get(command.requestId);
    if (known !== undefined) return known.contactId;
    if (this.#barred.has(command.to)) throw new PbxRefusal("Nomor itu tidak boleh ditelepon.", 422);
    this.#news.channels.one();
    const { kind: _kind, ...asked } = command;
    const contactId = `${pbxCallPrefix}out-${randomUUID()}`;
    this.#put({ ...asked, contactId, state: "ringing", keys: "" });
    this.#byScript(command.requestId, command.to);
    return contactId;
  }

  pickUp(requestId: string): PbxOutgoing {
    return this.#put({ ...this.#call(requestId, "ringing"), state: "talking" });
  }

  press(requestId: string, key: string): PbxOutgoing {
    const call = this.#call(requestId, "talking");
    this.#news.pressed(call, key);
    return this.#put({ ...call, keys: call.keys + key });
  }

  /** An operator takes whoever was called back. */
  connect(requestId: string): PbxOutgoing {
    const connectedAt = instantOf(this.#clock.now());
    return this.#put({ ...this.#call(requestId, "talking"), connectedAt });
  }

  putDown(requestId: string): void {
    const call = this.#calls.get(requestId);
    if (call === undefined || call.state === "ended") return;
    this.#news.ended(this.#put({ ...call, state: "ended" }));
  }

  /** The telephone outside does what its script says. */
  #byScript(requestId: string, to: string): void {
    const { pickUpAfter, ringOutAfter, hangUpAfter, keys } = this.#telephones.planOf(to);
    const isRinging = () => this.#calls.get(requestId)?.state === "ringing";
    this.#after(ringOutAfter, () => isRinging() && this.putDown(requestId));
    this.#after(pickUpAfter, () => {
      if (!isRinging()) return;
      this.pickUp(requestId);
      for (const key of keys) this.press(requestId, key);
      this.#after(hangUpAfter, () => this.putDown(requestId));
    });
  }

  #after(seconds: number | undefined, run: () => void): void {
    if (seconds === undefined || !Number.isFinite(seconds)) return;
    this.#clock.after(seconds * 1000, run);
  }

  #call(requestId: string, state: PbxOutgoing["state"]): PbxOutgoing {
    const call = this.#calls.get(requestId);
    if (call?.state === state) return call;
    throw new PbxRefusal("Telepon itu tidak dalam keadaan itu.");
  }

  #put(call: PbxOutgoing): PbxOutgoing {
    this.#calls.set(call.requestId, call);
    return call;
  }
}
