import middy, { type MiddlewareObj } from "@middy/core";
import type { HttpRequest, HttpResponse, HttpRoute } from "./http.ts";
import { json } from "./http.ts";
import { logFault } from "./log.ts";

type FaultLog = (entry: { readonly requestId: string; readonly error: unknown }) => void;

/**
 * Turns anything thrown into a 500 that names only the request id, and logs the error once.
 * The event is not logged: it carries callers' names, numbers and addresses.
 */
export function faultsBecome500(write: FaultLog): MiddlewareObj<HttpRequest, HttpResponse> {
  return {
    onError(request) {
      const requestId = request.context.awsRequestId;
      write({ requestId, error: request.error });
      request.response = json(500, {
        fault: { requestId, message: `Sistem sedang terganggu. Kode: ${requestId}` },
      });
    },
  };
}

/** The shape of every HTTP function: the route, and faults as 500. */
export function httpHandler(route: HttpRoute) {
  return middy<HttpRequest, HttpResponse>()
    .use(faultsBecome500(logFault))
    .handler((request) => route(request));
}
