import FormField from "@cloudscape-design/components/form-field";
import Multiselect from "@cloudscape-design/components/multiselect";
import { useState } from "react";
import { type Kind, kinds } from "../../../../core/domain/case/kind.ts";
import type { Api } from "../../api.ts";
import { eventsText } from "../../messages/events-id.ts";
import { text } from "../../messages/id.ts";
import { kindLabel } from "../../messages/labels-id.ts";
import type { Page } from "../../page.ts";
import type { CaseRow, EventRow } from "../../state/board.ts";
import { useAct } from "../../use-act.ts";
import { DialogFrame } from "../dialog-frame.tsx";
import { choicesOf, Pick } from "../pick.tsx";
import { Line } from "../words.tsx";

type EventDialogProps = {
  readonly api: Api;
  readonly onDone: (event: EventRow, said: string, other?: EventRow) => void;
  readonly onDismiss: () => void;
};

const says = (words: string) => words.trim().length >= 3;

/** Cases to choose from, as people know them: number, kind, place. */
export function PlacesPick(props: {
  readonly rows: readonly CaseRow[];
  readonly chosen: readonly number[];
  readonly onChange: (serials: readonly number[]) => void;
}) {
  const options = props.rows.map((row) => ({
    value: String(row.serial),
    label: `${row.caseNumber} ${row.priority} ${kindLabel[row.kind]}`,
    description: [row.place.detail, row.place.village].filter((part) => part !== "").join(", "),
  }));
  return (
    <FormField label={eventsText.places} stretch={true}>
      <Multiselect
        ariaLabel={eventsText.places}
        options={options}
        selectedOptions={options.filter(({ value }) => props.chosen.includes(Number(value)))}
        placeholder={eventsText.pickPlaces}
        filteringType="auto"
        expandToViewport={true}
        onChange={({ detail }) =>
          props.onChange(detail.selectedOptions.map(({ value }) => Number(value)))
        }
      />
    </FormField>
  );
}

/** A person opens an event; its first places are chosen by hand. */
export function OpenEventDialog(
  props: EventDialogProps & {
    readonly page: Page;
    readonly rows: readonly CaseRow[];
    /** The case from which it is opened. */
    readonly first?: CaseRow;
  },
) {
  const { page, rows, first, api } = props;
  const [requestId] = useState(() => crypto.randomUUID());
  const [name, setName] = useState("");
  const [kind, setKind] = useState<Kind>(first?.kind ?? "natural-disaster");
  const [lead, setLead] = useState<string | undefined>(undefined);
  const [places, setPlaces] = useState<readonly number[]>(
    first === undefined ? [] : [first.serial],
  );
  const act = useAct<{ readonly event: EventRow }>(({ event }) =>
    props.onDone(event, eventsText.opened(event.eventNumber)),
  );
  return (
    <DialogFrame
      title={eventsText.openTitle}
      submit={eventsText.openDo}
      ready={says(name) && lead !== undefined}
      {...act}
      onDismiss={props.onDismiss}
      onSubmit={() => {
        if (lead === undefined) return;
        const request = { requestId, name: name.trim(), kind, leadAgency: lead };
        act.run(() => api.openEvent({ ...request, places: [...places] }));
      }}
    >
      <p className="quiet">{eventsText.openHint}</p>
      <Line label={eventsText.name} value={name} hint={eventsText.nameHint} onType={setName} />
      <div className="pair">
        <Pick
          label={eventsText.kind}
          choices={choicesOf(kinds, kindLabel)}
          value={kind}
          filter={true}
          onPick={setKind}
        />
        <Pick
          label={eventsText.lead}
          choices={page.info.agencies.map(({ agencyId, label }) => ({ value: agencyId, label }))}
          value={lead}
          placeholder={text.pickAgency}
          filter={true}
          onPick={setLead}
        />
      </div>
      <PlacesPick rows={rows} chosen={places} onChange={setPlaces} />
    </DialogFrame>
  );
}

/** Puts cases on an event that is open. */
export function AddPlacesDialog(
  props: EventDialogProps & { readonly event: EventRow; readonly rows: readonly CaseRow[] },
) {
  const { api, event, rows } = props;
  const [places, setPlaces] = useState<readonly number[]>([]);
  const act = useAct<{ readonly event: EventRow }>((value) =>
    props.onDone(value.event, eventsText.added),
  );
  return (
    <DialogFrame
      title={eventsText.addTitle}
      submit={eventsText.addDo}
      ready={places.length > 0}
      {...act}
      onDismiss={props.onDismiss}
      onSubmit={() => act.run(() => api.placeOnEvent(event.serial, { add: [...places] }))}
    >
      <PlacesPick rows={rows} chosen={places} onChange={setPlaces} />
    </DialogFrame>
  );
}

/** Some places become an event of their own. */
export function SplitDialog(
  props: EventDialogProps & { readonly event: EventRow; readonly rows: readonly CaseRow[] },
) {
  const { api, event, rows } = props;
  const [requestId] = useState(() => crypto.randomUUID());
  const [name, setName] = useState("");
  const [places, setPlaces] = useState<readonly number[]>([]);
  const act = useAct<{ readonly event: EventRow; readonly other?: EventRow }>((value) =>
    props.onDone(value.event, eventsText.splitDone(value.event.eventNumber), value.other),
  );
  return (
    <DialogFrame
      title={eventsText.splitTitle}
      submit={eventsText.splitDo}
      ready={says(name) && places.length > 0}
      {...act}
      onDismiss={props.onDismiss}
      onSubmit={() => {
        const request = { requestId, name: name.trim(), places: [...places] };
        act.run(() => api.splitEvent(event.serial, request));
      }}
    >
      <Line label={eventsText.name} value={name} hint={eventsText.nameHint} onType={setName} />
      <PlacesPick rows={rows} chosen={places} onChange={setPlaces} />
    </DialogFrame>
  );
}

export function CloseEventDialog(props: EventDialogProps & { readonly event: EventRow }) {
  const { api, event } = props;
  const [reason, setReason] = useState("");
  const act = useAct<{ readonly event: EventRow }>((value) =>
    props.onDone(value.event, eventsText.closed),
  );
  return (
    <DialogFrame
      title={eventsText.closeTitle}
      submit={eventsText.close}
      ready={says(reason)}
      {...act}
      onDismiss={props.onDismiss}
      onSubmit={() => act.run(() => api.closeEvent(event.serial, { reason: reason.trim() }))}
    >
      <p className="quiet">{eventsText.closeHint}</p>
      <Line label={eventsText.closeReason} value={reason} hint={text.required} onType={setReason} />
    </DialogFrame>
  );
}
