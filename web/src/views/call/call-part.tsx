import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import { proposesDoNotContact } from "../../../../core/domain/call/do-not-contact.ts";
import { callText } from "../../messages/call-id.ts";
import { text } from "../../messages/id.ts";
import type { Telephony } from "../../telephony.ts";
import type { OpenedCall } from "../../use-call.ts";
import { useCallActs } from "../../use-call-acts.ts";
import { usePhone } from "../../use-phone.ts";
import type { FormProps, WithLiving } from "../form-props.ts";
import { CallBox } from "./call-box.tsx";
import { CallerMarks } from "./caller-marks.tsx";
import { LanguageHelpers, LanguageKeys } from "./language-keys.tsx";
import { CallTypeKeys } from "./quick-types.tsx";

/** The call that is being written down, and everything that one key does about it. */
export function CallPart(props: FormProps & WithLiving & { readonly opened: OpenedCall }) {
  const { page, board, notices, telephony, form, opened, living, quick, onEdit } = props;
  const { call } = opened;
  const parts = { api: page.api, board, notices };
  const acts = useCallActs(parts, call.callId);
  const phone = useTalk(telephony);
  const language = form.language ?? call.language;
  const foreign = living?.languages.find(({ code }) => code === language);
  const kind = form.kind ?? form.proposal?.kind;
  const silence = proposesDoNotContact({
    ...(kind !== undefined && { kind }),
    ...(form.localKind !== undefined && { localKind: form.localKind }),
    ...(call.unableToSpeak === true && { unableToSpeak: true }),
  });
  return (
    <Container>
      <div className="stack">
        <KnownCase {...props} />
        <CallBox
          opened={opened}
          zone={page.info.timeZone}
          onCopy={(report) => onEdit({ report })}
        />
        <CallerMarks {...parts} call={call} silence={silence}>
          <LanguageKeys
            languages={living?.languages ?? []}
            chosen={language}
            onChoose={(code) => {
              onEdit({ language: code });
              acts.mark({ language: code ?? null }, callText.languageSaved);
            }}
          >
            {foreign !== undefined && (
              <LanguageHelpers language={foreign} notices={notices} phone={phone} />
            )}
          </LanguageKeys>
        </CallerMarks>
        {call.caseSerial === undefined && <CallTypeKeys onPress={quick.press} />}
      </div>
    </Container>
  );
}

/** The conversation into which somebody can be rung from here. */
function useTalk(telephony: Telephony) {
  const { line } = usePhone(telephony);
  const { acts } = telephony;
  if (acts === undefined || line?.phase !== "talking") return undefined;
  return { acts, contactId: line.contactId };
}

/** The call has its case already: a second one is rarely what is meant. */
function KnownCase(props: FormProps & { readonly opened: OpenedCall }) {
  const serial = props.opened.call.caseSerial;
  if (serial === undefined || props.joining.joined !== undefined) return null;
  return (
    <Alert
      type="warning"
      action={<Button onClick={() => props.onOpenCase(serial)}>{text.openCase}</Button>}
    >
      {text.callHasCase}
    </Alert>
  );
}
