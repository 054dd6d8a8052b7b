import "@cloudscape-design/global-styles/index.css";
import "./app.css";
import "./care.css";
import "./phone.css";
import { I18nProvider } from "@cloudscape-design/components/i18n";
import messages from "@cloudscape-design/components/i18n/messages/all.id";
import type { ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { isFramed } from "./framed.ts";
import { text } from "./messages/id.ts";
import { type ClosedDoor, type Page, preparePage } from "./page.ts";
import { FrameSignIn, OwnTab } from "./views/frame-sign-in.tsx";

/** Starts a page: sign-in, region, then what `view` draws. A page that cannot start says so. */
export async function startPage(view: (page: Page) => ReactNode): Promise<void> {
  const place = document.querySelector("#app");
  if (place === null) return;
  const draw = (content: ReactNode) =>
    createRoot(place).render(
      <I18nProvider locale="id" messages={[messages]}>
        {content}
      </I18nProvider>,
    );
  try {
    const start = await preparePage();
    if (start.kind !== "left") draw(start.kind === "page" ? view(start.page) : doorOf(start));
  } catch {
    draw(
      <div className="lonely">
        <p>{text.startFailed}</p>
        {isFramed(window) && <OwnTab />}
      </div>,
    );
  }
}

/** What stands in the place of a page that has nobody to work at it. */
function doorOf(start: ClosedDoor): ReactNode {
  switch (start.kind) {
    case "framed":
      return <FrameSignIn />;
    case "handed-over":
      return <p className="lonely">{text.handedOver}</p>;
    case "region-missing":
      return <p className="lonely">{text.regionMissing(start.region)}</p>;
  }
}
