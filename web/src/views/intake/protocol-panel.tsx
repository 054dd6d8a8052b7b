import Alert from "@cloudscape-design/components/alert";
import Badge from "@cloudscape-design/components/badge";
import Button from "@cloudscape-design/components/button";
import ExpandableSection from "@cloudscape-design/components/expandable-section";
import type { Kind } from "../../../../core/domain/case/kind.ts";
import { cardOf } from "../../../../core/domain/protocol/card.ts";
import { cardQuestions } from "../../../../core/domain/protocol/card-shape.ts";
import {
  answerOfKey,
  protocols,
  uncheckedNote,
} from "../../../../core/domain/protocol/protocol.ts";
import type { Question } from "../../../../core/domain/protocol/question.ts";
import { intakeText } from "../../messages/intake-id.ts";
import type { CaseForm } from "../../state/case-form.ts";
import { answerKey, raisedPriority, wordOf } from "../../state/protocol-answers.ts";
import { Line } from "../words.tsx";

type PanelProps = {
  readonly form: CaseForm;
  readonly kind: Kind;
  readonly onEdit: (patch: Partial<CaseForm>) => void;
};

/** What to ask for this kind, and what the caller is told to do until help comes. */
export function ProtocolPanel(props: PanelProps) {
  const { form, kind, onEdit } = props;
  const { questions, instructions } = protocols[kind];
  const answer = (question: Question, said: string) =>
    onEdit({
      answers: { ...form.answers, [answerKey(kind, question)]: said },
      ...(question.id === "victims" && question.answer === "number" && { victims: said }),
    });
  return (
    <>
      <RaisedPriority form={form} onEdit={onEdit} />
      {questions.map((question) => {
        const said = form.answers[answerKey(kind, question)] ?? "";
        const give = (words: string) => answer(question, words);
        return question.answer === "yes-no" ? (
          <YesNo key={question.id} question={question} said={said} onAnswer={give} />
        ) : (
          <Line
            key={question.id}
            label={question.text}
            value={said}
            numeric={question.answer === "number"}
            onType={give}
          />
        );
      })}
      <small className="quiet">{intakeText.keysHint}</small>
      <div>
        <strong>{intakeText.instructions}</strong>
        <ul className="told">
          {instructions.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <small className="quiet">{uncheckedNote}</small>
      </div>
    </>
  );
}

/** Answered by voice, or by the caller's key: 1 ya, 2 tidak. The same keys answer at the desk. */
function YesNo(props: {
  readonly question: Question;
  readonly said: string;
  readonly onAnswer: (said: string) => void;
}) {
  const { question, said, onAnswer } = props;
  const choice = (value: boolean, label: string) => (
    <label className="choice">
      <input
        type="radio"
        name={question.id}
        checked={said === wordOf(value)}
        onChange={() => onAnswer(wordOf(value))}
        onKeyDown={(event) => {
          const pressed = answerOfKey(event.key);
          if (pressed !== undefined) onAnswer(wordOf(pressed));
        }}
      />
      {label}
    </label>
  );
  return (
    <fieldset className="asked">
      <legend>{question.text}</legend>
      {choice(true, intakeText.yes)}
      {choice(false, intakeText.no)}
      {said !== "" && (
        <Button
          variant="inline-icon"
          iconName="close"
          ariaLabel={`${intakeText.clearAnswer}: ${question.text}`}
          onClick={() => onAnswer("")}
        />
      )}
    </fieldset>
  );
}

/** The answers speak for more urgency than the form has; the operator decides. */
function RaisedPriority({ form, onEdit }: Pick<PanelProps, "form" | "onEdit">) {
  const raised = raisedPriority(form, intakeText.priorityOfWords);
  if (raised === undefined) return null;
  const { priority, reasons } = raised;
  return (
    <Alert
      type="warning"
      header={intakeText.priorityRaised(priority)}
      action={
        <Button onClick={() => onEdit({ priority })}>{intakeText.priorityTake(priority)}</Button>
      }
    >
      {reasons.length === 0 ? intakeText.priorityOfKind : reasons.join("; ")}
    </Alert>
  );
}

/** The ten questions of every call in the caller's language; nothing for a language without a card. */
export function LanguageCard({ code }: { readonly code: string }) {
  const card = cardOf(code);
  const indonesian = cardOf("id");
  if (card === undefined || indonesian === undefined) return null;
  return (
    <ExpandableSection headerText={intakeText.card(card.label)} defaultExpanded={true}>
      {!card.checked && <Badge color="red">{intakeText.unchecked}</Badge>}
      <ol className="told">
        {cardQuestions.map((question) => (
          <li key={question}>
            <strong>{card.texts[question]}</strong>
            <div className="quiet">{indonesian.texts[question]}</div>
          </li>
        ))}
      </ol>
    </ExpandableSection>
  );
}
