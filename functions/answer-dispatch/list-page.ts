import { shortNumber } from "../../core/domain/case/numbers.ts";
import { placeText } from "../../core/domain/case/place.ts";
import { eventWord } from "../../core/domain/event/event-name.ts";
import { countsOf, type ListedPlace } from "../../core/domain/event/rekap.ts";
import { kindWords } from "../../core/domain/notice/kind-words.ts";
import type { EventList } from "../../core/usecases/event-list.ts";
import type { HttpResponse } from "../shared/http.ts";
import { html as response } from "../shared/http.ts";
import { html, joined, type Markup, page, pageHeaders, stranger } from "./markup.ts";
import { type Centre, mayReadAll } from "./page.ts";
import { priorityTexts, statusTexts } from "./texts-id.ts";

/** An agency's list of an event: life in danger first, each place with the link that answers it. */
export function eventListPage(centre: Centre, { event, places }: EventList): HttpResponse {
  const { reports, lifeInDanger } = countsOf(places);
  const content = joined([
    html`<p>Rekap tugas darurat 112</p><h1>${eventWord(event)} · ${event.eventNumber}</h1>`,
    html`<p>${stranger(event.name)}</p><p><strong>${reports} laporan, ${lifeInDanger} mengancam jiwa.</strong></p>`,
    places.length === 0
      ? html`<p class="banner note">Tidak ada tugas yang masih berjalan untuk instansi ini.</p>`
      : joined(places.map(placeItem)),
    html`<p>Bila ragu, telepon pusat 112: <strong>${centre.agencyLine}</strong></p>`,
  ]);
  return response(200, page(`Rekap 112 ${event.eventNumber}`, content), pageHeaders);
}

function placeItem(place: EventList["places"][number]): Markup {
  const { head, dispatch, token } = place;
  const { victims } = head;
  const facts = [
    html`<dt>Prioritas</dt><dd>${priorityTexts[head.priority]}</dd>`,
    html`<dt>Lokasi</dt><dd>${whereabouts(place)}</dd>`,
    html`<dt>Status</dt><dd>${statusTexts[dispatch.status]}</dd>`,
    victims === undefined ? html`` : html`<dt>Korban</dt><dd>${victims}</dd>`,
  ];
  return html`<h2>No ${shortNumber(head.serial)} · ${kindWords[head.kind]}</h2><dl>${joined(facts)}</dl><p><a href="/${token}">Buka dan jawab tugas ini</a></p>`;
}

/** Whoever has taken the task reads the address; before that no more than a message says. */
function whereabouts({ head, dispatch }: ListedPlace): Markup {
  const { place } = head;
  if (mayReadAll(dispatch)) return stranger(placeText(place));
  const names = [place.village, place.district].filter((name) => name !== "");
  const doubt = place.certain ? [] : ["lokasi belum pasti"];
  return stranger([...doubt, ...names].join(", "));
}
