import { createHmac } from "node:crypto";
import type { Mac, Sealer } from "../../usecases/ports.ts";

/** A MAC with a key that everybody knows: tests only. */
export function memoryMac(): Mac {
  const mac = (message: Uint8Array | string) =>
    createHmac("sha256", "not a secret").update(message).digest();
  return {
    numberHash: async (number) => mac(`number ${number}`).toString("hex"),
    linkMac: async (message) => new Uint8Array(mac(message).subarray(0, 12)),
  };
}

/** Seals nothing, but refuses another context: tests only. */
export function memorySealer(): Sealer {
  const name = (context: Readonly<Record<string, string>>) => JSON.stringify(context);
  return {
    seal: async (plain, context) => ({
      key: Buffer.from(name(context)),
      iv: new Uint8Array(12),
      text: Buffer.from(JSON.stringify(plain)),
    }),
    open: async (sealed, context) => {
      if (Buffer.from(sealed.key).toString() !== name(context)) throw new Error("other context");
      const opened: unknown = JSON.parse(Buffer.from(sealed.text).toString());
      return opened;
    },
  };
}
