import type { CaseIdentity } from "../domain/case/case.ts";
import { accept, type Result, refuse } from "../domain/shared/result.ts";
import type { CallStore, CaseDetail, CaseSecrets, CaseStore } from "./ports.ts";

export type GetCasePorts = {
  readonly cases: Pick<CaseStore, "findDetail">;
  readonly calls: Pick<CallStore, "callerNumber">;
};

export type CaseView = Omit<CaseDetail, "opened" | "body"> & {
  readonly body: CaseDetail["body"] & CaseSecrets["words"];
  readonly identity?: CaseIdentity;
};

/** One case with its timeline. @param identified the reader may see who called and what was said */
export async function getCase(
  ports: GetCasePorts,
  serial: number,
  identified: boolean,
): Promise<Result<CaseView, { readonly kind: "unknown-case" }>> {
  const detail = await ports.cases.findDetail(serial);
  if (detail === undefined) return refuse({ kind: "unknown-case" });
  const { head, body, receipts } = detail;
  const joined = joinedOf(detail);
  if (!identified) return accept({ head, body, receipts, ...joined });
  const [{ identity, words }, line] = await Promise.all([
    detail.opened(),
    lineNumber(ports, detail),
  ]);
  return accept({
    head,
    body: { ...body, ...words },
    receipts,
    ...joined,
    identity: { ...line, ...identity },
  });
}

/** The joined case as it stood before is for its separation, not for the screen. */
function joinedOf({ joined }: CaseDetail): Pick<CaseView, "joined"> {
  if (joined === undefined) return {};
  return { joined: joined.map(({ before: _kept, ...join }) => join) };
}

/** The number that the network gave, unless the caller named another one. */
async function lineNumber({ calls }: GetCasePorts, { head }: CaseDetail): Promise<CaseIdentity> {
  const callerNumber =
    head.callId === undefined ? undefined : await calls.callerNumber(head.callId);
  return callerNumber === undefined ? {} : { callerNumber };
}
