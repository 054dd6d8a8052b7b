import Alert from "@cloudscape-design/components/alert";
import { useState } from "react";
import { callerRelations } from "../../../../core/domain/case/case.ts";
import { placeText } from "../../../../core/domain/case/place.ts";
import { careText } from "../../messages/care-id.ts";
import { missingText, text } from "../../messages/id.ts";
import { intakeText, relationLabel } from "../../messages/intake-id.ts";
import { agencyLabel } from "../../region-info.ts";
import {
  agenciesToTell,
  type ChangeForm,
  changeFormOf,
  changeRequestOf,
  overwritesPlace,
} from "../../state/change-form.ts";
import { useDeed } from "../../use-deed.ts";
import { useLandmarks } from "../../use-landmarks.ts";
import { useLiving } from "../../use-living.ts";
import { DialogFrame } from "../dialog-frame.tsx";
import type { DialogProps } from "../dialog-props.ts";
import { KindFields } from "../kind-fields.tsx";
import { choicesOf, Pick } from "../pick.tsx";
import { PlacePicker } from "../place-picker.tsx";

/**
 * UBAH: shows before sending which agencies will be told. What the person changed is measured against the case as it
 * was when the form opened, so that a field nobody touched never undoes what a colleague corrects meanwhile.
 */
export function ChangeDialog({ page, row, onDone, onDismiss }: DialogProps) {
  const [opened] = useState(row);
  const [form, setForm] = useState(() => changeFormOf(opened));
  const living = useLiving(page.api);
  const landmarks = useLandmarks(page.api);
  const deed = useDeed((changed) => onDone(changed, text.changed));
  const request = changeRequestOf(opened, form);
  const told = request.ok ? agenciesToTell(row, request.value) : [];
  const names = told.map((agencyId) => agencyLabel(page.info, agencyId)).join(", ");
  const differs = request.ok && Object.keys(request.value).length > 0;
  const edit = (patch: Partial<ChangeForm>) => setForm((before) => ({ ...before, ...patch }));
  return (
    <DialogFrame
      title={text.changeTitle}
      submit={text.changeSave}
      ready={differs}
      {...deed}
      onDismiss={onDismiss}
      onSubmit={() => {
        if (request.ok) deed.run(() => page.api.changeCase(row.serial, request.value));
      }}
    >
      <PlacePicker value={form} places={page.places} landmarks={landmarks} onEdit={edit} />
      <KindFields
        value={form}
        errors={{}}
        {...(living !== undefined && { localKinds: living.localKinds })}
        onEdit={edit}
      />
      <CallerPart form={form} languages={living?.languages ?? []} onEdit={edit} />
      {!request.ok && (
        <Alert type="warning">{request.refusal.map((field) => missingText[field]).join(" ")}</Alert>
      )}
      {request.ok && overwritesPlace(opened, row, request.value) && (
        <Alert type="warning">{text.placeCorrected(placeText(row.place))}</Alert>
      )}
      {differs && (
        <Alert type="info">
          {told.length > 0 ? text.changeTells(names) : text.changeTellsNobody}
        </Alert>
      )}
    </DialogFrame>
  );
}

/** What the caller is to the event, and which language he speaks. */
function CallerPart(props: {
  readonly form: ChangeForm;
  readonly languages: readonly { readonly code: string; readonly label: string }[];
  readonly onEdit: (patch: Partial<ChangeForm>) => void;
}) {
  const { form, languages, onEdit } = props;
  return (
    <div className="pair">
      <Pick
        label={intakeText.relation}
        choices={choicesOf(callerRelations, relationLabel)}
        value={form.relation}
        placeholder={intakeText.relationPick}
        onPick={(relation) => onEdit({ relation })}
      />
      {languages.length > 0 && (
        <Pick
          label={careText.language}
          choices={languages.map(({ code, label }) => ({ value: code, label }))}
          value={form.language}
          onPick={(language) => onEdit({ language })}
        />
      )}
    </div>
  );
}
