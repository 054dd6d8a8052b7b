import { type AgencyReport, type DeclineReason, declineReasons } from "../dispatch/dispatch.ts";
import { tokenLength } from "../dispatch/link.ts";

/** Acts of the WhatsApp buttons and what they report. `SAMPAI` answers a contact test and reports nothing of a case. */
export const buttonReports = {
  TERIMA: "acknowledged",
  TOLAK: "declined",
  MENUJU: "en-route",
  TIBA: "on-scene",
  SELESAI: "completed",
  PUTAR: "turned-back",
} as const satisfies Readonly<Record<string, AgencyReport>>;
export type ButtonAct = keyof typeof buttonReports;

export const buttonActs: readonly ButtonAct[] = [
  "TERIMA",
  "TOLAK",
  "MENUJU",
  "TIBA",
  "SELESAI",
  "PUTAR",
];

/** What stands on a button. At most 20 characters. Source: WhatsApp Cloud API, reply buttons. */
export const buttonTitles: Readonly<Record<ButtonAct | "SAMPAI", string>> = {
  TERIMA: "TERIMA",
  TOLAK: "TOLAK",
  MENUJU: "MENUJU LOKASI",
  TIBA: "TIBA DI LOKASI",
  SELESAI: "SELESAI",
  PUTAR: "SUDAH BERBALIK",
  SAMPAI: "SAMPAI",
};

/** Why an agency declines, as it reads it. At most 24 characters. Source: WhatsApp Cloud API, list rows. */
export const declineTitles: Readonly<Record<DeclineReason, string>> = {
  "no-crew": "Tidak ada regu",
  "no-vehicle": "Tidak ada kendaraan",
  "not-ours": "Bukan tugas kami",
  "out-of-area": "Di luar wilayah",
  "already-handled": "Sudah ditangani",
  other: "Alasan lain",
};

export type PayloadAct =
  | {
      readonly kind: "report";
      readonly report: AgencyReport;
      readonly declineReason?: DeclineReason;
    }
  | { readonly kind: "contact-test" };

export type Payload = {
  readonly token: string;
  readonly act: PayloadAct;
  /** Sequence of the notice on which the button stood; absent on buttons that stand on no notice. */
  readonly seq?: number;
};

/** `T112:<token>:TERIMA:1`; without `seq` the button acknowledges no change. @param seq of the notice it stands on */
export function buttonPayload(token: string, act: ButtonAct | "SAMPAI", seq?: number): string {
  return `T112:${token}:${act}${seq === undefined ? "" : `:${seq}`}`;
}

/** `T112:<token>:ALASAN-no-crew` */
export function reasonPayload(token: string, reason: DeclineReason): string {
  return `T112:${token}:ALASAN-${reason}`;
}

const payloadPattern = /^T112:([^:]+):([^:]+)(?::(\d{1,6}))?$/;

/** @returns undefined for anything that no button of ours sends */
export function parsePayload(text: string): Payload | undefined {
  const found = payloadPattern.exec(text);
  const [token, act, seq] = [found?.[1], actOf(found?.[2]), found?.[3]];
  if (token?.length !== tokenLength || act === undefined) return undefined;
  return { token, act, ...(seq === undefined ? {} : { seq: Number(seq) }) };
}

function actOf(word: string | undefined): PayloadAct | undefined {
  if (word === "SAMPAI") return { kind: "contact-test" };
  const button = buttonActs.find((act) => act === word);
  if (button !== undefined) return { kind: "report", report: buttonReports[button] };
  const declineReason = declineReasons.find((reason) => word === `ALASAN-${reason}`);
  return declineReason === undefined
    ? undefined
    : { kind: "report", report: "declined", declineReason };
}

export type ReceiptReference = {
  readonly serial: number;
  readonly ordinal: number;
  readonly seq: number;
  readonly contactId: string;
};

/** Goes out with a message and comes back with its receipts: `<serial>:<ordinal>:<seq>:<contactId>`. */
export function receiptText({ serial, ordinal, seq, contactId }: ReceiptReference): string {
  return `${serial}:${ordinal}:${seq}:${contactId}`;
}

export function parseReceiptText(text: string): ReceiptReference | undefined {
  const found = /^(\d{1,10}):(\d{1,3}):(\d{1,6}):([a-z0-9-]{2,40})$/.exec(text);
  if (found?.[4] === undefined) return undefined;
  const [, serial, ordinal, seq] = found;
  const contactId = found[4];
  return { serial: Number(serial), ordinal: Number(ordinal), seq: Number(seq), contactId };
}
