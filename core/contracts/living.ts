import * as z from "zod/mini";
import { kinds, nationalCategories } from "../domain/case/kind.ts";
import { channelModes } from "../domain/region/living.ts";

/** Kemendagri code of a kabupaten/kota, `33.75`, or of a province that is a tenant, `31`. */
export const regionCode = z.string().check(z.regex(/^\d{2}(\.\d{2})?$/));

/** Agency id within a region: a short kebab-case word, `damkar`. */
export const agencyId = z.string().check(z.regex(/^[a-z][a-z0-9-]{1,23}$/));

/** ISO 639 code of a language: `jv`. */
export const languageCode = z.string().check(z.regex(/^[a-z]{2,3}$/));

/** E.164. Numbers in this repository have a national part that begins with 0 and cannot be dialled. */
export const phoneNumber = z.string().check(z.regex(/^\+[1-9]\d{6,14}$|^\+620\d{6,12}$/));

export const contact = z.strictObject({
  contactId: z.string().check(z.regex(/^[a-z0-9-]{2,40}$/)),
  title: z.string().check(z.minLength(2), z.maxLength(60)),
  phone: phoneNumber,
  /** Empty: told by telephone only, and the operator writes down who was told. Source: R35, issue 4 §4. */
  channels: z.array(z.enum(["whatsapp", "sms"])),
});

/** Local time of day, `07:00`. */
const timeOfDay = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));

/** Entry of the region's own list of kinds: `hewan-berbahaya`. */
export const localKindCode = z.string().check(z.regex(/^[a-z][a-z0-9-]{1,39}$/));

const routingRow = z.strictObject({
  kind: z.enum(kinds),
  when: z.exactOptional(
    z.strictObject({
      localKinds: z.exactOptional(z.array(localKindCode).check(z.minLength(1))),
      minVictims: z.exactOptional(z.int().check(z.positive())),
      danger: z.exactOptional(z.literal(true)),
      districts: z.exactOptional(
        z.array(z.string().check(z.regex(/^\d{2}\.\d{2}\.\d{2}$/))).check(z.minLength(1)),
      ),
      from: z.exactOptional(timeOfDay),
      until: z.exactOptional(timeOfDay),
    }),
  ),
  lead: z.array(agencyId).check(z.minLength(1)),
  support: z.array(agencyId),
});

/** Unit: seconds. More than an hour is a slip of the keyboard: nobody waits that long for an agency. Chosen. */
const wait = z.int().check(z.positive(), z.maximum(3_600));

const chainWaits = z.strictObject({
  channels: z.enum(channelModes),
  channelSeconds: wait,
  repeatSeconds: z.array(wait).check(z.maxLength(10)),
  callSeconds: z.array(wait).check(z.maxLength(2)),
  deskSeconds: wait,
  backupSeconds: wait,
  alarmSeconds: wait,
  /** Less than ten seconds would drown the calls at the desk. Chosen. */
  alarmEverySeconds: z.int().check(z.minimum(10), z.maximum(3_600)),
});

export const waits = z.strictObject({
  P1: chainWaits,
  P2: chainWaits,
  P3: chainWaits,
  kinds: z.exactOptional(
    z.partialRecord(
      z.enum(kinds),
      z.strictObject({
        P1: z.exactOptional(chainWaits),
        P2: z.exactOptional(chainWaits),
        P3: z.exactOptional(chainWaits),
      }),
    ),
  ),
});

export const agencyDuty = z.strictObject({
  contacts: z.array(contact),
  closed: z.exactOptional(z.strictObject({ until: z.iso.datetime(), reason: z.string() })),
  webhookUrl: z.exactOptional(z.url({ protocol: /^https$/ })),
});

export const livingSchemas = {
  agencies: z.record(agencyId, agencyDuty),
  supervisors: z.array(contact),
  operators: z.array(z.strictObject({ operatorId: z.string(), name: z.string() })),
  overflowNumber: phoneNumber,
  routing: z.array(routingRow),
  waits,
  prompts: z.record(z.string(), z.string()),
  blocked: z.array(
    z.strictObject({
      numberHash: z.string(),
      until: z.iso.datetime(),
      reason: z.string(),
      by: z.string(),
    }),
  ),
  roster: z
    .array(
      z.strictObject({
        shift: z.string().check(z.minLength(2), z.maxLength(30)),
        from: timeOfDay,
        until: timeOfDay,
        operators: z.int().check(z.positive(), z.maximum(200)),
      }),
    )
    .check(z.maxLength(12)),
  declaredEvent: z.nullable(
    z.strictObject({
      recording: z.string().check(z.regex(/^event-[a-z-]+$/)),
      until: z.iso.datetime(),
    }),
  ),
  telephone: z.strictObject({
    reservedLines: z.int().check(z.nonnegative(), z.maximum(500)),
    callBackSilenceMinutes: z.int().check(z.positive(), z.maximum(1_440)),
    callBackCap: z.int().check(z.positive(), z.maximum(1_000)),
    idleMinutes: z.int().check(z.positive(), z.maximum(120)),
    survey: z.boolean(),
  }),
  localKinds: z._default(
    z
      .array(
        z.strictObject({
          code: localKindCode,
          label: z.string().check(z.minLength(2), z.maxLength(60)),
          kinds: z.array(z.enum(kinds)).check(z.minLength(1)),
          national: z.enum(nationalCategories),
        }),
      )
      .check(z.maxLength(100)),
    [],
  ),
  languages: z._default(
    z
      .array(
        z.strictObject({
          code: languageCode,
          label: z.string().check(z.minLength(3), z.maxLength(40)),
          helpers: z
            .array(
              z.strictObject({
                title: z.string().check(z.minLength(2), z.maxLength(60)),
                phone: phoneNumber,
              }),
            )
            .check(z.maxLength(10)),
        }),
      )
      .check(z.maxLength(10)),
    [],
  ),
  neighbours: z._default(
    z
      .array(
        z.strictObject({
          neighbourId: z.string().check(z.regex(/^[a-z][a-z0-9-]{1,39}$/)),
          name: z.string().check(z.minLength(3), z.maxLength(60)),
          code: z.exactOptional(regionCode),
          phone: phoneNumber,
          exchange: z.exactOptional(
            z.strictObject({
              url: z.url({ protocol: /^https?$/ }),
              publicKey: z.string().check(z.regex(/^[A-Za-z0-9+/=]{60,800}$/)),
            }),
          ),
        }),
      )
      .check(z.maxLength(40)),
    [],
  ),
  preAlertKinds: z._default(z.array(z.enum(kinds)), []),
  overload: z._default(z.nullable(z.strictObject({ until: z.iso.datetime() })), null),
} as const;
