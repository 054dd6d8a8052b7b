import type { PbxEvent } from "../../core/contracts/pbx/event.ts";
import { pbxSignatureHeader } from "../../core/contracts/pbx/signature.ts";
import type { CancelTimer, VirtualClock } from "../clock.ts";
import { signEvent, type TechnicianKeys } from "./keys.ts";

/** What the centre answered. */
export type CentreAnswer = { readonly status: number; readonly body: string };

/** Carries one signed message to the centre; throws when nobody answered. */
export type PostEvent = (
  body: string,
  headers: Readonly<Record<string, string>>,
) => Promise<CentreAnswer>;

type Waiting = { readonly body: string; readonly taken: (answer: string) => void };

export type MessengerOptions = {
  readonly clock: VirtualClock;
  readonly keys: TechnicianKeys;
  readonly post: PostEvent;
};

/** An event that was not taken is sent again after so long, until it is taken. Unit: ms. Chosen. */
const retryMs = 5_000;

/**
 * Sends the PBX's events in order and none twice unless the answer was lost: what the centre cannot take now waits here,
 * signed anew at each attempt, as an outage may outlast the window of a signature.
 */
export class Messenger {
  readonly #waiting: Waiting[] = [];
  readonly #options: MessengerOptions;
  #sending: Promise<void> = Promise.resolve();
  #cancelRetry: CancelTimer | undefined;
  #refused = 0;

  constructor(options: MessengerOptions) {
    this.#options = options;
  }

  /** @param taken gets the centre's answer once it has taken the event */
  send(event: PbxEvent, taken: (answer: string) => void = () => undefined): void {
    this.#waiting.push({ body: JSON.stringify(event), taken });
    this.#goOn();
  }

  /** Events that wait, and events that the centre refused for good. */
  state(): { readonly waiting: number; readonly refused: number } {
    return { waiting: this.#waiting.length, refused: this.#refused };
  }

  #goOn(): void {
    const end = this.#options.clock.begin();
    this.#sending = this.#sending.then(() => this.#flush()).finally(end);
  }

  async #flush(): Promise<void> {
    this.#cancelRetry?.();
    for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[0]) {
      if (!(await this.#isTaken(next))) {
        this.#cancelRetry = this.#options.clock.after(retryMs, () => this.#goOn());
        return;
      }
      this.#waiting.shift();
    }
  }

  async #isTaken({ body, taken }: Waiting): Promise<boolean> {
    const nobody = { status: 503, body: "" };
    const { status, body: answer } = await this.#post(body).catch(() => nobody);
    if (status >= 400 && status < 500 && status !== 429) {
      this.#refused++; // the same again would be refused again
      return true;
    }
    if (status < 300) taken(answer);
    return status < 300;
  }

  async #post(body: string): Promise<CentreAnswer> {
    const { clock, keys, post } = this.#options;
    const signature = await signEvent(keys, clock.now(), body);
    return post(body, { "content-type": "application/json", [pbxSignatureHeader]: signature });
  }
}
