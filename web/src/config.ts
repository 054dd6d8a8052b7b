import * as z from "zod/mini";

/**
 * Where this page finds the rest of the system; `config.json` beside the page. `{code}` stands for the region's code.
 * A region may carry addresses of its own: deployed, every region has an API and an event channel of its own.
 */
export const webConfig = z.object({
  mode: z.enum(["local", "deployed"]),
  /** Local: the page `/masuk`. Deployed: the address of the user pool's sign-in pages. */
  signInUrl: z.string(),
  /** OAuth client of this page; deployed only. */
  clientId: z.optional(z.string()),
  apiBase: z.string(),
  realtimeUrl: z.string(),
  placesBase: z.string(),
  regions: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      apiBase: z.optional(z.string()),
      realtimeUrl: z.optional(z.string()),
    }),
  ),
});
export type WebConfig = z.infer<typeof webConfig>;

export type Addresses = { readonly api: string; readonly realtime: string };

/**
 * The addresses of one region. Deployed, an address that does not name the region belongs to some region, perhaps
 * another one: nobody is ever led to another region's API.
 *
 * @returns undefined when this site does not know the region's addresses
 */
export function addressesOf(config: WebConfig, code: string): Addresses | undefined {
  const own = config.regions.find((region) => region.code === code);
  const addressOf = (ownAddress: string | undefined, template: string) => {
    if (ownAddress !== undefined) return ownAddress.replaceAll("{code}", code);
    const isShared = config.mode === "local" || (own !== undefined && template.includes("{code}"));
    return isShared ? template.replaceAll("{code}", code) : undefined;
  };
  const api = addressOf(own?.apiBase, config.apiBase);
  const realtime = addressOf(own?.realtimeUrl, config.realtimeUrl);
  return api === undefined || realtime === undefined ? undefined : { api, realtime };
}
