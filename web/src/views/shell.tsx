import Button from "@cloudscape-design/components/button";
import Flashbar from "@cloudscape-design/components/flashbar";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import type { ReactNode } from "react";
import { text } from "../messages/id.ts";
import { roleLabel } from "../messages/labels-id.ts";
import type { Page } from "../page.ts";
import type { BoardLink } from "../use-board.ts";
import type { Notices } from "../use-notices.ts";
import { SessionBanner } from "./session-banner.tsx";

/** Frame of a page: who sits here, for which region, whether the board is live, and what was said last. */
export function Shell(props: {
  readonly title: string;
  readonly page: Page;
  readonly link: BoardLink;
  readonly notices: Notices;
  readonly children: ReactNode;
}) {
  const { page, notices, link } = props;
  const roles = page.session.roles.map((role) => roleLabel[role] ?? role).join(", ");
  return (
    <>
      <header className="top">
        <h1>{props.title}</h1>
        <span className="top-region">{page.info.name}</span>
        {link !== "none" && <StatusIndicator type={linkLook(link)}>{text[link]}</StatusIndicator>}
        <span className="top-person">
          {page.session.name} {roles === "" ? "" : `(${roles})`}
        </span>
        <Button variant="inline-link" onClick={page.signOut}>
          {text.signOut}
        </Button>
      </header>
      <SessionBanner page={page} />
      <div className="notices" aria-live="polite">
        <Flashbar
          items={notices.items.map((notice) => ({
            id: String(notice.id),
            type: notice.type,
            content: notice.text,
            dismissible: true,
            dismissLabel: text.dismiss,
            onDismiss: () => notices.dismiss(notice.id),
          }))}
        />
      </div>
      {props.children}
    </>
  );
}

/** Fetching each minute is a fault only where a live channel was to be had. */
function linkLook(link: BoardLink): "success" | "info" | "warning" {
  if (link === "live") return "success";
  return link === "minute" ? "info" : "warning";
}
