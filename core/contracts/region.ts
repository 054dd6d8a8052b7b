import * as z from "zod/mini";
import { stageMoments } from "../domain/deadline/stage.ts";
import { timeZones } from "../domain/shared/time.ts";
import { agencyId, livingSchemas, phoneNumber, regionCode } from "./living.ts";

/** A figure with its origin: a source id of docs/sources.md, or the words "chosen, not published". */
const level = z.strictObject({
  seconds: z.nullable(z.int().check(z.positive())),
  source: z.string().check(z.minLength(3)),
});

/** `arn:aws:connect:ap-southeast-1:000000000000:instance/00000000-0000-0000-0000-000000000000`. */
const instanceArn =
  /^arn:aws:connect:[a-z]{2}-[a-z]+-\d:\d{12}:instance\/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** The owner of a shared instance keeps its recordings; the archive that this region's own stack makes stays empty. */
const recordingsArchive = z.strictObject({
  /** Whoever owns the shared instance, in words: "Diskominfo Provinsi". */
  confirmedBy: z.string().check(z.minLength(3)),
  confirmedOn: z.iso.date(),
  /** How they come home and are kept locked as long as this file says: bucket, AWS region, who may hear them. */
  note: z.string().check(z.minLength(10)),
});

/** A hundred years; more is a slip of the keyboard, and S3 would lock recordings as long. Chosen. Unit: days. */
const retention = z.int().check(z.positive(), z.maximum(36_500));

/** No space at either end: two that differ by it look the same on a screen. */
const label = z.string().check(z.regex(/^\S(.*\S)?$/));

const awsRegion = z.string().check(z.regex(/^[a-z]{2}-[a-z]+-\d$/));

/** One kabupaten/kota as regulation and contract decide it; `regions/<code>-<name>.json`. */
export const regionFile = z.strictObject({
  $schema: z.exactOptional(z.string()),
  code: regionCode,
  name: z.string().check(z.minLength(3)),
  /** As the region calls its service: "Layanan Darurat SIGAP 112". Source: R10. */
  serviceName: z.string().check(z.minLength(3)),
  timeZone: z.enum(timeZones),
  dataRegion: awsRegion,
  connectRegion: awsRegion,
  /** Where WhatsApp and SMS are offered: the data region or the connect region. */
  messagingRegion: awsRegion,
  tenancy: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("own-account") }),
    z.strictObject({
      kind: z.literal("shared-account"),
      reason: z.string().check(z.minLength(10)),
      /** ARN of the Connect instance that several regions share; absent: an instance of its own in the shared account. */
      connectInstanceArn: z.exactOptional(z.string().check(z.regex(instanceArn))),
      /** Concurrent calls ordered for that instance, of all its regions together; needed as soon as a second region is in it. */
      instanceConcurrentCalls: z.exactOptional(z.int().check(z.positive())),
      /** Where the shared instance's recordings go home to; absent: not settled, and the region is not fit for opening. */
      recordingsArchive: z.exactOptional(recordingsArchive),
    }),
  ]),
  /** Source: Kominfo 112 guide, R49: one of the two. */
  telephony: z.enum(["sip-trunk", "ip-pbx"]),
  /** Host of the agencies' short links, at most 24 characters so that an SMS stays one part. */
  linkHost: z.string().check(z.maxLength(24), z.regex(/^[a-z0-9][a-z0-9.-]+[a-z0-9]$/)),
  /** The centre's line for agencies as printed in an SMS, `0000112112`. */
  agencyLine: z.string().check(z.regex(/^0\d{6,12}$/)),
  nationalAdapter: z.strictObject({
    /** `siaga112-v1`: our own documented schema; no public one exists. */
    kind: z.literal("siaga112-v1"),
  }),
  retentionDays: z.strictObject({
    recording: retention,
    callerIdentity: retention,
    case: retention,
    audit: retention,
    source: z.string().check(z.minLength(3)),
  }),
  staffing: z.strictObject({
    minimumOperators: z.int().check(z.positive()),
    shiftsPerDay: z.int().check(z.positive()),
    source: z.string(),
  }),
  serviceLevels: z.strictObject({
    answer: level,
    firstHandling: level,
    agentAndSupervisor: level,
    acknowledgement: level,
    agencyFollowUp: level,
    arrival: level,
    complaint: level,
    /** Further stages that the region names, each between two moments of a case. */
    others: z._default(
      z.record(
        z.string().check(z.regex(/^[a-z][a-z0-9-]{1,39}$/)),
        z.strictObject({
          label: label.check(z.minLength(3)),
          from: z.enum(stageMoments),
          to: z.enum(stageMoments),
          seconds: z.nullable(z.int().check(z.positive())),
          source: z.string().check(z.minLength(3)),
        }),
      ),
      {},
    ),
  }),
  neighbours: z.array(regionCode),
  /** Where the list of agencies comes from: a source id of docs/sources.md, or "chosen, not published". */
  agenciesSource: z.exactOptional(z.string().check(z.minLength(3))),
  agencies: z
    .array(
      z.strictObject({
        agencyId,
        /** As people call it: "Dinas Pemadam Kebakaran". */
        label: label.check(z.minLength(2)),
        service: z.enum([
          "fire",
          "disaster",
          "health",
          "hospital",
          "red-cross",
          "police",
          "military",
          "public-order",
          "transport",
          "social",
          "environment",
          "public-works",
          "electricity",
          "water",
          "search-rescue",
          "women-children",
          "other",
        ]),
        /** Outside the local government (Polri, TNI, PLN): told by phone where it has no account. Source: R35. */
        vertical: z.boolean(),
        /** Takes over when this one does not answer. */
        backup: z.exactOptional(agencyId),
      }),
    )
    .check(z.minLength(1)),
  /** The contact centre's telephones, as contract and organisation decide them. */
  contactCentre: z.strictObject({
    /** Calls that the Connect instance, or the carrier's trunk, carries at once. Connect's default is 10. */
    concurrentCalls: z.int().check(z.positive(), z.maximum(5_000)),
    /** Calls are put through to a ready operator without a key; the region's choice. */
    autoAccept: z.boolean(),
    /** Languages in which an operator can be asked for, beside Indonesian: "Bahasa Jawa". */
    languages: z.array(z.string().check(z.minLength(3), z.maxLength(64))),
    /** Desks that an operator reaches with one key, and puts a caller through to. */
    quickConnects: z
      .array(
        z.strictObject({
          quickConnectId: z.string().check(z.regex(/^[a-z][a-z0-9-]{1,39}$/)),
          /** "Pos Damkar", "112 Kabupaten Batang". */
          label: label.check(z.minLength(2), z.maxLength(60)),
          phone: phoneNumber,
          /** An agency of this region, a neighbouring region, or neither (a hospital, the port). */
          agencyId: z.exactOptional(agencyId),
          neighbour: z.exactOptional(regionCode),
        }),
      )
      .check(z.maxLength(100)),
  }),
  /** First values of what people then change in the region's table. */
  first: z.strictObject(livingSchemas),
});

export type RegionFile = z.infer<typeof regionFile>;

/** Kecamatan and desa/kelurahan of a region; extract of idn-area-data under ODbL 1.0. */
export const placesFile = z.strictObject({
  code: regionCode,
  source: z.string(),
  licence: z.literal("ODbL-1.0"),
  districts: z.array(z.strictObject({ code: z.string(), name: z.string() })),
  villages: z.array(
    z.strictObject({ code: z.string(), name: z.string(), districtCode: z.string() }),
  ),
});
export type PlacesFile = z.infer<typeof placesFile>;

/**
 * How the name of a quick connect begins that leaves the caller with a desk; the desk's label follows. Part of the contract
 * between the templates, which name it, and the desk page, which offers it apart from those where the operator stays.
 */
export const leavingWords = "Alihkan ke";
