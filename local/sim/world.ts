import type { Role } from "../../core/domain/staff/role.ts";
import type { VirtualClock } from "../clock.ts";
import type { ConnectSimulator } from "../connect/simulator-types.ts";
import type { LocalPbx } from "../pbx/pbx.ts";
import type { NationalCentre } from "./national-centre.ts";
import type { Phones } from "./phones.ts";

export type SimRegion = {
  readonly code: string;
  readonly name: string;
  readonly serviceName: string;
  readonly linkHost: string;
  /** Calls that the centre carries at once. */
  readonly concurrentCalls: number;
  /** The region has calls put through to a ready operator without a key. */
  readonly autoAccept: boolean;
  readonly agencies: readonly { readonly agencyId: string; readonly label: string }[];
  readonly phones: readonly {
    readonly number: string;
    readonly title: string;
    /** Agency, or who else is told: the on-call list, the overflow telephone. */
    readonly agencyId: string;
  }[];
};

export type ReceivedWebhook = {
  readonly at: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** Everything the simulators' pages and `npm run call` can see and do. */
export type SimWorld = {
  readonly clock: VirtualClock;
  readonly connect: ConnectSimulator;
  readonly national: NationalCentre;
  readonly phones: Phones;
  readonly pbx: LocalPbx;
  readonly regions: readonly SimRegion[];
  webhooks(): readonly ReceivedWebhook[];
  /** A token of the local issuer that stands in for the Cognito user pool. */
  signIn(
    region: string,
    role: Role,
  ): Promise<{ readonly token: string; readonly name: string; readonly refresh: string }>;
  /** A new token for a refresh token, or undefined when it has run out. */
  renew(refresh: string): Promise<string | undefined>;
  /** The phone's answer travels back as the messaging service would deliver it. */
  reply(messageId: string, answer: { readonly payload?: string; readonly text?: string }): void;
  /** Someone presses a button with this payload, whoever it was sent to. */
  press(region: string, from: string, payload: string): void;
  /** A WhatsApp message to the centre from any number. */
  write(region: string, from: string, text: string): void;
  status(): Promise<unknown>;
};
