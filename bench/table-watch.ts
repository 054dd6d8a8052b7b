import * as z from "zod/mini";
import type { LocalSystem } from "../local/boot.ts";
import type { SeenRequest } from "../local/emulators/dynamo/dynamo.ts";

/** What a request to the table was for. */
export type Purpose = "case" | "receipt" | "landmark" | "wake-up" | "sweep" | "call";

export type WatchedRequest = SeenRequest & {
  /** Folder under `functions/`, or the signature's caller when it is none. */
  readonly functionName: string;
  readonly purpose: Purpose;
  readonly isRead: boolean;
};

export type TableWatch = {
  /** Requests since the last call of `take`. */
  take(): readonly WatchedRequest[];
  stop(): void;
};

const reads = new Set(["GetItem", "Query", "Scan", "BatchGetItem", "TransactGetItems"]);

/** Records every request to the tables with what it was for. */
export function watchTable(system: LocalSystem): TableWatch {
  let seen: WatchedRequest[] = [];
  const names = callerName(system);
  const bodies = new Map<string, string[]>();
  // The database tells what a request cost, its body tells what it was for: both in order per caller and action.
  system.dynamo.setFault(({ caller, action, body }) => {
    const key = `${caller} ${action}`;
    bodies.set(key, [...(bodies.get(key) ?? []), body.toString("utf8")]);
    return undefined;
  });
  const stopRequests = system.dynamo.onRequest((request) => {
    const functionName = names(request.caller);
    const body = bodies.get(`${request.caller} ${request.action}`)?.shift() ?? "";
    const purpose = purposeOf(functionName, request.action, body);
    seen.push({ ...request, functionName, purpose, isRead: reads.has(request.action) });
  });
  return {
    take() {
      const taken = seen;
      seen = [];
      return taken;
    },
    stop() {
      stopRequests();
      system.dynamo.setFault(undefined);
    },
  };
}

function purposeOf(functionName: string, action: string, body: string): Purpose {
  if (body.includes("RECEIPT#") && action !== "Query") return "receipt";
  // A place that its case names is proposed for the region's list, once for all cases.
  if (body.includes("#LANDMARK")) return "landmark";
  switch (functionName) {
    case "register-call":
    case "record-contact":
    case "mark-call":
      return "call";
    // The watch over operators and missed callers is there without any case.
    case "watch-staff":
    case "sweep-call-backs":
      return "sweep";
    case "watch-deadlines":
      // The minute's sweep queries the indexes and reads open cases together; a wake-up looks at its one case.
      return action === "Query" || action === "BatchGetItem" ? "sweep" : "wake-up";
    case "ship-cases":
      return action === "Query" || body.includes("#DAYS") ? "sweep" : "case";
    default:
      return "case";
  }
}

const described = z.object({ Description: z.string() });

/** @returns the folder under `functions/` of a signature's caller, `<stack>/<logical id>` */
export function callerName(system: LocalSystem): (caller: string) => string {
  const known = new Map<string, string>();
  for (const one of system.templates.resources("AWS::Lambda::Function")) {
    const { success, data } = z.safeParse(described, one.properties);
    // "33.75 create-case"
    const name = success ? data.Description.split(" ")[1] : undefined;
    if (name !== undefined) known.set(`${one.stack}/${one.logicalId}`, name);
  }
  return (caller) => known.get(caller) ?? caller;
}
