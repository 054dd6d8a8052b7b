import { readFileSync } from "node:fs";
import { join } from "node:path";
import { FlowFormatError, isRecord } from "../flow.ts";

/** What the operator can choose in the guide. */
export const guideActions = ["Selesai"] as const;

/**
 * The view that an operator works by while the desk is down, as `AWS::Connect::View` takes it.
 *
 * @param desks telephone numbers under which the agencies are listed, `Pos Damkar: +62…`
 * @throws FlowFormatError when the file does not have the block `agencies`
 */
export function guideView(desks: readonly string[]): Readonly<Record<string, unknown>> {
  const view: unknown = JSON.parse(readFileSync(join(import.meta.dirname, "guide.json"), "utf8"));
  if (!isRecord(view) || !Array.isArray(view["Body"]))
    throw new FlowFormatError("views/guide.json");
  const body = view["Body"].map((part: unknown) =>
    isRecord(part) && part["_id"] === "agencies" ? withLines(part, desks) : part,
  );
  return { ...view, Body: body };
}

function withLines(
  part: Readonly<Record<string, unknown>>,
  lines: readonly string[],
): Readonly<Record<string, unknown>> {
  const props = part["Props"];
  if (!isRecord(props) || !Array.isArray(props["Content"])) {
    throw new FlowFormatError("views/guide.json: agencies");
  }
  return { ...part, Props: { ...props, Content: [...props["Content"], ...lines] } };
}
