import * as z from "zod/mini";
import type { LocalSystem } from "../boot.ts";
import { keysFromKms } from "./keys.ts";
import type { LocalPbx } from "./pbx.ts";

const deployed = z.object({
  Description: z.string(),
  Environment: z.object({
    Variables: z.looseObject({
      REGION_CODE: z.string(),
      PBX_KEY: z.string(),
      PBX_KEY_IDS: z.string(),
    }),
  }),
});

/** Telephones at the operators' desks are numbered from here. */
const firstExtension = 101;

/** Values of the deployment: where each region's commands go. Regions without a PBX do not ask for it. */
export function pbxParameters(
  pbx: LocalPbx,
  codes: readonly string[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    codes.flatMap((code) =>
      ["Data", "Contact"].map((part) => [
        `Siaga112-${code.replace(".", "")}-${part}/PbxAddress`,
        pbx.address(code),
      ]),
    ),
  );
}

/** Sets up the PBX of each region that the templates give one, as a technician would: address and keys by hand. */
export function connectPbx(
  pbx: LocalPbx,
  system: LocalSystem,
  place: {
    /** The local system's own address. */
    readonly url: string;
    /** Who sits at the telephones, by Kemendagri code. */
    readonly operators: (code: string) => readonly string[];
  },
): void {
  for (const { properties, region } of system.templates.resources("AWS::Lambda::Function")) {
    const found = deployed.safeParse(properties);
    if (!found.success || !found.data.Description.endsWith(" receive-pbx")) continue;
    const { REGION_CODE: code, PBX_KEY: key, PBX_KEY_IDS: ids } = found.data.Environment.Variables;
    pbx.connect({
      code,
      keys: keysFromKms({
        endpoint: system.door.url,
        awsRegion: region,
        keyArn: key,
        regionCode: code,
        keyId: ids.split(",")[0] ?? "",
      }),
      extensions: place
        .operators(code)
        .map((operatorId, index) => ({ operatorId, extension: `${firstExtension + index}` })),
      post: async (body, headers) => {
        const url = `${place.url}/api/${code}/pbx/events`;
        const answer = await fetch(url, { method: "POST", headers, body });
        return { status: answer.status, body: await answer.text() };
      },
    });
  }
}
