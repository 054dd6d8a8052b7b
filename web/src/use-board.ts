import { useCallback, useEffect, useMemo, useReducer, useState } from "react";
import { boardChannelOf } from "../../core/contracts/board.ts";
import { isOpenOffer } from "../../core/domain/handover/offers.ts";
import { type LiveState, openLive } from "./live.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import type { Page } from "./page.ts";
import { boardWay } from "./roles.ts";
import {
  type BoardState,
  boardAfter,
  type CallBackRow,
  type CallRow,
  type CaseRow,
  type EventRow,
  emptyBoard,
  type OfferRow,
} from "./state/board.ts";
import { wholeBoard } from "./whole-board.ts";

/** How often the whole board is fetched beside the live channel. Unit: ms. Chosen, not published. */
const refreshMs = 60_000;

/** `minute`: fetched each minute only, by the role's rights. `none`: there is no board for this role. */
export type BoardLink = LiveState | "minute" | "none";

export type Board = {
  readonly state: BoardState;
  readonly link: BoardLink;
  readonly failed: boolean;
  readonly refresh: () => void;
  /** A row that this desk has just been given by the server. */
  readonly apply: (row: CaseRow) => void;
  /** This desk has just dealt with a call: it need not wait for the channel to see it go. */
  readonly settle: (callId: string) => void;
  /** A call-back row that this desk has just been given by the server. */
  readonly applyCallBack: (row: CallBackRow) => void;
  /** An event row that this desk has just been given by the server. */
  readonly applyEvent: (row: EventRow) => void;
  /** An offer row that this desk has just been given by the server. */
  readonly applyOffer: (row: OfferRow) => void;
  /** A call row that this desk has just been given by the server. */
  readonly applyCall: (row: CallRow, open: boolean) => void;
};

/**
 * The region's open board, live and reconciled. Who only reads has no right to the live channel and is content with
 * the minute's fetch; for a role that may not see cases it stays empty.
 */
export function useBoard({ api, session, keeper, addresses }: Page): Board {
  const way = boardWay(session);
  const [state, send] = useReducer(boardAfter, emptyBoard);
  const [link, setLink] = useState<BoardLink>(way === "live" ? "connecting" : way);
  const [failed, setFailed] = useState(false);
  const refresh = useMemo(
    () =>
      oneAtATime(async () => {
        send({ type: "fetch-started" });
        const whole = await wholeBoard(api);
        setFailed(whole === undefined);
        if (whole !== undefined) send({ type: "fetched", ...whole, localMs: Date.now() });
      }),
    [api],
  );

  useEffect(() => {
    if (way !== "live") return;
    return openLive({
      url: addresses.realtime,
      pageUrl: location.href,
      channel: boardChannelOf(session.region),
      token: () => keeper.session().token,
      onChange: (change) => send({ type: "changed", change, localMs: Date.now() }),
      onState: (linkState) => {
        setLink(linkState);
        if (linkState === "live") refresh();
      },
      connect: (url, protocols) => new WebSocket(url, protocols),
    });
  }, [addresses, session, keeper, refresh, way]);
  useEffect(() => {
    if (way === "none") return;
    const timer = setInterval(refresh, refreshMs);
    refresh();
    return () => clearInterval(timer);
  }, [refresh, way]);

  const apply = useCallback((row: CaseRow) => {
    const open = row.closedAt === undefined;
    send({ type: "changed", change: { what: "case", case: row, open }, localMs: Date.now() });
  }, []);
  const settle = (callId: string) => {
    const call = state.calls[callId];
    if (call === undefined) return;
    send({ type: "changed", change: { what: "call", call, open: false }, localMs: Date.now() });
  };
  const applyCallBack = useCallback((callBack: CallBackRow) => {
    const change = { what: "call-back", callBack, open: callBack.ended === undefined } as const;
    send({ type: "changed", change, localMs: Date.now() });
  }, []);
  const applyEvent = useCallback((event: EventRow) => {
    const change = { what: "event", event, open: event.status === "open" } as const;
    send({ type: "changed", change, localMs: Date.now() });
  }, []);
  const applyOffer = useCallback((offer: OfferRow) => {
    const change = { what: "offer", offer, open: isOpenOffer(offer) } as const;
    send({ type: "changed", change, localMs: Date.now() });
  }, []);
  const applyCall = useCallback((call: CallRow, open: boolean) => {
    send({ type: "changed", change: { what: "call", call, open }, localMs: Date.now() });
  }, []);
  return {
    state,
    link,
    failed,
    refresh,
    apply,
    settle,
    applyCallBack,
    applyEvent,
    applyOffer,
    applyCall,
  };
}
