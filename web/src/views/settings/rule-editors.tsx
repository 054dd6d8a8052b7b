import { settingsText } from "../../messages/settings-id.ts";
import type { RegionInfo } from "../../region-info.ts";
import { Line } from "../words.tsx";
import { ManyPick } from "./many-pick.tsx";

export function OverflowEditor(props: {
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  return <Line label={settingsText.overflow} value={props.value} onType={props.onChange} />;
}

/** Agencies of the region, several of them. */
export function AgencyPicks(props: {
  readonly label: string;
  readonly info: RegionInfo;
  readonly chosen: readonly string[];
  readonly onChange: (agencies: string[]) => void;
}) {
  const choices = props.info.agencies.map(({ agencyId, label }) => ({ value: agencyId, label }));
  return <ManyPick {...props} choices={choices} placeholder={settingsText.pickAgencies} />;
}

/** What is no whole number is handed on as such and refused, never replaced by an older value. */
export function NumberLine(props: {
  readonly label: string;
  readonly value: number;
  readonly onType: (value: number) => void;
}) {
  const { value } = props;
  return (
    <Line
      label={props.label}
      value={Number.isNaN(value) ? "" : String(value)}
      numeric={true}
      errorText={Number.isInteger(value) ? undefined : settingsText.badNumber}
      onType={(typed) => props.onType(typed.trim() === "" ? Number.NaN : Number(typed))}
    />
  );
}
