import { leavingWords } from "../../core/contracts/region.ts";

/** What the line does: it rings, is spoken on, is being written up, or was missed. */
export type LinePhase = "ringing" | "talking" | "after-call" | "missed";

/** What the desk opens for a call: the call's own form, or the case that an agency rings about. */
export type Opens =
  | { readonly kind: "call"; readonly callId: string }
  | { readonly kind: "case"; readonly serial: number };

/** The call at this operator's telephone. */
export type PhoneLine = {
  readonly contactId: string;
  readonly phase: LinePhase;
  /** Absent until it is known. */
  readonly opens?: Opens | undefined;
  /** The operator rang somebody himself: there is nothing to open. */
  readonly dialled?: true;
  /** The caller pressed the key that says so. */
  readonly unableToSpeak: boolean;
  /** Who was rung into the call, and whether the caller hears them too. */
  readonly third?: { readonly name: string; readonly joined: boolean } | undefined;
};

/** What the operator's telephone does as a whole; `name` is the status as the telephone system calls it. */
export type PhoneState = {
  readonly kind: "ready" | "paused" | "after-call" | "offline" | "error" | "busy";
  readonly name: string;
};

/** A desk that one key reaches: an agency, a neighbouring region, the supervisors. */
export type QuickConnect = {
  readonly type: "agent" | "queue" | "phone_number";
  readonly endpointARN: string;
  readonly name: string;
  readonly phoneNumber?: string;
};

/** Whether this quick connect leaves the caller with the desk. The templates name it so. */
export function leavesCaller({ type, name }: QuickConnect): boolean {
  return type === "queue" && name.startsWith(`${leavingWords} `);
}

/** What a person may do with the telephone from the desk. Each rejects when the telephone system refuses. */
export type PhoneActs = {
  accept(contactId: string): Promise<void>;
  /** Names of the pauses that may be chosen. */
  pauses(): Promise<readonly string[]>;
  setReady(): Promise<void>;
  pause(name: string): Promise<void>;
  quickConnects(): Promise<readonly QuickConnect[]>;
  /** Rings somebody into the call; the operator stays until he leaves himself. */
  bring(contactId: string, to: QuickConnect): Promise<void>;
  /**
   * Rings a number into the call that need not be a quick connect, such as an interpreter's.
   * @param to phone E.164
   */
  bringNumber(
    contactId: string,
    to: { readonly name: string; readonly phone: string },
  ): Promise<void>;
  /** Leaves the caller with a desk at once; unanswered, the caller comes back to the operators by himself. */
  handOver(contactId: string, to: QuickConnect): Promise<void>;
  /** Caller, operator and whoever was rung hear each other. */
  join(contactId: string): Promise<void>;
  /** The operator leaves; caller and third party go on. */
  leave(contactId: string): Promise<void>;
  /** After-call work is done, or a missed call was seen. */
  clear(contactId: string): Promise<void>;
  /** Rings a number outside any call of the line. @param phone E.164 */
  dial(phone: string): Promise<void>;
};

export type PhoneView = {
  readonly line: PhoneLine | undefined;
  readonly state: PhoneState | undefined;
};

/** The call rows that an unframed desk learns from. */
export type BoardCall = {
  readonly callId: string;
  readonly operatorId?: string;
  readonly answeredAt?: string;
  readonly endedAt?: string;
};

/** The telephone beside the desk. A view is replaced, never changed, so that it can be compared by identity. */
export type Telephony = {
  view(): PhoneView;
  /** @returns the way to stop listening */
  onChange(listener: () => void): () => void;
  /** Absent where no telephone can be connected to this page. */
  readonly acts?: PhoneActs;
  /** While no telephone is connected the board tells which call is this operator's. */
  readonly follow?: (calls: readonly BoardCall[], operatorId: string) => void;
};

export type PhoneStore = Pick<Telephony, "view" | "onChange"> & {
  setLine(line: PhoneLine | undefined): void;
  /** Changes the line if it is still this contact's. */
  patchLine(contactId: string, patch: Partial<Omit<PhoneLine, "contactId">>): void;
  setState(state: PhoneState): void;
};

/** Holds what the telephone last told, for whoever listens now or later. */
export function phoneStore(): PhoneStore {
  let view: PhoneView = { line: undefined, state: undefined };
  const listeners = new Set<() => void>();
  const replace = (next: PhoneView) => {
    view = next;
    for (const listener of listeners) listener();
  };
  return {
    view: () => view,
    onChange(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    setLine: (line) => replace({ ...view, line }),
    patchLine(contactId, patch) {
      if (view.line?.contactId === contactId)
        replace({ ...view, line: { ...view.line, ...patch } });
    },
    setState: (state) => replace({ ...view, state }),
  };
}

export function newLine(contactId: string, phase: LinePhase): PhoneLine {
  return { contactId, phase, unableToSpeak: false };
}
