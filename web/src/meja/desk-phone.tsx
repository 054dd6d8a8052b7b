import { useEffect } from "react";
import type { Page } from "../page.ts";
import { isLastReady, isLastStaffed } from "../state/centre-signs.ts";
import type { Opens, Telephony } from "../telephony.ts";
import type { Board } from "../use-board.ts";
import type { Notices } from "../use-notices.ts";
import { useIdleMinutes, usePhone } from "../use-phone.ts";
import { isPbxCall, PbxBar } from "../views/phone/pbx-bar.tsx";
import { PhoneBar } from "../views/phone/phone-bar.tsx";
import { IdleQuestion, LeftLastSign, MissedSign } from "../views/phone/phone-signs.tsx";

type DeskPhoneProps = {
  readonly page: Page;
  readonly board: Board;
  readonly notices: Notices;
  readonly telephony: Telephony;
  readonly onOpen: (opens: Opens) => void;
  /** A call that rang here went on to somebody else. */
  readonly onMissed: (opens: Opens) => void;
};

/** The desk's side of the telephone: a call opens by itself, and everything that must not be missed is said. */
export function DeskPhone(props: DeskPhoneProps) {
  const { page, board, notices, telephony, onOpen } = props;
  const phone = usePhone(telephony);
  const contactId = phone.line?.contactId;
  const missed = phone.line?.phase === "missed";
  const opens = phone.line?.opens;
  const known = opens !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a call opens once, not at each new way to open it
  useEffect(() => {
    if (contactId === undefined || opens === undefined) return;
    if (missed) props.onMissed(opens);
    else onOpen(opens);
  }, [contactId, missed, known]);
  const { operatorId } = page.session;
  const { follow, acts } = telephony;
  const { calls, centre } = board.state;
  useEffect(() => {
    if (operatorId !== undefined) follow?.(Object.values(calls), operatorId);
  }, [calls, follow, operatorId]);
  if (phone.line !== undefined && isPbxCall(phone.line)) {
    return <PbxBar {...{ notices, onOpen }} line={phone.line} info={page.info} api={page.api} />;
  }
  if (acts === undefined) return null;
  const last = isLastReady(centre, operatorId);
  const parts = { phone, acts, notices };
  return (
    <>
      <MissedSign {...parts} />
      <LeftLastSign {...parts} nobodyReady={isLastStaffed(centre, operatorId)} />
      {(phone.state ?? phone.line) !== undefined && (
        <PhoneBar {...parts} code={page.info.code} isLastReady={last} onOpen={onOpen} />
      )}
      {page.info.autoAccept && <WatchedDesk {...parts} page={page} />}
    </>
  );
}

function WatchedDesk(props: Parameters<typeof MissedSign>[0] & { readonly page: Page }) {
  const { page, ...parts } = props;
  return <IdleQuestion {...parts} code={page.info.code} minutes={useIdleMinutes(page.api)} />;
}
