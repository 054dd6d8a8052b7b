import * as z from "zod/mini";
import { type Session, sessionShape } from "./session.ts";

/**
 * Sign-in of a page inside another site's frame (the agent workspace): the user pool's pages refuse to be framed, so a
 * small window of this very page signs in and hands the session to the frame that opened it.
 */
const popupMark = "?masuk=jendela";

/** Some other page holds this one in a frame. */
export function isFramed(window: { readonly self: unknown; readonly top: unknown }): boolean {
  return window.top !== window.self;
}

/** The address of the small window. */
export function popupAddress(pathname: string): string {
  return `${pathname}${popupMark}`;
}

export function isSignInPopup(search: string): boolean {
  return search === popupMark;
}

const handedSession = z.object({ type: z.literal("siaga112-session"), session: sessionShape });

type OpenedWindow = {
  /** The window that opened this one; null when there is none or it was cut off. */
  readonly opener: { postMessage(message: unknown, targetOrigin: string): void } | null;
  readonly location: { readonly origin: string };
};

/** @returns false when the window that asked is no longer reachable */
export function handToOpener(window: OpenedWindow, session: Session): boolean {
  const { opener, location } = window;
  if (opener === null) return false;
  // Only a page of this very site may read it, whoever opened the window.
  opener.postMessage({ type: "siaga112-session", session }, location.origin);
  return true;
}

/** The session in a message; undefined unless it comes from this site and from the window that was opened for it. */
export function handedSessionIn(
  event: { readonly origin: string; readonly source: unknown; readonly data: unknown },
  origin: string,
  popup: unknown,
): Session | undefined {
  if (event.origin !== origin || popup === null || event.source !== popup) return undefined;
  const read = handedSession.safeParse(event.data);
  return read.success ? read.data.session : undefined;
}
