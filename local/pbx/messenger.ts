import type { PbxEvent } from "../../core/contracts/pbx/event.ts";
import { pbxSignatureHeader } from "../../core/contracts/pbx/signature.ts";
import type { CancelTimer, VirtualClock } from "../clock.ts";
import { signEvent, type TechnicianKeys } from "./keys.ts";

/** Carries one signed message to the centre. @returns HTTP status; throws when nobody answered */
export type PostEvent = (
  body: string,
  headers: Readonly<Record<string, string>>,
) => Promise<number>;

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
  readonly #waiting: string[] = [];
  readonly #options: MessengerOptions;
  #sending: Promise<void> = Promise.resolve();
  #cancelRetry: CancelTimer | undefined;
  #refused = 0;

  constructor(options: MessengerOptions) {
    this.#options = options;
  }

  send(event: PbxEvent): void {
    this.#waiting.push(JSON.stringify(event));
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
    for (let body = this.#waiting[0]; body !== undefined; body = this.#waiting[0]) {
      if (!(await this.#taken(body))) {
        this.#cancelRetry = this.#options.clock.after(retryMs, () => this.#goOn());
        return;
      }
      this.#waiting.shift();
    }
  }

  async #taken(body: string): Promise<boolean> {
    const status = await this.#post(body).catch(() => 503);
    if (status >= 400 && status < 500 && status !== 429) {
      this.#refused++; // the same again would be refused again
      return true;
    }
    return status < 300;
  }

  async #post(body: string): Promise<number> {
    const { clock, keys, post } = this.#options;
    const signature = await signEvent(keys, clock.now(), body);
    return post(body, { "content-type": "application/json", [pbxSignatureHeader]: signature });
  }
}
