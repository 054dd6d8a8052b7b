import { markCallerRequest } from "../../core/contracts/callers.ts";
import {
  noteToldRequest,
  pauseCaseRequest,
  reopenCaseRequest,
  stepRequest,
} from "../../core/contracts/care.ts";
import { keepLandmarkRequest } from "../../core/contracts/landmarks.ts";
import { noteCallerTold, skipStep, undoSkip } from "../../core/domain/case/sop.ts";
import { type Instant, instantOf } from "../../core/domain/shared/time.ts";
import { type CareBoard, changing, eventRoutes, handoverRoutes } from "./stub-event-routes.ts";
import type { StubRoute } from "./stub-route.ts";

const now = (): Instant => instantOf(Date.now());
const me = "operator:op-1";

/** What the centre answers to everything that follows a recorded case: shapes by the contracts, little of the rules. */
export function stubCareRoutes(board: CareBoard): readonly StubRoute[] {
  return [
    ...caseRoutes(board),
    ...handoverRoutes(board),
    ...eventRoutes(board),
    ...landmarkRoutes(board),
  ];
}

function caseRoutes(board: CareBoard): readonly StubRoute[] {
  const change = changing(board);
  return [
    [
      /^POST \/cases\/(\d+)\/steps$/,
      (body, serial) => {
        const asked = stepRequest.parse(body);
        return change(serial, (head) => {
          if ("undo" in asked) return undoSkip(head, asked.step, now(), me);
          const done =
            "how" in asked
              ? noteCallerTold(head, asked.how, now(), me)
              : skipStep(head, asked.step, asked.reason, now(), me);
          return done.ok ? done.value : undefined;
        });
      },
    ],
    [
      /^POST \/cases\/(\d+)\/reopening$/,
      (body, serial) => {
        const { reason } = reopenCaseRequest.parse(body);
        return change(serial, ({ closedAt: _at, disposition: _end, ...head }) => ({
          ...head,
          status: "open",
          reopened: [{ at: now(), by: me, reason }],
        }));
      },
    ],
    [
      /^POST \/cases\/(\d+)\/pauses$/,
      (body, serial) => {
        const asked = pauseCaseRequest.parse(body);
        return change(serial, (head) => ({
          ...head,
          pauses:
            "reason" in asked
              ? [{ from: now(), reason: asked.reason, by: me }]
              : (head.pauses ?? []).map((pause) => ({ ...pause, until: now() })),
        }));
      },
    ],
    [
      /^POST \/cases\/(\d+)\/dispatches\/1\/told$/,
      (body, serial) => {
        const told = { ...noteToldRequest.parse(body), by: me, at: now() };
        return change(serial, (head) => {
          const { alarmSince: _over, ...quiet } = head;
          const dispatches = Object.entries(head.dispatches).map(([ordinal, dispatch]) => [
            ordinal,
            ordinal === "1" ? { ...dispatch, told } : dispatch,
          ]);
          return { ...quiet, dispatches: Object.fromEntries(dispatches) };
        });
      },
    ],
    [
      /^POST \/cases\/(\d+)\/mark$/,
      (body, serial) => {
        const { doNotContact } = markCallerRequest.parse(body);
        return change(serial, ({ doNotContact: _before, ...head }) =>
          doNotContact === true ? { ...head, doNotContact: { at: now(), by: me } } : head,
        );
      },
    ],
  ];
}

function landmarkRoutes({ landmarks }: CareBoard): readonly StubRoute[] {
  return [
    [
      /^PUT \/landmarks\/(.+)$/,
      (body, landmarkId) => {
        const landmark = {
          landmarkId,
          ...keepLandmarkRequest.parse(body),
          state: "listed" as const,
        };
        landmarks.set(landmarkId, landmark);
        return { landmark };
      },
    ],
    [
      /^POST \/landmarks\/(.+)\/removal$/,
      (_, landmarkId) => {
        const landmark = landmarks.get(landmarkId);
        landmarks.delete(landmarkId);
        return { landmark };
      },
    ],
  ];
}
