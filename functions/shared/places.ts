import type { PlacesFile } from "../../core/contracts/region.ts";
import type { FindPlace } from "../../core/usecases/place.ts";

/** Looks kecamatan and desa/kelurahan up by the code of the latter. */
export function placeFinder(places: PlacesFile): FindPlace {
  const districts = new Map(places.districts.map(({ code, name }) => [code, name]));
  const villages = new Map(places.villages.map((village) => [village.code, village]));
  return (villageCode) => {
    const village = villages.get(villageCode);
    if (village === undefined) return undefined;
    const { districtCode } = village;
    const district = districts.get(districtCode) ?? "";
    return { districtCode, district, villageCode, village: village.name };
  };
}
