import type { RefusalCode } from "../../core/contracts/refusal.ts";
import { refusalStatus } from "../../core/contracts/refusal.ts";
import type { CaseHead } from "../../core/domain/case/case.ts";
import { shortNumber } from "../../core/domain/case/numbers.ts";
import { clueTexts, placeText } from "../../core/domain/case/place.ts";
import { hasUnreadChange, isLive, mayAct } from "../../core/domain/dispatch/advance.ts";
import {
  type AgencyReport,
  type Dispatch,
  declineReasons,
  type ToldBefore,
} from "../../core/domain/dispatch/dispatch.ts";
import { kindWords } from "../../core/domain/notice/kind-words.ts";
import {
  type ButtonAct,
  buttonActs,
  buttonReports,
  declineTitles,
} from "../../core/domain/notice/payload.ts";
import { localTimeText, type TimeZone } from "../../core/domain/shared/time.ts";
import type { HttpResponse } from "../shared/http.ts";
import { html as response } from "../shared/http.ts";
import { refusalTexts } from "../shared/messages-id.ts";
import { html, joined, Markup, page, pageHeaders, stranger } from "./markup.ts";
import { priorityTexts, readChangeText, reportTexts, statusTexts } from "./texts-id.ts";

/** What the pages of one region have in common. */
export type Centre = {
  readonly timeZone: TimeZone;
  /** The centre's line for agencies. */
  readonly agencyLine: string;
};

type Shown = { readonly head: CaseHead; readonly dispatch: Dispatch };

/** The page of a dispatch; before it is accepted it shows no more than the message did. */
export function dispatchPage(centre: Centre, shown: Shown): HttpResponse {
  const { head, dispatch } = shown;
  const number = shortNumber(head.serial);
  const content = joined([
    html`<p>Tugas darurat 112</p><h1>${kindWords[head.kind]} · No ${number}</h1>`,
    banner(centre, shown),
    changes(shown),
    facts(centre, shown),
    head.status === "closed" ? new Markup("") : buttons(dispatch),
    telephone(centre),
  ]);
  return response(200, page(`Tugas 112 No ${number}`, content), pageHeaders);
}

/** Address and particulars are for whoever has taken the task. */
export function mayReadAll({ stamps, status }: Dispatch): boolean {
  const taken = stamps.acknowledged ?? stamps["en-route"] ?? stamps["on-scene"];
  return taken !== undefined && status !== "declined";
}

function banner({ timeZone }: Centre, { head, dispatch }: Shown): Markup {
  if (head.status === "closed") {
    return html`<p class="banner note">Kasus ini sudah ditutup. Tidak perlu dijawab lagi.</p>`;
  }
  if (dispatch.status === "cancelled" || dispatch.status === "turned-back") {
    const reason = dispatch.cancelReason ?? head.cancelReason ?? "";
    return html`<p class="banner"><strong>DIBATALKAN.</strong> Jangan lanjut ke lokasi. Alasan: ${stranger(reason)}</p>`;
  }
  if (hasUnreadChange(dispatch)) {
    return html`<p class="banner note"><strong>ADA PERUBAHAN.</strong> Baca yang baru, lalu tekan tombol di bawah.</p>`;
  }
  if (dispatch.resumedAt !== undefined && isLive(dispatch)) {
    return html`<p class="banner note"><strong>KASUS DIBUKA LAGI.</strong> Kasus ini sempat ditutup, lalu dibuka lagi ${localTimeText(dispatch.resumedAt, timeZone)}. Tugas ini tetap berlaku.</p>`;
  }
  return new Markup("");
}

function changes(shown: Shown): Markup {
  const { before } = shown.dispatch.notice;
  const rows = before === undefined ? [] : changedRows(shown, before);
  return rows.length === 0
    ? new Markup("")
    : html`<table><tr><th></th><th>Lama</th><th>Baru</th></tr>${joined(rows)}</table>`;
}

function changedRows({ head, dispatch }: Shown, before: ToldBefore): Markup[] {
  const all = mayReadAll(dispatch);
  const place = all ? placeText(head.place) : namesText(head.place);
  const { kind, placeText: oldPlace, victims, danger, access } = before;
  return [
    kind === undefined ? [] : [row("Jenis", kindWord(kind), kindWords[head.kind])],
    oldPlace === undefined ? [] : [row("Lokasi", all ? oldPlace : "(lokasi lama)", place)],
    victims === undefined ? [] : [row("Korban", victims ?? notKnown, head.victims ?? notKnown)],
    danger === undefined ? [] : [row("Bahaya", yesNo(danger), yesNo(head.danger))],
    access === undefined ? [] : [accessRow(all, access, head.access)],
  ].flat();
}

/** The way in may tell whose house it is: like the address it is for whoever has taken the task. */
function accessRow(all: boolean, before: string | null, now: string | undefined): Markup {
  return all
    ? row("Jalan masuk", before ?? notKnown, now ?? notKnown)
    : row("Jalan masuk", "(lama)", "(dibuka setelah tugas diterima)");
}

/** No more of the place than the message says. */
function namesText(place: CaseHead["place"]): string {
  return placeText({
    districtCode: place.districtCode,
    district: place.district,
    villageCode: place.villageCode,
    village: place.village,
    detail: "",
    certain: place.certain,
  });
}

function row(name: string, before: string | number, after: string | number): Markup {
  return html`<tr><th>${name}</th><td>${stranger(String(before))}</td><td><strong>${stranger(String(after))}</strong></td></tr>`;
}

function kindWord(kind: string): string {
  return Object.entries(kindWords).find(([name]) => name === kind)?.[1] ?? kind;
}

const notKnown = "belum diketahui";

function yesNo(value: boolean | null | undefined): string {
  if (value === null || value === undefined) return notKnown;
  return value ? "ya" : "tidak";
}

function orNotKnown(name: string): string {
  return name === "" ? notKnown : name;
}

function facts(centre: Centre, { head, dispatch }: Shown): Markup {
  const { place } = head;
  const open = [
    fact("Prioritas", priorityTexts[head.priority]),
    fact("Kecamatan", orNotKnown(place.district)),
    fact("Kelurahan/desa", orNotKnown(place.village)),
    place.certain ? undefined : fact("Catatan", "Lokasi belum pasti"),
    fact("Status", statusTexts[dispatch.status]),
    fact("Dikirim", localTimeText(dispatch.sentAt, centre.timeZone)),
  ];
  const afterAccepting = mayReadAll(dispatch)
    ? particulars(head)
    : [html`<dt>Alamat</dt><dd>dibuka setelah tugas diterima</dd>`];
  const shown = [...open, ...afterAccepting].filter((part) => part !== undefined);
  return html`<dl>${joined(shown)}</dl>`;
}

function particulars(head: CaseHead): readonly (Markup | undefined)[] {
  const { detail, clues: known } = head.place;
  return [
    fact("Alamat", stranger(detail === "" ? "(tidak disebut)" : detail)),
    clues(known),
    head.access === undefined ? undefined : fact("Jalan masuk", stranger(head.access)),
    incident(head),
    head.victims === undefined ? undefined : fact("Korban", head.victims),
    head.danger === undefined ? undefined : fact("Bahaya", yesNo(head.danger)),
  ];
}

function clues(known: CaseHead["place"]["clues"]): Markup | undefined {
  if (known === undefined) return undefined;
  return fact("Petunjuk lokasi", stranger(clueTexts(known).join(", ")));
}

function incident({ brief }: CaseHead): Markup | undefined {
  return brief.trim() === "" ? undefined : fact("Kejadian", stranger(brief));
}

function fact(name: string, value: string | number | Markup): Markup {
  return html`<dt>${name}</dt><dd>${value}</dd>`;
}

function buttons(dispatch: Dispatch): Markup {
  const reports = mayAct(dispatch);
  const plain = reports.filter((report) => report !== "declined");
  return joined([
    ...plain.map((report) => button(dispatch, report)),
    reports.includes("declined") ? declineForm() : new Markup(""),
  ]);
}

function actOf(report: AgencyReport): ButtonAct {
  return buttonActs.find((act) => buttonReports[act] === report) ?? "TERIMA";
}

function button(dispatch: Dispatch, report: AgencyReport): Markup {
  const readsChange =
    report === "acknowledged" && hasUnreadChange(dispatch) && dispatch.status !== "sent";
  const label = readsChange ? readChangeText : reportTexts[report];
  return html`<form method="post"><input type="hidden" name="seq" value="${dispatch.notice.seq}"><button name="act" value="${actOf(report)}">${label}</button></form>`;
}

function declineForm(): Markup {
  const reasons = declineReasons.map(
    (reason) =>
      html`<label><input type="radio" name="alasan" value="${reason}" required> ${declineTitles[reason]}</label>`,
  );
  return html`<details><summary>Tolak tugas ini</summary><form method="post">${joined(reasons)}<button class="no" name="act" value="TOLAK">TOLAK</button></form></details>`;
}

function telephone({ agencyLine }: Centre): Markup {
  return html`<p>Bila ragu, telepon pusat 112: <strong>${agencyLine}</strong></p>`;
}

/** The weekly test of a contact. */
export function contactTestPage(centre: Centre, arrived: boolean): HttpResponse {
  const content = arrived
    ? html`<h1>Terima kasih</h1><p class="banner note">Uji kontak 112 sudah sampai.</p>`
    : html`<h1>UJI KONTAK 112</h1><p>Ini bukan darurat. Tekan tombol agar pusat 112 tahu bahwa pesan sampai.</p><form method="post"><button name="act" value="SAMPAI">SAMPAI</button></form>`;
  return response(200, page("Uji kontak 112", joined([content, telephone(centre)])), pageHeaders);
}

/** A refusal as a person reads it; programs find the code in a header. */
export function refusalPage(centre: Centre, code: RefusalCode, text?: string): HttpResponse {
  const content = joined([
    html`<h1>Tidak dapat diproses</h1><p class="banner">${text ?? refusalTexts[code]}</p>`,
    html`<p><a href="?">Buka lagi halaman tugas</a></p><p class="code">Kode: ${code}</p>`,
    telephone(centre),
  ]);
  const headers = { ...pageHeaders, "x-siaga112-refusal": code };
  return response(refusalStatus[code], page("112", content), headers);
}
