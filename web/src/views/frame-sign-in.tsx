import Button from "@cloudscape-design/components/button";
import { text } from "../messages/id.ts";
import { type Session, saveSession } from "../session.ts";
import { departure } from "../sign-in.ts";
import { useSignInWindow } from "../use-sign-in-window.ts";

/** The way out of a frame that does not work. */
export function OwnTab() {
  return (
    <a href={location.pathname} target="_blank" rel="noopener noreferrer">
      {text.ownTab}
    </a>
  );
}

function startWith(session: Session): void {
  saveSession(sessionStorage, session);
  departure.expected = true;
  location.reload();
}

/** Inside the agent workspace: a window of its own signs in and hands the session over. */
export function FrameSignIn() {
  const { open, blocked } = useSignInWindow(startWith);
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
