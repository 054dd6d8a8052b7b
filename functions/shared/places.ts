import type { PlacesFile } from "../../core/contracts/region.ts";
import type { FindPlace } from "../../core/usecases/place.ts";

/** Looks kecamatan and desa/kelurahan up by the code of the latter, of the former, or of the whole region. */
export function placeFinder(places: PlacesFile): FindPlace {
  const districts = new Map(places.districts.map(({ code, name }) => [code, name]));
  const villages = new Map(places.villages.map((village) => [village.code, village]));
  const nothing = { districtCode: "", district: "", villageCode: "", village: "" };
  return (code) => {
    if (code === places.code) return nothing;
    const district = districts.get(code);
    if (district !== undefined) return { ...nothing, districtCode: code, district };
    const village = villages.get(code);
    if (village === undefined) return undefined;
    const { districtCode, name } = village;
    return {
      districtCode,
      district: districts.get(districtCode) ?? "",
      villageCode: code,
      village: name,
    };
  };
}
