import Button from "@cloudscape-design/components/button";
import { useEffect, useState } from "react";
import { handedSessionIn, popupAddress } from "../framed.ts";
import { text } from "../messages/id.ts";
import { saveSession } from "../session.ts";
import { departure } from "../sign-in.ts";

/** The way out of a frame that does not work. */
export function OwnTab() {
  return (
    <a href={location.pathname} target="_blank" rel="noopener noreferrer">
      {text.ownTab}
    </a>
  );
}

/** Inside the agent workspace: a window of its own signs in and hands the session over. */
export function FrameSignIn() {
  const [popup, setPopup] = useState<Window | null>(null);
  const [blocked, setBlocked] = useState(false);
  useEffect(() => {
    const receive = (event: MessageEvent) => {
      const session = handedSessionIn(event, location.origin, popup);
      if (session === undefined) return;
      popup?.close();
      saveSession(sessionStorage, session);
      departure.expected = true;
      location.reload();
    };
    window.addEventListener("message", receive);
    return () => window.removeEventListener("message", receive);
  }, [popup]);
  const open = () => {
    const opened = window.open(
      popupAddress(location.pathname),
      "siaga112-masuk",
      "popup,width=480,height=680",
    );
    setPopup(opened);
    setBlocked(opened === null);
  };
  return (
    <main className="lonely stack">
      <p>{text.frameSignInHint}</p>
      <Button variant="primary" onClick={open}>
        {text.frameSignIn}
      </Button>
      {blocked && <p role="alert">{text.frameBlocked}</p>}
      <OwnTab />
    </main>
  );
}
