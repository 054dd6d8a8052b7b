import "@cloudscape-design/global-styles/index.css";
import "./app.css";
import { I18nProvider } from "@cloudscape-design/components/i18n";
import messages from "@cloudscape-design/components/i18n/messages/all.id";
import type { ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { text } from "./messages/id.ts";
import { type Page, preparePage } from "./page.ts";

/** Starts a page: sign-in, region, then what `view` draws. A page that cannot start says so. */
export async function startPage(view: (page: Page) => ReactNode): Promise<void> {
  const place = document.querySelector("#app");
  if (place === null) return;
  try {
    const page = await preparePage();
    if (page === undefined) return;
    createRoot(place).render(
      <I18nProvider locale="id" messages={[messages]}>
        {view(page)}
      </I18nProvider>,
    );
  } catch {
    place.textContent = text.startFailed;
  }
}
