import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import { useCallback, useState, useSyncExternalStore } from "react";
import { text } from "../messages/id.ts";
import { phoneText } from "../messages/phone-id.ts";
import type { Page } from "../page.ts";
import type { Session } from "../session.ts";
import { useSignInWindow } from "../use-sign-in-window.ts";

/** The session has ended: quiet, beside the work, which stays as it is. */
export function SessionBanner({ page }: { readonly page: Page }) {
  const { keeper } = page;
  const lost = useSyncExternalStore(keeper.onChange, keeper.isLost);
  const [other, setOther] = useState(false);
  const adopt = useCallback(
    (session: Session) => {
      // Somebody else's session under this person's drafts and name would write in the wrong name.
      const before = keeper.session();
      const isSame = session.region === before.region && session.name === before.name;
      setOther(!isSame);
      if (isSame) keeper.adopt(session);
    },
    [keeper],
  );
  const signIn = useSignInWindow(adopt);
  if (!lost) return null;
  return (
    <div className="centre">
      <Alert
        type="warning"
        action={<Button onClick={signIn.open}>{phoneText.sessionAgain}</Button>}
      >
        {phoneText.sessionEnded}
        {other && <div role="alert">{phoneText.sessionOther}</div>}
        {signIn.blocked && <div role="alert">{text.frameBlocked}</div>}
      </Alert>
    </div>
  );
}
