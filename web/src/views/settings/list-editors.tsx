import Button from "@cloudscape-design/components/button";
import Checkbox from "@cloudscape-design/components/checkbox";
import { settingsText } from "../../messages/settings-id.ts";
import { type Contact, newContact, withItem, withoutItem } from "../../state/settings-edit.ts";
import { Line } from "../words.tsx";

type Operator = { readonly operatorId: string; readonly name: string };

/** A duty list: who is told, at which number, by which channels. */
export function ContactsEditor(props: {
  readonly value: readonly Contact[];
  readonly prefix: string;
  readonly onChange: (value: Contact[]) => void;
}) {
  const { value, onChange } = props;
  return (
    <div className="stack">
      {value.length === 0 && <p className="quiet">{settingsText.noContacts}</p>}
      {value.map((contact, index) => (
        <ContactRow
          key={contact.contactId}
          contact={contact}
          onChange={(next) => onChange(withItem(value, index, next))}
          onRemove={() => onChange(withoutItem(value, index))}
        />
      ))}
      <div>
        <Button onClick={() => onChange([...value, newContact(value, props.prefix)])}>
          {settingsText.add}
        </Button>
      </div>
    </div>
  );
}

function ContactRow(props: {
  readonly contact: Contact;
  readonly onChange: (contact: Contact) => void;
  readonly onRemove: () => void;
}) {
  const { contact, onChange } = props;
  const channel = (name: "whatsapp" | "sms") => (
    <Checkbox
      checked={contact.channels.includes(name)}
      onChange={({ detail }) => {
        const others = contact.channels.filter((known) => known !== name);
        onChange({ ...contact, channels: detail.checked ? [...others, name] : others });
      }}
    >
      {settingsText[name]}
    </Checkbox>
  );
  return (
    <div className="line">
      <Line
        label={settingsText.title}
        value={contact.title}
        onType={(title) => onChange({ ...contact, title })}
      />
      <Line
        label={settingsText.phone}
        value={contact.phone}
        onType={(phone) => onChange({ ...contact, phone })}
      />
      <div>
        {channel("whatsapp")}
        {channel("sms")}
      </div>
      <Button iconName="remove" ariaLabel={settingsText.remove} onClick={props.onRemove}>
        {settingsText.remove}
      </Button>
    </div>
  );
}

/** The operators' roster. */
export function OperatorsEditor(props: {
  readonly value: readonly Operator[];
  readonly onChange: (value: Operator[]) => void;
}) {
  const { value, onChange } = props;
  return (
    <div className="stack">
      {value.map((operator, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the id is what is being typed
        <div className="line" key={index}>
          <Line
            label={settingsText.operatorId}
            value={operator.operatorId}
            onType={(operatorId) => onChange(withItem(value, index, { ...operator, operatorId }))}
          />
          <Line
            label={settingsText.operatorName}
            value={operator.name}
            onType={(name) => onChange(withItem(value, index, { ...operator, name }))}
          />
          <Button iconName="remove" onClick={() => onChange(withoutItem(value, index))}>
            {settingsText.remove}
          </Button>
        </div>
      ))}
      <div>
        <Button onClick={() => onChange([...value, { operatorId: "", name: "" }])}>
          {settingsText.add}
        </Button>
      </div>
    </div>
  );
}
