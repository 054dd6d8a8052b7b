import { useState } from "react";
import { instant } from "../../../../core/contracts/instant.ts";
import { localTimeText, type TimeZone } from "../../../../core/domain/shared/time.ts";
import { settingsText } from "../../messages/settings-id.ts";
import { localMoment } from "../../state/settings-edit.ts";
import { Line } from "../words.tsx";

/** A moment on the region's clock. What is no moment is handed on as nothing, and then refused. */
export function MomentLine(props: {
  readonly label: string;
  readonly value: string;
  readonly zone: TimeZone;
  readonly onType: (until: string) => void;
}) {
  const { value, zone } = props;
  const [typed, setTyped] = useState("");
  const wrong = typed !== "" && localMoment(typed, zone) === undefined;
  return (
    <Line
      label={props.label}
      value={typed}
      hint={shownMoment(value, zone)}
      errorText={wrong ? settingsText.badTime : undefined}
      onType={(next) => {
        setTyped(next);
        props.onType(localMoment(next, zone) ?? "");
      }}
    />
  );
}

export function shownMoment(until: string, zone: TimeZone): string {
  const at = instant.safeParse(until);
  return at.success ? localTimeText(at.data, zone) : "";
}
