import Button from "@cloudscape-design/components/button";
import Checkbox from "@cloudscape-design/components/checkbox";
import { settingsText } from "../../messages/settings-id.ts";
import { topicsText } from "../../messages/topics-id.ts";
import { idOf, type Settings, withItem, withoutItem } from "../../state/settings-edit.ts";
import { Line, Lines } from "../words.tsx";

type Neighbours = Settings["neighbours"];
type Neighbour = Neighbours[number];

/**
 * Regions and numbers that take cases over. A neighbour keeps its id when it is renamed: cases that were handed over
 * name it.
 */
export function NeighboursEditor(props: {
  readonly value: Neighbours;
  /** As they were read. */
  readonly known: Neighbours;
  readonly onChange: (value: Neighbours) => void;
}) {
  const { value, known, onChange } = props;
  const fixed = new Set(known.map(({ neighbourId }) => neighbourId));
  return (
    <div className="stack">
      <p className="quiet">{topicsText.neighboursHint}</p>
      {value.map((row, index) => (
        <NeighbourRow
          // biome-ignore lint/suspicious/noArrayIndexKey: the id follows the name that is being typed
          key={index}
          row={row}
          isKnown={fixed.has(row.neighbourId)}
          onRow={(next) => onChange(withItem(value, index, next))}
          onRemove={() => onChange(withoutItem(value, index))}
        />
      ))}
      <div>
        <Button onClick={() => onChange([...value, { neighbourId: "", name: "", phone: "+62" }])}>
          {settingsText.add}
        </Button>
      </div>
    </div>
  );
}

function NeighbourRow(props: {
  readonly row: Neighbour;
  readonly isKnown: boolean;
  readonly onRow: (row: Neighbour) => void;
  readonly onRemove: () => void;
}) {
  const { row, isKnown, onRow, onRemove } = props;
  const { exchange, ...byPhone } = row;
  return (
    <div className="dispatch">
      <div className="line">
        <Line
          label={topicsText.neighbourName}
          value={row.name}
          onType={(name) =>
            onRow({ ...row, name, neighbourId: isKnown ? row.neighbourId : idOf(name) })
          }
        />
        <Line
          label={topicsText.neighbourCode}
          value={row.code ?? ""}
          onType={(typed) => onRow(withCode(row, typed.trim()))}
        />
        <Line
          label={settingsText.phone}
          value={row.phone}
          onType={(phone) => onRow({ ...row, phone })}
        />
        <Button iconName="remove" onClick={onRemove}>
          {settingsText.remove}
        </Button>
      </div>
      <Checkbox
        checked={exchange !== undefined}
        onChange={({ detail }) =>
          onRow(detail.checked ? { ...byPhone, exchange: { url: "", publicKey: "" } } : byPhone)
        }
      >
        {topicsText.exchange}
      </Checkbox>
      {exchange !== undefined && (
        <div className="pair">
          <Line
            label={topicsText.exchangeUrl}
            value={exchange.url}
            onType={(url) => onRow({ ...row, exchange: { ...exchange, url } })}
          />
          <Lines
            label={topicsText.exchangeKey}
            value={exchange.publicKey}
            onType={(typed) =>
              onRow({
                ...row,
                exchange: { ...exchange, publicKey: typed.replaceAll(/\s/g, "") },
              })
            }
          />
        </div>
      )}
    </div>
  );
}

function withCode(row: Neighbour, code: string): Neighbour {
  const { code: _before, ...rest } = row;
  return code === "" ? rest : { ...rest, code };
}
