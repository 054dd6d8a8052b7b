import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import ButtonDropdown from "@cloudscape-design/components/button-dropdown";
import { type CallType, callTypes } from "../../../../core/domain/call/call.ts";
import { callText } from "../../messages/call-id.ts";
import { callTypeLabel } from "../../messages/labels-id.ts";
import { keyOf, quickTypes } from "../../state/quick-types.ts";
import type { QuickTypes } from "../../use-quick-types.ts";

/** A case makes a call normal. */
const others = callTypes.filter(
  (callType) => callType !== "normal" && !quickTypes.some((quick) => quick === callType),
);

/** What a call was when it makes no case: one key, no form. */
export function CallTypeKeys({ onPress }: { readonly onPress: (callType: CallType) => void }) {
  return (
    <div className="buttons">
      <strong>{callText.quickTitle}</strong>
      {quickTypes.map((callType) => (
        <Button
          key={callType}
          nativeButtonAttributes={{ "aria-keyshortcuts": keyOf(callType) ?? "" }}
          onClick={() => onPress(callType)}
        >
          {callText.withKey(callTypeLabel[callType], keyOf(callType) ?? "")}
        </Button>
      ))}
      <ButtonDropdown
        items={others.map((id) => ({ id, text: callTypeLabel[id] }))}
        onItemClick={({ detail }) => {
          const callType = others.find((known) => known === detail.id);
          if (callType !== undefined) onPress(callType);
        }}
      >
        {callText.otherTypes}
      </ButtonDropdown>
    </div>
  );
}

/** Says what was decided, and takes it back as long as there is time. */
export function UndoBar({ quick }: { readonly quick: QuickTypes }) {
  const { decided, undo } = quick;
  if (decided === undefined) return null;
  return (
    <div className="undo">
      <Alert
        type="info"
        action={
          <Button variant="primary" onClick={undo}>
            {callText.undo(keyOf(decided.callType), decided.secondsLeft)}
          </Button>
        }
      >
        <span role="status">{callText.decided(callTypeLabel[decided.callType])}</span>{" "}
        {callText.freeAtOnce}
      </Alert>
    </div>
  );
}
