import Checkbox from "@cloudscape-design/components/checkbox";
import { text } from "../messages/id.ts";
import type { Places } from "../region-info.ts";
import { Pick } from "./pick.tsx";
import { Line } from "./words.tsx";

export type PlaceFields = {
  readonly districtCode?: string | undefined;
  readonly villageCode?: string | undefined;
  readonly detail: string;
  readonly uncertain: boolean;
};

const anyDistrict = "";

/** Kecamatan, then desa/kelurahan, with search; a village may be looked for without its kecamatan. */
export function PlacePicker(props: {
  readonly value: PlaceFields;
  readonly places: Places;
  readonly errorText?: string | undefined;
  readonly onEdit: (patch: Partial<PlaceFields>) => void;
}) {
  const { value, places, onEdit } = props;
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
      <Line label={text.detail} value={value.detail} onType={(detail) => onEdit({ detail })} />
      <Checkbox
        checked={value.uncertain}
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

/** Another kecamatan keeps the chosen village only when it lies there: nothing is sent that is not shown. */
function movedTo(value: PlaceFields, districtCode: string): Partial<PlaceFields> {
  const stays = districtCode === anyDistrict || value.villageCode?.startsWith(`${districtCode}.`);
  return stays === true ? { districtCode } : { districtCode, villageCode: undefined };
}
