import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import Modal from "@cloudscape-design/components/modal";
import type { ReactNode } from "react";
import type { Problem } from "../answer.ts";
import { problemText, text } from "../messages/id.ts";

/** A question with one deed. A refusal or a lost connection is said inside, and what was typed stays. */
export function DialogFrame(props: {
  readonly title: string;
  readonly submit: string;
  readonly ready: boolean;
  readonly busy: boolean;
  readonly problem: Problem | undefined;
  readonly onSubmit: () => void;
  readonly onDismiss: () => void;
  readonly children: ReactNode;
}) {
  return (
    <Modal
      visible={true}
      header={props.title}
      onDismiss={props.onDismiss}
      closeAriaLabel={text.cancelDialog}
      footer={
        <div className="buttons end">
          <Button variant="link" onClick={props.onDismiss}>
            {text.cancelDialog}
          </Button>
          <Button
            variant="primary"
            loading={props.busy}
            disabled={!props.ready}
            onClick={props.onSubmit}
          >
            {props.submit}
          </Button>
        </div>
      }
    >
      <div className="stack">
        {props.problem !== undefined && <Alert type="error">{problemText(props.problem)}</Alert>}
        {props.children}
      </div>
    </Modal>
  );
}
