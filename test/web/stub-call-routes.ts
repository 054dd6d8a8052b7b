import { blockCallerRequest, markCallerRequest } from "../../core/contracts/callers.ts";
import { placeOnEventRequest } from "../../core/contracts/events.ts";
import type { LandmarkView } from "../../core/contracts/landmarks.ts";
import { preAlertRequest } from "../../core/contracts/pre-alerts.ts";
import type { CallType } from "../../core/domain/call/call.ts";
import type { CaseHead } from "../../core/domain/case/case.ts";
import { type Instant, instantOf } from "../../core/domain/shared/time.ts";
import type { StubCall, StubRoute } from "./stub-route.ts";

const now = (): Instant => instantOf(Date.now());

export const stubLandmarks: readonly LandmarkView[] = [
  ["pasar-lama-1", "Pasar Lama", "33.75.02.1007"],
  ["pasar-lama-2", "Pasar Lama", "33.75.01.1001"],
  ["stasiun", "Stasiun Pekalongan", "33.75.01.1001"],
].map(([landmarkId = "", name = "", villageCode = ""]) => ({
  landmarkId,
  name,
  otherNames: [],
  villageCode,
  state: "listed",
}));

/** What the centre answers to what is done about a call; the shapes are the contracts', the rules are not here. */
export function stubCallRoutes(board: {
  readonly cases: Map<number, CaseHead>;
  readonly calls: Map<string, StubCall>;
  readonly landmarks: Map<string, LandmarkView>;
}): readonly StubRoute[] {
  const { cases, calls } = board;
  const changed = (callId: string, change: (call: StubCall) => StubCall) => {
    const call = calls.get(decodeURIComponent(callId));
    if (call === undefined) return undefined;
    const next = { ...change(call), version: call.version + 1 };
    calls.set(next.callId, next);
    return next;
  };
  const answer = (call: StubCall | undefined) => (call === undefined ? undefined : { call });
  const withCallers = (serial: string, step: 1 | -1) => {
    const head = cases.get(Number(serial));
    if (head === undefined) return undefined;
    const next = { ...head, callers: (head.callers ?? 1) + step, version: head.version + 1 };
    cases.set(next.serial, next);
    return next;
  };
  return [
    [
      /^POST \/calls\/(.+)\/type$/,
      (body, callId) => {
        const { callType, undo } = body as { callType: CallType; undo?: true };
        return answer(
          changed(callId, ({ callType: _type, typedAt: _at, ...untyped }) =>
            undo === true ? untyped : { ...untyped, callType, typedAt: now() },
          ),
        );
      },
    ],
    [
      /^POST \/calls\/(.+)\/mark$/,
      (body, callId) => {
        const { doNotContact, accessNeed, language, callBackNumber } =
          markCallerRequest.parse(body);
        return answer(
          changed(callId, (call) => {
            const { doNotContact: _dnc, ...lifted } = call;
            return {
              ...(doNotContact === false ? lifted : call),
              ...(doNotContact === true && { doNotContact: { at: now(), by: "operator:op-1" } }),
              ...(accessNeed && { accessNeed }),
              ...(language && { language }),
              ...(callBackNumber !== undefined && { numberGiven: true }),
            };
          }),
        );
      },
    ],
    [/^POST \/calls\/(.+)\/block$/, (body) => blockCallerRequest.parse(body)],
    [
      /^POST \/calls\/(.+)\/pre-alerts$/,
      (body, callId) => {
        const { agencyId, kind, withdraw } = preAlertRequest.parse(body);
        const state = withdraw === true ? "withdrawn" : "sent";
        const alert = { agencyId, kind, state, at: now(), by: "operator:op-1" } as const;
        return answer(
          changed(callId, (call) => ({
            ...call,
            preAlerts: [
              ...(call.preAlerts ?? []).filter((known) => known.agencyId !== agencyId),
              alert,
            ],
          })),
        );
      },
    ],
    [/^GET \/landmarks$/, () => ({ landmarks: [...board.landmarks.values()] })],
    [
      /^POST \/cases\/(\d+)\/reports$/,
      (body, serial) => {
        const { callId } = body as { callId: string };
        const head = withCallers(serial, 1);
        const call = changed(callId, (before) => ({
          ...before,
          callType: "duplicate",
          caseSerial: Number(serial),
        }));
        return { case: head, call, informed: "by-operator", say: "Laporan ini sudah kami terima." };
      },
    ],
    [
      /^POST \/cases\/(\d+)\/separations$/,
      (body, serial) => {
        const { callId } = body as { callId: string };
        const head = withCallers(serial, -1);
        const call = changed(callId, ({ caseSerial: _serial, callType: _type, ...rest }) => rest);
        return { case: head, call };
      },
    ],
    [
      /^POST \/events\/(\d+)\/places$/,
      (body, serial) => ({
        event: {
          serial: Number(serial),
          eventNumber: "33.75-P0003",
          name: "Kebakaran pasar",
          kind: "fire",
          leadAgency: "damkar",
          status: "open",
          openedAt: now(),
          openedBy: "operator:op-1",
          places: placeOnEventRequest.parse(body).add ?? [],
          version: 2,
        },
      }),
    ],
  ];
}
