import * as z from "zod/mini";

/** The call that an operator has on the line, as the telephone beside the desk reports it. */
export type LineCall = { readonly contactId: string; readonly utterance: string };

/** What the desk needs of the telephone: which call is on the line. Answering and ending stay with the telephone. */
export type Telephony = {
  /** @returns the way to stop listening */
  onCall(listener: (call: LineCall) => void): () => void;
};

const contactMessage = z.object({
  type: z.literal("siaga112-contact"),
  contactId: z.string().check(z.minLength(1), z.maxLength(64)),
  utterance: z.optional(z.string()),
});

/** The workspace page that embeds the desk and speaks for the telephone; only one of this very site is listened to. */
export function frameTelephony(window: Window): Telephony {
  return {
    onCall(listener) {
      const receive = (event: MessageEvent) => {
        if (event.origin !== window.location.origin) return;
        const read = contactMessage.safeParse(event.data);
        if (!read.success) return;
        listener({ contactId: read.data.contactId, utterance: read.data.utterance ?? "" });
      };
      window.addEventListener("message", receive);
      if (window.parent !== window) {
        window.parent.postMessage({ type: "siaga112-ready" }, window.location.origin);
      }
      return () => window.removeEventListener("message", receive);
    },
  };
}
