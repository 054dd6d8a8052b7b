import Autosuggest from "@cloudscape-design/components/autosuggest";
import FormField from "@cloudscape-design/components/form-field";
import TokenGroup from "@cloudscape-design/components/token-group";
import { useState } from "react";
import type { Landmark } from "../../../../core/domain/landmark/landmark.ts";
import { intakeText } from "../../messages/intake-id.ts";
import type { Places } from "../../region-info.ts";
import { foundLandmarks, villageLabel } from "../../state/landmark-search.ts";
import { maxLandmarks } from "../../state/place-form.ts";

/** At most two landmarks: from the region's list, or as the caller says them. One name in two kecamatan is shown twice. */
export function LandmarkSearch(props: {
  readonly landmarks: readonly Landmark[];
  readonly places: Places;
  readonly districtCode: string | undefined;
  readonly chosen: readonly string[];
  /** @param known absent for a name as heard */
  readonly onAdd: (name: string, known: Landmark | undefined) => void;
  readonly onRemove: (name: string) => void;
}) {
  const { landmarks, places, chosen } = props;
  const [typed, setTyped] = useState("");
  const found = foundLandmarks(landmarks, typed, props.districtCode);
  return (
    <FormField label={intakeText.landmark} stretch={true}>
      <Autosuggest
        value={typed}
        ariaLabel={intakeText.landmark}
        placeholder={intakeText.landmarkPlaceholder}
        disabled={chosen.length >= maxLandmarks}
        filteringType="manual"
        expandToViewport={true}
        empty={intakeText.landmarkNone}
        enteredTextLabel={intakeText.landmarkAsHeard}
        options={found.map((landmark) => ({
          value: landmark.landmarkId,
          label: landmark.name,
          description: villageLabel(places, landmark.villageCode) ?? intakeText.landmarkSomewhere,
        }))}
        onChange={({ detail }) => setTyped(detail.value)}
        onSelect={({ detail }) => {
          const known =
            detail.selectedOption === undefined
              ? undefined
              : landmarks.find(({ landmarkId }) => landmarkId === detail.value);
          const name = (known?.name ?? detail.value).trim();
          if (name !== "") props.onAdd(name, known);
          setTyped("");
        }}
      />
      <TokenGroup
        items={chosen.map((name) => ({
          label: name,
          dismissLabel: intakeText.landmarkRemove(name),
        }))}
        onDismiss={({ detail }) => {
          const name = chosen[detail.itemIndex];
          if (name !== undefined) props.onRemove(name);
        }}
      />
    </FormField>
  );
}
