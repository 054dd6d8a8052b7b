import Button from "@cloudscape-design/components/button";
import type { ReactNode } from "react";
import type { RegionLanguage } from "../../../../core/domain/region/living.ts";
import { callText } from "../../messages/call-id.ts";
import type { PhoneActs } from "../../telephony.ts";
import type { Notices } from "../../use-notices.ts";
import { usePhoneAct } from "../../use-phone.ts";

/** The caller's language by one key. */
export function LanguageKeys(props: {
  readonly languages: readonly RegionLanguage[];
  /** Absent: Indonesian. */
  readonly chosen: string | undefined;
  readonly onChoose: (code: string | undefined) => void;
  readonly children?: ReactNode;
}) {
  const { languages, chosen, onChoose } = props;
  if (languages.length === 0) return null;
  const key = (code: string | undefined, label: string) => (
    <Button
      key={label}
      {...(code === chosen && { variant: "primary" as const })}
      nativeButtonAttributes={{ "aria-pressed": code === chosen }}
      onClick={() => onChoose(code)}
    >
      {label}
    </Button>
  );
  return (
    <span className="buttons">
      <strong>{callText.language}:</strong>
      {key(undefined, callText.indonesian)}
      {languages.map(({ code, label }) => key(code, label))}
      {props.children}
    </span>
  );
}

/** Whoever speaks the language, rung into the call by one key; the case goes out meanwhile. */
export function LanguageHelpers(props: {
  readonly language: RegionLanguage;
  readonly notices: Notices;
  /** Absent where no telephone can be moved from here, or nobody is on the line. */
  readonly phone?: { readonly acts: PhoneActs; readonly contactId: string } | undefined;
}) {
  const { language, phone, notices } = props;
  const act = usePhoneAct(notices);
  if (language.helpers.length === 0) return <span className="quiet">{callText.noHelpers}</span>;
  const ring = (helper: RegionLanguage["helpers"][number]) => {
    if (phone === undefined) {
      return notices.say("warning", callText.helperDial(helper.title, helper.phone));
    }
    act.run(bringHelper(phone, helper, notices));
  };
  return (
    <>
      {language.helpers.map((helper) => (
        <Button key={helper.phone} disabled={act.busy} onClick={() => ring(helper)}>
          {callText.helper(helper.title)}
        </Button>
      ))}
    </>
  );
}

/**
 * Into the conversation; where the telephone system refuses that, from the operator's own telephone; else the number is
 * shown, to be dialled at the telephone.
 */
async function bringHelper(
  { acts, contactId }: { readonly acts: PhoneActs; readonly contactId: string },
  { title, phone }: RegionLanguage["helpers"][number],
  notices: Notices,
): Promise<void> {
  try {
    await acts.bringNumber(contactId, { name: title, phone });
    return notices.say("success", callText.helperRung(title));
  } catch {
    // Rung beside the conversation instead.
  }
  try {
    await acts.dial(phone);
    notices.say("success", callText.helperBeside(title));
  } catch {
    notices.say("warning", callText.helperDial(title, phone));
  }
}
