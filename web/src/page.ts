import { type Api, createApi } from "./api.ts";
import { type Addresses, addressesOf, type WebConfig, webConfig } from "./config.ts";
import { loadRegionInfo, type Places, type RegionInfo } from "./region-info.ts";
import { forgetSession, type Session, saveSession } from "./session.ts";
import { type SessionKeeper, sessionKeeper } from "./session-keeper.ts";
import { enter, goToSignIn, needsPopup, renewed } from "./sign-in.ts";

/** What every view of a page stands on; made once, before anything is drawn. */
export type Page = {
  /** Who signed in; a renewed token changes nothing of it. */
  readonly session: Session;
  readonly keeper: SessionKeeper;
  readonly info: RegionInfo;
  readonly places: Places;
  readonly api: Api;
  readonly addresses: Addresses;
  readonly signOut: () => void;
};

/**
 * `left`: the person was sent to the sign-in page. `framed`: someone has to sign in through a window of its own.
 * `handed-over`: this was that window. `region-missing`: this site has no addresses of the person's region.
 */
export type Start =
  | { readonly kind: "page"; readonly page: Page }
  | { readonly kind: "left" }
  | ClosedDoor;

export type ClosedDoor =
  | { readonly kind: "framed" }
  | { readonly kind: "handed-over" }
  | { readonly kind: "region-missing"; readonly region: string };

/** @throws when a file of the page is missing */
export async function preparePage(): Promise<Start> {
  const config: WebConfig = webConfig.parse(
    await fetch("/meja/config.json").then((answer) => answer.json()),
  );
  const entrance = await enter(config);
  if (entrance.kind === "handed-over") return { kind: "handed-over" };
  if (entrance.kind === "nobody") {
    if (needsPopup(config)) return { kind: "framed" };
    await goToSignIn(config);
    return { kind: "left" };
  }
  const { session } = entrance;
  const leave = () => {
    goToSignIn(config).catch(() => location.reload());
  };
  const addresses = addressesOf(config, session.region);
  if (addresses === undefined) {
    // Kept, it would bring the next person who loads this tab to the same dead end.
    forgetSession(sessionStorage);
    return { kind: "region-missing", region: session.region };
  }
  const { info, places } = await loadRegionInfo(config.placesBase, session.region);
  const keeper = sessionKeeper({
    first: session,
    renew: (current) => renewed(config, current),
    keep: (next) => saveSession(sessionStorage, next),
    after: (ms, work) => {
      const timer = setTimeout(work, ms);
      return () => clearTimeout(timer);
    },
  });
  const api = createApi({
    base: addresses.api,
    token: () => keeper.session().token,
    ...renewing(keeper, needsPopup(config) ? undefined : leave),
  });
  const page = { session, keeper, info, places, api, addresses, signOut: leave };
  return { kind: "page", page };
}

/**
 * What a refused token leads to: a new one, or a banner beside the work. Only a page that has not yet shown anything
 * goes to the sign-in page by itself.
 */
function renewing(keeper: SessionKeeper, leave: (() => void) | undefined) {
  let worked = false;
  return {
    onAuthenticated: () => {
      worked = true;
    },
    onUnauthenticated: async () => {
      const fresh = await keeper.renewNow();
      if (!fresh && !worked && keeper.isLost()) leave?.();
      return fresh;
    },
  };
}
