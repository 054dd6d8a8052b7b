import { randomUUID } from "node:crypto";
import type { PbxCommand } from "../../core/contracts/pbx/command.ts";
import { type PbxEvent, pbxCallPrefix } from "../../core/contracts/pbx/event.ts";
import { type PbxHandling, pbxTaken } from "../../core/contracts/pbx/handling.ts";
import type { CallEnd } from "../../core/domain/call/telephony.ts";
import { epochOf, type Instant, instantOf } from "../../core/domain/shared/time.ts";
import type { VirtualClock } from "../clock.ts";
import type { Telephones } from "../connect/telephones.ts";
import { jsonIn } from "../http/plain.ts";
import { Channels } from "./channels.ts";
import { OutgoingCalls } from "./outgoing.ts";
import { firstInLine, holdMs, latestHandlingMs, type Waiting } from "./queue.ts";
import { PbxRefusal } from "./refusal.ts";

export type Extension = {
  readonly extension: string;
  /** As the operator signs in at the desk. */
  readonly operatorId: string;
};

/** A call with the public as the PBX holds it. */
export type PbxCall = Waiting & {
  readonly caller?: string;
  readonly state: "ringing" | "talking" | "ended";
  readonly answeredAt?: Instant;
  readonly endedAt?: Instant;
  readonly operatorId?: string;
  readonly extension?: string;
  /** The operator is still on the line. */
  readonly operatorOn: boolean;
  /** Whom the caller was put through to. */
  readonly third?: { readonly number: string; readonly state: "ringing" | "talking" | "gone" };
  /** Was held until its number's other call was over. */
  readonly wasHeld?: boolean;
};

type ExchangeOptions = {
  readonly clock: VirtualClock;
  readonly extensions: readonly Extension[];
  readonly telephones: Telephones;
  /** Calls that it can carry at once. Default: 30, one primary rate line. */
  readonly channels?: number | undefined;
  /** @param taken gets the centre's answer once it has taken the event */
  readonly send: (event: PbxEvent, taken?: (answer: string) => void) => void;
};

/** A PBX tells so often that it lives. Unit: ms. */
const heartbeatMs = 60_000;

/**
 * One region's IP PBX: 112 rings at every free extension; who picks up first has the call that stands first. A call rings at
 * once; what the centre then says of it changes its place, as long as nobody has picked up.
 */
export class Exchange {
  readonly #options: ExchangeOptions;
  readonly #calls = new Map<string, PbxCall>();
  readonly #channels: Channels;
  /** Extensions at which nobody takes calls now, and why. */
  readonly #away = new Map<string, "paused" | "offline">();
  /** Calls that the PBX makes for the centre. */
  readonly outgoing: OutgoingCalls;

  constructor(options: ExchangeOptions) {
    this.#options = options;
    this.#channels = new Channels(options.channels ?? 30, () => this.#inUse());
    const channels = this.#channels;
    this.outgoing = new OutgoingCalls(options.clock, options.telephones, {
      channels,
      pressed: ({ requestId, attributes }, key) => {
        const alertRef = new Map(Object.entries(attributes)).get("alertRef");
        if (alertRef !== undefined) this.#send({ kind: "key-pressed", requestId, alertRef, key });
      },
      ended: ({ contactId, connectedAt, attributes }) => {
        const callBackId = new Map(Object.entries(attributes)).get("callBackId");
        this.#send({
          kind: "outgoing-ended",
          contactId,
          ...(callBackId === undefined ? {} : { callBackId }),
          ...(connectedAt === undefined ? {} : { connectedAt }),
        });
      },
    });
  }

  get extensions(): readonly Extension[] {
    return this.#options.extensions;
  }

  /** From now on tells every minute that the PBX lives. */
  start(): void {
    this.#options.clock.after(heartbeatMs, () => {
      const operators = this.extensions.map((one) => this.#operatorAt(one));
      this.#send({ kind: "heartbeat", ...this.#channels.figures(), operators });
      this.start();
    });
  }

  /** An operator signs off, pauses, or comes back. */
  setExtension(extension: string, state: "ready" | "paused" | "offline"): void {
    if (state === "ready") this.#away.delete(extension);
    else this.#away.set(extension, state);
  }

  #operatorAt({ extension, operatorId }: Extension) {
    const state = this.#isBusy(extension) ? "on-call" : (this.#away.get(extension) ?? "ready");
    return { operatorId, state } as const;
  }

  #inUse(): number {
    const open = this.calls().filter(({ state }) => state !== "ended");
    const thirds = open.filter(({ third }) => third !== undefined && third.state !== "gone");
    const outgoing = this.outgoing.all().filter(({ state }) => state !== "ended");
    return open.length + thirds.length + outgoing.length;
  }

  calls(): readonly PbxCall[] {
    return [...this.#calls.values()];
  }

  /** Somebody dials 112. @param caller as the network sends it; undefined: hidden or missing */
  ring(caller?: string): PbxCall {
    this.#channels.oneForCaller();
    const callId = `${pbxCallPrefix}${randomUUID()}`;
    const number = caller === undefined ? {} : { caller };
    const offeredAt = this.#now();
    const call = this.#put({ callId, ...number, state: "ringing", offeredAt, operatorOn: false });
    this.#send({ kind: "offered", callId, ...number }, (answer) => {
      const { data } = pbxTaken.safeParse(jsonIn(answer));
      if (data?.handling !== undefined) this.#handle(callId, data.handling);
    });
    return call;
  }

  /** A caller who waits presses a key. */
  press(callId: string, key: string): PbxCall {
    const call = this.#call(callId, "ringing");
    if (key !== "1") return call;
    const isHeld = call.heldUntil !== undefined;
    const freed = isHeld ? this.#release(call) : call;
    const isAsked = isHeld || call.handling?.overload === "ask";
    return isAsked ? this.#put({ ...freed, putFirst: true }) : freed;
  }

  #handle(callId: string, handling: PbxHandling): void {
    const call = this.#calls.get(callId);
    if (call?.state !== "ringing") return;
    if (this.#options.clock.now() - epochOf(call.offeredAt) > latestHandlingMs) return;
    const isHeld = handling.ownLine === "busy" && this.#otherCallOf(call) !== undefined;
    const heldUntil = instantOf(this.#options.clock.now() + holdMs);
    this.#put({ ...call, handling, ...(isHeld ? { heldUntil, wasHeld: true } : {}) });
    if (isHeld) this.#options.clock.after(holdMs, () => this.#releaseIfHeld(callId));
  }

  /** With an operator now, from the same number. */
  #otherCallOf({ callId, caller }: PbxCall): PbxCall | undefined {
    return this.calls().find(
      (one) => one.callId !== callId && one.operatorOn && one.caller === caller,
    );
  }

  #releaseIfHeld(callId: string): void {
    const call = this.#calls.get(callId);
    if (call?.heldUntil !== undefined) this.#release(call);
  }

  #release({ heldUntil: _over, ...call }: PbxCall): PbxCall {
    return this.#put(call);
  }

  answer(callId: string, extension: string): PbxCall {
    const call = this.#call(callId, "ringing");
    const free = this.extensions.find((one) => one.extension === extension);
    if (free === undefined) throw new PbxRefusal("Pesawat itu tidak ada.");
    const { operatorId } = free;
    if (this.#isBusy(extension)) throw new PbxRefusal("Pesawat itu sedang dipakai.");
    this.#mustBeFirst(call);
    this.#send({ kind: "answered", callId, operatorId, extension });
    const answeredAt = this.#now();
    const answered = { operatorId, extension, answeredAt, operatorOn: true };
    return this.#put({ ...call, ...answered, state: "talking" });
  }

  #mustBeFirst({ callId, heldUntil }: PbxCall): void {
    if (heldUntil !== undefined) {
      throw new PbxRefusal("Nomor itu sedang dilayani di saluran lain; panggilan ini ditahan.");
    }
    const first = firstInLine(this.calls().filter(({ state }) => state === "ringing"));
    if (first?.callId !== callId) throw new PbxRefusal("Panggilan lain lebih dulu.");
  }

  /** The operator puts his telephone down: the caller stays with the third party, if there is one. */
  leave(callId: string): PbxCall {
    const call = this.#call(callId, "talking");
    if (call.third?.state !== "talking") return this.hangUp(callId, "operator");
    const left = this.#put({ ...call, operatorOn: false });
    this.#releaseHeldOf(left);
    return left;
  }

  /** The call is over for the caller. The PBX writes its record; the recording follows. */
  hangUp(callId: string, by: CallEnd): PbxCall {
    const call = this.#call(callId);
    if (call.state === "ended") return call;
    const endedAt = this.#now();
    const { answeredAt } = call;
    this.#send({
      kind: "ended",
      callId,
      endedBy: by,
      offeredAt: call.offeredAt,
      ...(call.caller === undefined ? {} : { caller: call.caller }),
      ...(call.operatorId === undefined ? {} : { operatorId: call.operatorId }),
      ...(answeredAt === undefined ? {} : { answeredAt, ...talk(answeredAt, endedAt) }),
      ...(call.third === undefined ? {} : { wentOutside: true }),
      ...(isMovedBack(call) ? { queuedLater: true } : {}),
      ...(call.wasHeld === true ? { waitedForOwnLine: true } : {}),
      ...(call.putFirst === true ? { putFirst: true } : {}),
    });
    if (answeredAt !== undefined) {
      const recordingKey = `pbx/${endedAt.slice(0, 10)}/${callId}.wav`;
      this.#send({ kind: "recording-ready", callId, recordingKey });
    }
    const ended = this.#put({ ...call, state: "ended", endedAt, operatorOn: false });
    this.#releaseHeldOf(ended);
    return ended;
  }

  /** No operator is with the number any more: the next one of the same number rings. */
  #releaseHeldOf({ caller }: PbxCall): void {
    const held = this.calls().filter((one) => one.heldUntil !== undefined && one.caller === caller);
    for (const one of held) if (this.#otherCallOf(one) === undefined) this.#release(one);
  }

  /** Does what the centre asks. @returns id of the call that it is about */
  obey(command: PbxCommand): string {
    return command.kind === "dial" ? this.outgoing.dial(command) : this.#transfer(command);
  }

  /** The third party of a transfer picks up, or puts down. */
  thirdParty(callId: string, state: "talking" | "gone"): PbxCall {
    const call = this.#call(callId, "talking");
    if (call.third === undefined) throw new PbxRefusal("Tidak ada pihak ketiga.");
    const third = { ...call.third, state };
    const next = this.#put({ ...call, third });
    return state === "gone" && !call.operatorOn ? this.hangUp(callId, "outside") : next;
  }

  #transfer({ callId, to }: Extract<PbxCommand, { kind: "transfer" }>): string {
    const call = this.#call(callId, "talking");
    if (call.third !== undefined && call.third.state !== "gone") return callId;
    this.#channels.one();
    this.#put({ ...call, third: { number: to, state: "ringing" } });
    const { clock, telephones } = this.#options;
    const { pickUpAfter } = telephones.planOf(to);
    if (pickUpAfter === undefined) return callId;
    clock.after(pickUpAfter * 1000, () => {
      const now = this.#calls.get(callId);
      if (now?.state === "talking" && now.third?.state === "ringing") {
        this.thirdParty(callId, "talking");
      }
    });
    return callId;
  }

  #call(callId: string, state?: PbxCall["state"]): PbxCall {
    const call = this.#calls.get(callId);
    if (call === undefined) throw new PbxRefusal("Panggilan itu tidak ada.", 404);
    if (state === undefined || call.state === state) return call;
    throw new PbxRefusal("Panggilan itu tidak dalam keadaan itu.");
  }

  #isBusy(extension: string): boolean {
    return this.calls().some((call) => call.operatorOn && call.extension === extension);
  }

  #put(call: PbxCall): PbxCall {
    this.#calls.set(call.callId, call);
    return call;
  }

  #now(): Instant {
    return instantOf(this.#options.clock.now());
  }

  #send(event: WithoutBase<PbxEvent>, taken?: (answer: string) => void): void {
    this.#options.send({ ...event, eventId: randomUUID(), at: this.#now() }, taken);
  }
}

/** Whoever pressed 1 stands before everybody, whatever was said of the number. */
function isMovedBack({ handling, putFirst }: PbxCall): boolean {
  return handling?.queueOrder === "later" && putFirst !== true;
}

type WithoutBase<T> = T extends unknown ? Omit<T, "eventId" | "at"> : never;

function talk(from: Instant, until: Instant): { readonly talkSeconds: number } {
  return { talkSeconds: Math.round((Date.parse(until) - Date.parse(from)) / 1000) };
}
