import Badge from "@cloudscape-design/components/badge";
import Button from "@cloudscape-design/components/button";
import ExpandableSection from "@cloudscape-design/components/expandable-section";
import type { CaseDetailResponse } from "../../../../core/contracts/board.ts";
import { type StepView, skippableSteps, stepsOf } from "../../../../core/domain/case/sop.ts";
import { localTimeText, type TimeZone } from "../../../../core/domain/shared/time.ts";
import { careText, sopStepLabel } from "../../messages/care-id.ts";
import type { Page } from "../../page.ts";
import type { CallRow, CaseRow } from "../../state/board.ts";
import type { Dialog } from "../dialogs.tsx";

const unchecked = { verified: { name: false, place: false, incident: false } };

/** Each step of the SOP: done, open, or left out with its reason. */
export function SopPanel(props: {
  readonly row: CaseRow;
  readonly call: CallRow | undefined;
  readonly detail: CaseDetailResponse | undefined;
  readonly page: Pick<Page, "info">;
  /** Absent for a role that may only look. */
  readonly onAsk?: (dialog: Dialog) => void;
}) {
  const { row, call, detail, page, onAsk } = props;
  const zone = page.info.timeZone;
  const steps = stepsOf({ head: row, call, checks: detail?.body ?? unchecked });
  const passed = steps.filter(({ state }) => state !== "open").length;
  return (
    <ExpandableSection
      variant="container"
      headerText={careText.steps}
      headerDescription={careText.stepsDone(passed, steps.length)}
    >
      <ol className="steps">
        {steps.map((view) => (
          <li key={view.step} data-sop={view.step} data-state={view.state}>
            <span className="step-name">{sopStepLabel[view.step]}</span>
            <StepState view={view} zone={zone} />
            {onAsk !== undefined && <StepButton view={view} onAsk={onAsk} />}
          </li>
        ))}
      </ol>
    </ExpandableSection>
  );
}

function StepState({ view, zone }: { readonly view: StepView; readonly zone: TimeZone }) {
  switch (view.state) {
    case "done":
      return (
        <span>
          <Badge color="green">{careText.stepDone}</Badge>{" "}
          {view.at !== undefined && <small>{localTimeText(view.at, zone)}</small>}
        </span>
      );
    case "open":
      return <Badge>{careText.stepOpen}</Badge>;
    case "skipped":
      return (
        <span>
          <Badge color="severity-medium">{careText.stepSkipped(view.reason)}</Badge>{" "}
          <small>
            {localTimeText(view.at, zone)} {careText.by(view.by)}
          </small>
        </span>
      );
  }
}

function StepButton({
  view,
  onAsk,
}: {
  readonly view: StepView;
  readonly onAsk: (dialog: Dialog) => void;
}) {
  const { step, state } = view;
  if (!skippableSteps.includes(step) || state === "done") return null;
  const undo = state === "skipped";
  return (
    <span className="row-badges">
      {step === "caller-told" && !undo && (
        <Button variant="inline-link" onClick={() => onAsk({ kind: "caller-told" })}>
          {careText.noteCallerTold}
        </Button>
      )}
      <Button variant="inline-link" onClick={() => onAsk({ kind: "skip", step, undo })}>
        {undo ? careText.unskip : careText.skip}
      </Button>
    </span>
  );
}
