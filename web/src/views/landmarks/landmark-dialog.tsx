import { useState } from "react";
import { landmarkIdOf } from "../../../../core/domain/landmark/propose.ts";
import { topicsText } from "../../messages/topics-id.ts";
import type { Page } from "../../page.ts";
import { type LandmarkForm, landmarkRequestOf } from "../../state/landmark-edit.ts";
import { useAct } from "../../use-act.ts";
import { DialogFrame } from "../dialog-frame.tsx";
import { Pick } from "../pick.tsx";
import { Line } from "../words.tsx";

/** A landmark, new or known: its names, where it lies. */
export function LandmarkDialog(props: {
  readonly page: Page;
  /** Absent for a new one: its id follows from its name and place. */
  readonly landmarkId: string | undefined;
  readonly first: LandmarkForm;
  readonly onDone: () => void;
  readonly onDismiss: () => void;
}) {
  const { page, landmarkId, first, onDone, onDismiss } = props;
  const [form, setForm] = useState(first);
  const act = useAct<unknown>(onDone);
  const request = landmarkRequestOf(form);
  const edit = (patch: Partial<LandmarkForm>) => setForm((before) => ({ ...before, ...patch }));
  const districts = new Map(page.places.districts.map(({ code, name }) => [code, name]));
  return (
    <DialogFrame
      title={topicsText.landmarkTitle}
      submit={topicsText.keep}
      ready={request.ok}
      {...act}
      onDismiss={onDismiss}
      onSubmit={() => {
        if (!request.ok) return;
        const { name, villageCode } = request.value;
        const id = landmarkId ?? landmarkIdOf(name, villageCode);
        act.run(() => page.api.keepLandmark(id, request.value));
      }}
    >
      <Line label={topicsText.landmarkName} value={form.name} onType={(name) => edit({ name })} />
      <Line
        label={topicsText.otherNames}
        value={form.otherNames}
        onType={(otherNames) => edit({ otherNames })}
      />
      <Pick
        label={topicsText.village}
        choices={[
          { value: "", label: topicsText.noVillage },
          ...page.places.villages.map(({ code, name, districtCode }) => ({
            value: code,
            label: name,
            description: districts.get(districtCode) ?? "",
          })),
        ]}
        value={form.villageCode}
        filter={true}
        onPick={(villageCode) => edit({ villageCode })}
      />
      <Line
        label={topicsText.point}
        value={form.point}
        errorText={!request.ok && request.refusal === "point" ? topicsText.badPoint : undefined}
        onType={(point) => edit({ point })}
      />
    </DialogFrame>
  );
}
