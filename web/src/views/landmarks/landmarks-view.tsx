import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import { useCallback, useEffect, useState } from "react";
import type { LandmarkView } from "../../../../core/contracts/landmarks.ts";
import type { Problem } from "../../answer.ts";
import { problemText, text } from "../../messages/id.ts";
import { topicsText } from "../../messages/topics-id.ts";
import type { Page } from "../../page.ts";
import { mayWork } from "../../roles.ts";
import {
  emptyLandmark,
  type LandmarkForm,
  landmarkFormOf,
  shownLandmarks,
} from "../../state/landmark-edit.ts";
import { useAct } from "../../use-act.ts";
import type { Notices } from "../../use-notices.ts";
import { Line } from "../words.tsx";
import { LandmarkDialog } from "./landmark-dialog.tsx";

type Edited = { readonly landmarkId: string | undefined; readonly first: LandmarkForm };

/** The region's landmarks: what closed cases propose, and what is on the list. */
export function LandmarksView({
  page,
  notices,
}: {
  readonly page: Page;
  readonly notices: Notices;
}) {
  const [landmarks, setLandmarks] = useState<readonly LandmarkView[] | undefined>(undefined);
  const [problem, setProblem] = useState<Problem | undefined>(undefined);
  const [typed, setTyped] = useState("");
  const [edited, setEdited] = useState<Edited | undefined>(undefined);
  const load = useCallback(() => {
    const run = async () => {
      const answer = await page.api.allLandmarks();
      setProblem(answer.ok ? undefined : answer.problem);
      if (answer.ok) setLandmarks(answer.value.landmarks);
    };
    void run();
  }, [page]);
  useEffect(load, [load]);
  if (problem !== undefined) return <Alert type="error">{problemText(problem)}</Alert>;
  if (landmarks === undefined) return <p className="lonely">{text.loading}</p>;
  const { proposals, listed } = shownLandmarks(landmarks, typed);
  const parts = { page, notices, onChanged: load, onEdit: setEdited };
  return (
    <div className="stack narrow">
      <p className="quiet">{topicsText.landmarksHint}</p>
      <List
        {...parts}
        title={topicsText.proposals}
        none={topicsText.noProposals}
        rows={proposals}
      />
      <div className="find low">
        <Line label={topicsText.findLandmark} value={typed} onType={setTyped} />
        {mayWork(page.session) && (
          <Button onClick={() => setEdited({ landmarkId: undefined, first: emptyLandmark })}>
            {topicsText.newLandmark}
          </Button>
        )}
      </div>
      <List {...parts} title={topicsText.listed} none={topicsText.noLandmarks} rows={listed} />
      {edited !== undefined && (
        <LandmarkDialog
          page={page}
          {...edited}
          onDismiss={() => setEdited(undefined)}
          onDone={() => {
            setEdited(undefined);
            notices.say("success", topicsText.kept);
            load();
          }}
        />
      )}
    </div>
  );
}

type RowParts = {
  readonly page: Page;
  readonly notices: Notices;
  readonly onChanged: () => void;
  readonly onEdit: (edited: Edited) => void;
};

function List(
  props: RowParts & {
    readonly title: string;
    readonly none: string;
    readonly rows: readonly LandmarkView[];
  },
) {
  const { title, none, rows, ...parts } = props;
  return (
    <Container
      header={
        <Header variant="h3" counter={`(${rows.length})`}>
          {title}
        </Header>
      }
    >
      <div className="stack">
        {rows.length === 0 && <p className="quiet">{none}</p>}
        {rows.map((row) => (
          <Row key={row.landmarkId} {...parts} row={row} />
        ))}
      </div>
    </Container>
  );
}

function Row(props: RowParts & { readonly row: LandmarkView }) {
  const { page, notices, row, onChanged, onEdit } = props;
  const proposed = row.state === "proposed";
  const said = (words: string) => () => {
    notices.say("success", words);
    onChanged();
  };
  const removal = useAct<unknown>(said(proposed ? topicsText.refused : topicsText.removed));
  return (
    <div className="place" data-landmark={row.landmarkId}>
      <span className="grow">
        <strong>{row.name}</strong> {row.otherNames.length > 0 && `(${row.otherNames.join(", ")})`}{" "}
        <span className="quiet">{whereabouts(row, page)}</span>
      </span>
      {mayWork(page.session) && (
        <>
          {proposed && <AcceptButton {...props} onAccepted={said(topicsText.accepted)} />}
          <Button
            onClick={() => onEdit({ landmarkId: row.landmarkId, first: landmarkFormOf(row) })}
          >
            {topicsText.edit}
          </Button>
          <Button
            loading={removal.busy}
            onClick={() => removal.run(() => page.api.removeLandmark(row.landmarkId))}
          >
            {proposed ? topicsText.refuse : topicsText.remove}
          </Button>
        </>
      )}
      {removal.problem !== undefined && <Alert type="error">{problemText(removal.problem)}</Alert>}
    </div>
  );
}

/** A person's yes: the landmark is listed as it was proposed. */
function AcceptButton(props: {
  readonly page: Page;
  readonly row: LandmarkView;
  readonly onAccepted: () => void;
}) {
  const { page, row, onAccepted } = props;
  const act = useAct<unknown>(onAccepted);
  const { landmarkId, name, otherNames, villageCode, point } = row;
  const request = { name, otherNames, villageCode, ...(point !== undefined && { point }) };
  return (
    <>
      <Button
        variant="primary"
        loading={act.busy}
        onClick={() => act.run(() => page.api.keepLandmark(landmarkId, request))}
      >
        {topicsText.accept}
      </Button>
      {act.problem !== undefined && <Alert type="error">{problemText(act.problem)}</Alert>}
    </>
  );
}

function whereabouts({ villageCode, fromCase }: LandmarkView, { places }: Page): string {
  const village = places.villages.find(({ code }) => code === villageCode);
  const district = places.districts.find(({ code }) => code === village?.districtCode);
  const words = [village?.name ?? topicsText.noVillage, district?.name];
  const from = fromCase === undefined ? undefined : topicsText.fromCase(fromCase);
  return [...words, from].filter((word) => word !== undefined).join(" · ");
}
