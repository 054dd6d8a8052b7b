import Checkbox from "@cloudscape-design/components/checkbox";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import type { CaseDetailResponse } from "../../../../core/contracts/board.ts";
import type { PlaceClues } from "../../../../core/domain/case/case.ts";
import { clueTexts, placeText } from "../../../../core/domain/case/place.ts";
import { localTimeText } from "../../../../core/domain/shared/time.ts";
import { careText } from "../../messages/care-id.ts";
import { problemText, text } from "../../messages/id.ts";
import { relationLabel } from "../../messages/intake-id.ts";
import { dispositionLabel } from "../../messages/labels-id.ts";
import type { Page } from "../../page.ts";
import { mayWork } from "../../roles.ts";
import type { CaseRow } from "../../state/board.ts";
import type { Settings } from "../../state/settings-edit.ts";
import { useDeed } from "../../use-deed.ts";

type FactProps = {
  readonly row: CaseRow;
  readonly detail: CaseDetailResponse | undefined;
  readonly page: Page;
  readonly living: Settings | undefined;
  readonly onChanged: (row: CaseRow) => void;
};

/** What is known of a case, and what of it was verified. */
export function CaseFacts(props: FactProps) {
  const { row, detail, page } = props;
  return (
    <Container header={<Header variant="h3">{text.what}</Header>}>
      <div className="stack">
        <KeyValuePairs columns={3} items={headFacts(props)} />
        <Clues clues={row.place.clues} />
        {detail !== undefined && <Verified key={row.version} {...props} detail={detail} />}
        {detail !== undefined && <KeyValuePairs columns={3} items={detailFacts(detail)} />}
        {detail !== undefined && (
          <div>
            <strong>{text.reportShown}</strong>
            {detail.body.report === undefined ? (
              <p className="quiet">{mayWork(page.session) ? text.wordsGone : text.wordsWithheld}</p>
            ) : (
              <p className="report">{detail.body.report}</p>
            )}
          </div>
        )}
      </div>
    </Container>
  );
}

/** Nobody ticked it: that is not a no. */
function dangerText(danger: boolean | undefined): string {
  if (danger === undefined) return text.unknown;
  return danger ? text.yes : text.no;
}

function headFacts({ row, page, living }: FactProps) {
  const certain = row.place.certain ? "" : ` (${text.uncertain})`;
  const ended = row.disposition === undefined ? "–" : dispositionLabel[row.disposition];
  return [
    { label: text.place, value: placeText(row.place) + certain },
    { label: text.createdAt, value: localTimeText(row.createdAt, page.info.timeZone) },
    { label: text.victims, value: row.victims === undefined ? text.unknown : String(row.victims) },
    { label: text.danger, value: dangerText(row.danger) },
    { label: text.brief, value: row.brief === "" ? "–" : row.brief },
    { label: text.result, value: row.cancelReason ?? ended },
    ...toldFacts(row, living),
  ];
}

/** What only some callers tell: shown when it was told. */
function toldFacts(
  { access, language, relation, localKind }: CaseRow,
  living: Settings | undefined,
) {
  const languageName = living?.languages.find(({ code }) => code === language)?.label ?? language;
  const kindName = living?.localKinds.find(({ code }) => code === localKind)?.label ?? localKind;
  return [
    { label: careText.access, value: access },
    { label: careText.language, value: languageName },
    {
      label: careText.relation,
      value: relation === undefined ? undefined : relationLabel[relation],
    },
    { label: careText.localKind, value: kindName },
  ].flatMap(({ label, value }) => (value === undefined || value === "" ? [] : [{ label, value }]));
}

/** What the caller could tell of a place that he could not name. */
function Clues({ clues }: { readonly clues: PlaceClues | undefined }) {
  const told = clueTexts(clues ?? {});
  if (told.length === 0) return null;
  return (
    <div data-clues={told.length}>
      <strong>{careText.clues}</strong>
      <ul className="stamps">
        {told.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </div>
  );
}

const checks = ["name", "place", "incident"] as const;
const checkLabel = {
  name: text.verifiedName,
  place: text.verifiedPlace,
  incident: text.verifiedIncident,
} as const;

/** Name, place and event: each is shown as verified or not, and may be marked at any time. */
function Verified(props: FactProps & { readonly detail: CaseDetailResponse }) {
  const { row, detail, page, onChanged } = props;
  const { verified } = detail.body;
  const deed = useDeed(onChanged);
  return (
    <div className="row-badges">
      <strong>{text.verify}:</strong>
      {checks.map((name) => (
        <Checkbox
          key={name}
          checked={verified[name]}
          disabled={deed.busy || !mayWork(page.session)}
          onChange={({ detail: { checked } }) =>
            deed.run(() =>
              page.api.changeCase(row.serial, { verified: { ...verified, [name]: checked } }),
            )
          }
        >
          {checkLabel[name]}
        </Checkbox>
      ))}
      {deed.problem !== undefined && <span role="alert">{problemText(deed.problem)}</span>}
    </div>
  );
}

function detailFacts({ body, identity }: CaseDetailResponse) {
  return [
    { label: text.callerName, value: identity?.callerName ?? "–" },
    { label: text.callNumber, value: identity?.callerNumber ?? "–" },
    { label: text.health, value: identity?.health ?? "–" },
    { label: text.notes, value: body.notes || "–" },
    { label: text.closeResult, value: body.result ?? "–" },
  ];
}
