import { PbxRefusal } from "./refusal.ts";

/** What a PBX tells of its channels every minute. */
export type ChannelFigures = {
  readonly channelsInUse: number;
  readonly channelsTotal: number;
  readonly refusedCalls: number;
};

/** How many calls a PBX can carry, and how many it had to turn away. */
export class Channels {
  /** Calls with the public, third parties and calls that the centre made, all together. */
  readonly total: number;
  readonly #inUse: () => number;
  #refused = 0;

  constructor(total: number, inUse: () => number) {
    this.total = total;
    this.#inUse = inUse;
  }

  /** @throws PbxRefusal when all are taken */
  one(): void {
    if (this.#inUse() >= this.total) throw new PbxRefusal("Semua saluran terpakai.", 429);
  }

  /** One for a citizen, who hears the busy tone and is counted when there is none. @throws PbxRefusal */
  oneForCaller(): void {
    try {
      this.one();
    } catch (error) {
      this.#refused++;
      throw error;
    }
  }

  /** Counts refused calls anew. */
  figures(): ChannelFigures {
    const refusedCalls = this.#refused;
    this.#refused = 0;
    return { channelsInUse: this.#inUse(), channelsTotal: this.total, refusedCalls };
  }
}
