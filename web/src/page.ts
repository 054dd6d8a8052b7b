import { type Api, createApi } from "./api.ts";
import { type Addresses, addressesOf, type WebConfig, webConfig } from "./config.ts";
import { loadRegionInfo, type Places, type RegionInfo } from "./region-info.ts";
import type { Session } from "./session.ts";
import { currentSession, goToSignIn } from "./sign-in.ts";

/** What every view of a page stands on; made once, before anything is drawn. */
export type Page = {
  readonly session: Session;
  readonly info: RegionInfo;
  readonly places: Places;
  readonly api: Api;
  readonly addresses: Addresses;
  readonly signOut: () => void;
};

/** @returns undefined when the person was sent to the sign-in page. @throws when a file of the page is missing */
export async function preparePage(): Promise<Page | undefined> {
  const config: WebConfig = webConfig.parse(
    await fetch("/meja/config.json").then((answer) => answer.json()),
  );
  const session = await currentSession(config);
  if (session === undefined) {
    await goToSignIn(config);
    return undefined;
  }
  const leave = () => {
    goToSignIn(config).catch(() => location.reload());
  };
  const addresses = addressesOf(config, session.region);
  const { info, places } = await loadRegionInfo(config.placesBase, session.region);
  const api = createApi({
    base: addresses.api,
    token: () => session.token,
    onUnauthenticated: leave,
  });
  return { session, info, places, api, addresses, signOut: leave };
}

const workers = ["operator", "lead-operator", "supervisor"];

/** May change cases; the server decides, this only hides what would be refused. */
export function mayWork(session: Session): boolean {
  return session.roles.some((role) => workers.includes(role));
}

/** May read cases. */
export function mayRead(session: Session): boolean {
  return mayWork(session) || session.roles.includes("auditor");
}

export function mayChangeSettings(session: Session): boolean {
  return session.roles.some((role) => role === "supervisor" || role === "administrator");
}
