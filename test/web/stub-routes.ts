import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CallBackView, CentreView } from "../../core/contracts/board.ts";
import { dialCallBackRequest, endCallBackRequest } from "../../core/contracts/call-backs.ts";
import {
  type CreateCaseRequest,
  changeCaseRequest,
  createCaseRequest,
  dispatchCaseRequest,
} from "../../core/contracts/cases.ts";
import type { EventView } from "../../core/contracts/events.ts";
import type { OfferView } from "../../core/contracts/handover.ts";
import type { LandmarkView } from "../../core/contracts/landmarks.ts";
import { livingSchemas } from "../../core/contracts/living.ts";
import type { PlacesFile } from "../../core/contracts/region.ts";
import { changeSettingRequest } from "../../core/contracts/settings.ts";
import type { CaseHead } from "../../core/domain/case/case.ts";
import { changeCase } from "../../core/domain/case/change.ts";
import { addDispatches, openCase } from "../../core/domain/case/plan.ts";
import { type Instant, instantOf } from "../../core/domain/shared/time.ts";
import { stubCallRoutes } from "./stub-call-routes.ts";
import type { StubCall, StubRoute } from "./stub-route.ts";

const now = (): Instant => instantOf(Date.now());

/** The region's rules over what a test put in; nothing is stored anywhere else. */
export function stubRoutes(
  folder: string,
  settings: unknown,
  board: {
    readonly cases: Map<number, CaseHead>;
    readonly calls: Map<string, StubCall>;
    readonly callBacks: Map<string, CallBackView>;
    readonly events: Map<number, EventView>;
    readonly offers: Map<string, OfferView>;
    readonly landmarks: Map<string, LandmarkView>;
    readonly centre: CentreView | undefined;
  },
): readonly StubRoute[] {
  const places: PlacesFile = JSON.parse(
    readFileSync(join(folder, "wilayah", "33.75.json"), "utf8"),
  );
  const { cases, calls, callBacks } = board;
  const keptCallBack = (part: string, patch: Partial<CallBackView>) => {
    const known = callBacks.get(part);
    if (known === undefined) return undefined;
    const callBack = { ...known, ...patch, version: known.version + 1 };
    callBacks.set(part, callBack);
    return { callBack };
  };
  const requests = new Map<string, number>();
  const living = {
    settings: { ...(settings as Record<string, unknown>) },
    versions: {} as Record<string, number>,
  };
  const history: unknown[] = [];

  const placeOf = (input: CreateCaseRequest["place"]) => {
    const village = places.villages.find(({ code }) => code === input.villageCode);
    const district = places.districts.find(({ code }) => code === village?.districtCode);
    return {
      villageCode: input.villageCode,
      village: village?.name ?? "",
      districtCode: district?.code ?? "",
      district: district?.name ?? "",
      detail: input.detail,
      certain: input.certain,
      ...(input.clues !== undefined && { clues: input.clues }),
    };
  };
  const kept = (
    part: string,
    act: (head: CaseHead) => { ok: true; value: CaseHead } | { ok: false },
  ) => {
    const head = cases.get(Number(part));
    const result = head === undefined ? undefined : act(head);
    if (result?.ok !== true) return undefined;
    cases.set(result.value.serial, result.value);
    return { case: result.value };
  };

  return [
    ...stubCallRoutes(board),
    [
      /^GET \/board/,
      () => ({
        cases: [...cases.values()],
        calls: [...calls.values()],
        callBacks: [...callBacks.values()],
        events: [...board.events.values()].filter(({ status }) => status === "open"),
        offers: [...board.offers.values()],
        ...(board.centre !== undefined && { centre: board.centre }),
        serverTime: now(),
      }),
    ],
    [
      /^POST \/call-backs\/(\w+)\/dial$/,
      (body, part) => {
        dialCallBackRequest.parse(body);
        return keptCallBack(part, { dialling: { by: "operator-3375", at: now() } });
      },
    ],
    [
      /^POST \/call-backs\/(\w+)\/end$/,
      (body, part) => {
        const { reason } = endCallBackRequest.parse(body);
        const known = callBacks.get(part);
        if (reason === "not-reached") {
          if (known !== undefined) callBacks.set(part, withoutDialling(known));
          return keptCallBack(part, {});
        }
        return keptCallBack(part, { ended: { reason, at: now(), by: "operator-3375" } });
      },
    ],
    [
      /^GET \/calls\/(.+)$/,
      (_, part) => {
        const call = calls.get(part);
        return call?.numberCondition === "usable"
          ? { call, callerNumber: "+620811000001" }
          : { call };
      },
    ],
    [/^POST \/calls\/(.+)\/transfer$/, (_, callId) => ({ callId, label: "Pemadam Kebakaran" })],
    [
      /^POST \/classifications$/,
      () => ({
        callType: "normal",
        kind: "fire",
        priority: "P1",
        confidence: 0.92,
        reasons: ["kata “kebakaran”", "kata “api membesar”"],
        agencies: [
          { agencyId: "damkar", role: "lead", reason: "utama untuk kebakaran" },
          { agencyId: "psc119", role: "support", reason: "mungkin ada korban" },
        ],
      }),
    ],
    [
      /^POST \/cases$/,
      (body) => {
        const input = createCaseRequest.parse(body);
        const serial = requests.get(input.requestId) ?? cases.size + 42;
        requests.set(input.requestId, serial);
        const made = openCase({
          ...input,
          code: "33.75",
          serial,
          at: now(),
          actor: "operator:op-1",
          place: placeOf(input.place),
        });
        if (!cases.has(serial)) cases.set(serial, made);
        if (input.callId !== undefined) calls.delete(input.callId);
        return { case: cases.get(serial) };
      },
    ],
    [
      /^POST \/cases\/(\d+)\/dispatches$/,
      (body, part) => {
        const { agencies } = dispatchCaseRequest.parse(body);
        return kept(part, (head) => addDispatches(head, agencies, now(), "operator:op-1"));
      },
    ],
    [
      /^POST \/cases\/(\d+)\/changes$/,
      (body, part) => {
        const { place, ...rest } = changeCaseRequest.parse(body);
        const change = place === undefined ? rest : { ...rest, place: placeOf(place) };
        return kept(part, (head) => changeCase(head, change, now(), "operator:op-1"));
      },
    ],
    [
      /^GET \/cases\/(\d+)$/,
      (_, part) => ({
        case: cases.get(Number(part)),
        body: {
          report: "Kebakaran <b>rumah</b> 🔥",
          notes: "",
          verified: { name: true, place: true, incident: false },
        },
        identity: { callerNumber: "+620811000001" },
        receipts: [
          {
            ordinal: 1,
            seq: 1,
            channel: "sms",
            contactId: "damkar-1",
            sentAt: now(),
            deliveredAt: now(),
          },
        ],
      }),
    ],
    [/^GET \/settings$/, () => living],
    [/^GET \/settings\/(\w+)\/history$/, () => ({ history })],
    [
      /^PUT \/settings\/(\w+)$/,
      (body, topic) => {
        const { value, reason, version: read } = changeSettingRequest.parse(body);
        livingSchemas[topic as "waits"].parse(value);
        if (read !== (living.versions[topic] ?? 0)) return undefined;
        living.settings[topic] = value;
        living.versions[topic] = (living.versions[topic] ?? 0) + 1;
        const version = history.length + 1;
        const change = { topic, version, value, reason, by: "operator:spv-1", at: now() };
        history.unshift(change);
        return { change };
      },
    ],
  ];
}

function withoutDialling({ dialling: _over, ...idle }: CallBackView): CallBackView {
  return idle;
}
