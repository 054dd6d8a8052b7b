import Alert from "@cloudscape-design/components/alert";
import type { RegionInfo } from "../region-info.ts";
import { centreSigns } from "../state/centre-signs.ts";
import type { Board } from "../use-board.ts";
import { useNow } from "../use-now.ts";

/** Nobody ready, overflow, too few operators, lines: seen from every desk. */
export function CentreBanner({
  board,
  info,
}: {
  readonly board: Board;
  readonly info: RegionInfo;
}) {
  const now = useNow(board.state.skewMs);
  const signs = centreSigns(board.state.centre, now, info.timeZone);
  if (signs.length === 0) return null;
  return (
    <div className="centre" role="status">
      {signs.map(({ type, text }) =>
        type === "error" ? (
          <div key={text} className="loud" role="alert">
            <strong>{text}</strong>
          </div>
        ) : (
          <Alert key={text} type={type}>
            {text}
          </Alert>
        ),
      )}
    </div>
  );
}
