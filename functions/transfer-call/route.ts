import { PbxFault } from "../../core/adapters/pbx/telephony.ts";
import { transferCallRequest } from "../../core/contracts/pbx/transfer-call.ts";
import { caseWorkers } from "../../core/domain/staff/role.ts";
import {
  type TransferAsked,
  type TransferPorts,
  transferCall,
} from "../../core/usecases/transfer-call.ts";
import { holds, staffOf } from "../shared/auth.ts";
import type { HttpResponse, HttpRoute } from "../shared/http.ts";
import { callIdOf, json, parsedBody, refused } from "../shared/http.ts";
import { refusedBy } from "../shared/refusals.ts";

export type TransferCallPorts = TransferPorts & {
  readonly regionCode: string;
  /** The PBX did not take the command; the operator must know at once and use the telephone itself. */
  readonly onSilence: (error: unknown) => void;
};

/** `POST /calls/{callId}/transfer`: the PBX rings one of the region's desks into the call. */
export function transferCallRoute(ports: TransferCallPorts): HttpRoute {
  return async (request) => {
    const staff = staffOf(request, ports.regionCode, caseWorkers);
    if (!staff.ok) return refused(staff.refusal.code);
    const body = parsedBody(request, transferCallRequest);
    if (!body.ok) return refused(body.refusal.code, body.refusal.facts);
    return transfer(ports, {
      callId: callIdOf(request),
      to: body.value.to,
      operatorId: staff.value.operatorId,
      steers: holds(staff.value, "lead-operator", "supervisor"),
    });
  };
}

async function transfer(ports: TransferCallPorts, asked: TransferAsked): Promise<HttpResponse> {
  try {
    const done = await transferCall(ports, asked);
    return done.ok ? json(200, done.value) : refusedBy(done.refusal);
  } catch (error) {
    if (!(error instanceof PbxFault)) throw error;
    ports.onSilence(error);
    return refused("telephone-silent");
  }
}
