import type { Kind, NationalCategory, Priority } from "../case/kind.ts";

/** Ways to reach a duty officer. */
export const noticeChannels = ["whatsapp", "sms", "webhook"] as const;
export type NoticeChannel = (typeof noticeChannels)[number];

/** One person or desk on a duty list. Numbers in E.164. */
export type Contact = {
  readonly contactId: string;
  /** Post or desk, not a person's name: "Regu jaga", "Kepala regu". */
  readonly title: string;
  readonly phone: string;
  readonly channels: readonly ("whatsapp" | "sms")[];
};

/** What people of the centre change about one agency in a shift. */
export type AgencyDuty = {
  readonly contacts: readonly Contact[];
  /** Set while the agency cannot take tasks; its backup takes them. */
  readonly closed?: { readonly until: string; readonly reason: string };
  /** Address of the agency's own system; notices go there signed. */
  readonly webhookUrl?: string;
};

/** When a routing row holds; all that is named must be true. A row without it is the kind's ordinary one. */
export type RoutingCondition = {
  /** Codes of the region's own list of kinds. */
  readonly localKinds?: readonly string[];
  readonly minVictims?: number;
  readonly danger?: true;
  /** Kemendagri codes of kecamatan. */
  readonly districts?: readonly string[];
  /** Local time of day; a span that ends before it begins crosses midnight. */
  readonly from?: string;
  readonly until?: string;
};

export type RoutingRow = {
  readonly kind: Kind;
  readonly when?: RoutingCondition;
  readonly lead: readonly string[];
  readonly support: readonly string[];
};

/** Both channels at once, or WhatsApp first and SMS after it. */
export const channelModes = ["together", "one-by-one"] as const;
export type ChannelMode = (typeof channelModes)[number];

/** Moments of the escalation. Unit: seconds after the notice was sent. Chosen, not published. Source: issue 4 §7. */
export type ChainWaits = {
  readonly channels: ChannelMode;
  /** One channel after the other: when the second one is used. */
  readonly channelSeconds: number;
  /** ULANG to everyone on the duty list, at each of these moments. */
  readonly repeatSeconds: readonly number[];
  /** Automatic call to the first person on duty, and to the second. */
  readonly callSeconds: readonly number[];
  /** The desks ring. */
  readonly deskSeconds: number;
  /** The backup agency is sent, the on-call supervisors are told. */
  readonly backupSeconds: number;
  /** Alarm on every desk … */
  readonly alarmSeconds: number;
  /** … again each so many seconds, until an operator has written who was told. */
  readonly alarmEverySeconds: number;
};

/** The escalation of each priority, and of single kinds where it differs. */
export type Waits = Readonly<Record<Priority, ChainWaits>> & {
  readonly kinds?: Readonly<Partial<Record<Kind, Readonly<Partial<Record<Priority, ChainWaits>>>>>>;
};

/** Where a caller hears a recording, and the ids of the recordings that every region deploys for that. */
export const promptRoles = [
  "greeting",
  "wait",
  "apology",
  "stay",
  "cannot-speak",
  "more-help",
  "survey",
] as const;
export type PromptRole = (typeof promptRoles)[number];

/** What the centre promises to have on line: one shift of every day, in the region's local time. */
export type RosterShift = {
  /** "Pagi". */
  readonly shift: string;
  /** `07:00`; a shift that ends before it begins crosses midnight. */
  readonly from: string;
  readonly until: string;
  /** Operators promised on line. */
  readonly operators: number;
};

/** Recordings of which one is played to callers in the queue while a large event is declared; every region deploys them. */
export const eventRecordings = [
  "event-flood",
  "event-earthquake",
  "event-storm",
  "event-fire",
] as const;

/** A large event that callers in the queue are told of, until its end. */
export type DeclaredEvent = {
  /** Id of the recording, such as `event-flood`. */
  readonly recording: string;
  readonly until: string;
};

/** How the centre deals with its lines and with callers it missed. Chosen, not published. */
export type TelephoneRules = {
  /** Concurrent calls that automatic calls and call-backs leave free for citizens. */
  readonly reservedLines: number;
  /** A call-back row ends when its number has been silent so long. Unit: minutes. */
  readonly callBackSilenceMinutes: number;
  /** More open call-back rows than this get an SMS instead of a call. */
  readonly callBackCap: number;
  /** With auto-accept: an operator who touched nothing for so long is asked audibly. Unit: minutes. */
  readonly idleMinutes: number;
  /** Callers are invited to judge the service after the call. */
  readonly survey: boolean;
};

/** One entry of the region's own list of kinds, mapped to ours and to the nine national categories. Source: R46, R47. */
export type LocalKind = {
  /** `hewan-berbahaya` */
  readonly code: string;
  readonly label: string;
  /** The first is taken when an operator chooses only the local kind. */
  readonly kinds: readonly Kind[];
  readonly national: NationalCategory;
};

/** A language of the region, and whom an operator rings into the call when nobody shares it. */
export type RegionLanguage = {
  /** ISO 639: `jv`, `su`, `ms`, `bjn`, `mad`. */
  readonly code: string;
  readonly label: string;
  readonly helpers: readonly { readonly title: string; readonly phone: string }[];
};

/** A bordering region, or another number that takes cases over. */
export type Neighbour = {
  readonly neighbourId: string;
  readonly name: string;
  /** Kemendagri code of the region; absent: none. */
  readonly code?: string;
  /** E.164; the quick connect of the telephone leads there too. */
  readonly phone: string;
  /** There when the neighbour runs Siaga 112: address of its exchange, and its public key (SPKI, base64). */
  readonly exchange?: { readonly url: string; readonly publicKey: string };
};

/** What people change in a shift: data in the region's table, with history, effective at once. */
export type Living = {
  readonly agencies: Readonly<Record<string, AgencyDuty>>;
  readonly supervisors: readonly Contact[];
  readonly operators: readonly { readonly operatorId: string; readonly name: string }[];
  readonly overflowNumber: string;
  readonly routing: readonly RoutingRow[];
  readonly waits: Waits;
  /** Id of the recording in use for a role (`promptRoles`): there is one of each, by the name of its role. */
  readonly prompts: Readonly<Record<string, string>>;
  readonly blocked: readonly {
    readonly numberHash: string;
    readonly until: string;
    readonly reason: string;
    readonly by: string;
  }[];
  readonly roster: readonly RosterShift[];
  readonly declaredEvent: DeclaredEvent | null;
  readonly telephone: TelephoneRules;
  readonly localKinds: readonly LocalKind[];
  readonly languages: readonly RegionLanguage[];
  readonly neighbours: readonly Neighbour[];
  /** Kinds for which the likely agency is told to make ready without a key. */
  readonly preAlertKinds: readonly Kind[];
  /** Set while lines are declared overloaded: callers are asked to press 1 to be put through first. */
  readonly overload: { readonly until: string } | null;
};

export const livingTopics = [
  "agencies",
  "supervisors",
  "operators",
  "overflowNumber",
  "routing",
  "waits",
  "prompts",
  "blocked",
  "roster",
  "declaredEvent",
  "telephone",
  "localKinds",
  "languages",
  "neighbours",
  "preAlertKinds",
  "overload",
] as const;
export type LivingTopic = (typeof livingTopics)[number];
