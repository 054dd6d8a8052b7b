import { useEffect, useState } from "react";
import { handedSessionIn, popupAddress } from "./framed.ts";
import type { Session } from "./session.ts";

export type SignInWindow = {
  readonly open: () => void;
  /** The browser held the window back. */
  readonly blocked: boolean;
};

/** A small window in which a person signs in; it hands its session over and is closed. */
export function useSignInWindow(onSession: (session: Session) => void): SignInWindow {
  const [popup, setPopup] = useState<Window | null>(null);
  const [blocked, setBlocked] = useState(false);
  useEffect(() => {
    const receive = (event: MessageEvent) => {
      const session = handedSessionIn(event, location.origin, popup);
      if (session === undefined) return;
      popup?.close();
      onSession(session);
    };
    window.addEventListener("message", receive);
    return () => window.removeEventListener("message", receive);
  }, [popup, onSession]);
  const open = () => {
    const opened = window.open(
      popupAddress(location.pathname),
      "siaga112-masuk",
      "popup,width=480,height=680",
    );
    setPopup(opened);
    setBlocked(opened === null);
  };
  return { open, blocked };
}
