import Checkbox from "@cloudscape-design/components/checkbox";
import type { Landmark } from "../../../core/domain/landmark/landmark.ts";
import { text } from "../messages/id.ts";
import { intakeText } from "../messages/intake-id.ts";
import type { Places } from "../region-info.ts";
import { type ClueForm, maxLandmarks, type PlaceForm } from "../state/place-form.ts";
import { ClueFields } from "./intake/clue-fields.tsx";
import { LandmarkSearch } from "./intake/landmark-search.tsx";
import { Pick } from "./pick.tsx";
import { Line } from "./words.tsx";

/** What a person changes about a place; the clues come whole. */
export type PlacePatch = Omit<Partial<PlaceForm>, "clues"> & { readonly clues?: ClueForm };

const anyDistrict = "";

/**
 * Kecamatan, then desa/kelurahan, with search; a village may be looked for without its kecamatan. Then what people name in
 * place of an address, and what else they can tell.
 */
export function PlacePicker(props: {
  readonly value: PlaceForm;
  readonly places: Places;
  readonly landmarks?: readonly Landmark[];
  readonly errorText?: string | undefined;
  readonly pointError?: string | undefined;
  readonly onEdit: (patch: PlacePatch) => void;
}) {
  const { value, places, onEdit } = props;
  const { clues } = value;
  const district = value.districtCode ?? anyDistrict;
  const districts = [
    { value: anyDistrict, label: text.anyDistrict },
    ...places.districts.map(({ code, name }) => ({ value: code, label: name })),
  ];
  return (
    <div className="stack">
      <div className="pair">
        <Pick
          label={text.district}
          choices={districts}
          value={district}
          filter={true}
          onPick={(code) => onEdit(movedTo(value, code))}
        />
        <Pick
          label={text.village}
          choices={villagesOf(places, district)}
          value={value.villageCode}
          placeholder={text.pickVillage}
          errorText={props.errorText}
          filter={true}
          onPick={(code) => onEdit({ villageCode: code, districtCode: districtOf(places, code) })}
        />
      </div>
      <div className="pair">
        {clues !== undefined && (
          <LandmarkSearch
            landmarks={props.landmarks ?? []}
            places={places}
            districtCode={value.districtCode}
            chosen={clues.landmarks}
            onAdd={(name, known) => onEdit(withLandmark(value, clues, places, name, known))}
            onRemove={(name) => {
              const landmarks = clues.landmarks.filter((one) => one !== name);
              onEdit({ clues: { ...clues, landmarks } });
            }}
          />
        )}
        <Line label={text.detail} value={value.detail} onType={(detail) => onEdit({ detail })} />
      </div>
      {clues !== undefined && (
        <ClueFields
          clues={clues}
          pointError={props.pointError}
          onEdit={(changed) => onEdit({ clues: changed })}
        />
      )}
      <Checkbox
        checked={value.uncertain}
        description={clues === undefined ? "" : intakeText.uncertainHint}
        onChange={({ detail }) => onEdit({ uncertain: detail.checked })}
      >
        {text.uncertain}
      </Checkbox>
      <small className="quiet">{text.placesSource(places.source)}</small>
    </div>
  );
}

function villagesOf(places: Places, districtCode: string) {
  const names = new Map(places.districts.map(({ code, name }) => [code, name]));
  return places.villages
    .filter((village) => districtCode === anyDistrict || village.districtCode === districtCode)
    .map((village) => ({
      value: village.code,
      label: village.name,
      description: names.get(village.districtCode) ?? "",
    }));
}

function districtOf(places: Places, villageCode: string): string {
  return places.villages.find((village) => village.code === villageCode)?.districtCode ?? "";
}

/** A landmark of the list tells its village, unless the caller has named one already. */
function withLandmark(
  value: PlaceForm,
  clues: ClueForm,
  places: Places,
  name: string,
  known: Landmark | undefined,
): PlacePatch {
  const landmarks = [...clues.landmarks.filter((one) => one !== name), name].slice(-maxLandmarks);
  const villageCode = known?.villageCode ?? "";
  const tells = value.villageCode === undefined && villageCode !== "";
  return {
    clues: { ...clues, landmarks },
    ...(tells && { villageCode, districtCode: districtOf(places, villageCode) }),
  };
}

/** Another kecamatan keeps the chosen village only when it lies there: nothing is sent that is not shown. */
function movedTo(value: PlaceForm, districtCode: string): PlacePatch {
  const stays = districtCode === anyDistrict || value.villageCode?.startsWith(`${districtCode}.`);
  return stays === true ? { districtCode } : { districtCode, villageCode: undefined };
}
