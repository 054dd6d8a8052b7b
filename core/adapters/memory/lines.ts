import type { Instant } from "../../domain/shared/time.ts";
import type { Lines } from "../../usecases/ports.ts";

/** Lines in use, in memory, for tests. */
export class MemoryLines implements Lines {
  readonly #open = new Map<string, { readonly at: Instant; readonly outgoing: boolean }>();

  async opened(contactId: string, at: Instant, outgoing: boolean): Promise<void> {
    this.#open.set(contactId, { at, outgoing });
  }

  async closed(contactId: string): Promise<void> {
    this.#open.delete(contactId);
  }

  /** Contacts that hold a line. */
  inUse(): readonly string[] {
    return [...this.#open.keys()];
  }
}
