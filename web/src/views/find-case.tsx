import Button from "@cloudscape-design/components/button";
import Input from "@cloudscape-design/components/input";
import { useState } from "react";
import { text } from "../messages/id.ts";
import { serialIn } from "../state/find-serial.ts";

/** Opens a case by its number, closed ones too, as people say it on the telephone: `0042`. */
export function FindCase(props: {
  readonly code: string;
  readonly onFound: (serial: number) => void;
}) {
  const [typed, setTyped] = useState("");
  const serial = serialIn(props.code, typed);
  const open = () => {
    if (serial === undefined) return;
    setTyped("");
    props.onFound(serial);
  };
  return (
    <div className="find">
      <Input
        value={typed}
        ariaLabel={text.findCase}
        placeholder={text.findCase}
        inputMode="numeric"
        autoComplete={false}
        onChange={({ detail }) => setTyped(detail.value)}
        onKeyDown={({ detail }) => {
          if (detail.key === "Enter") open();
        }}
      />
      <Button disabled={serial === undefined} onClick={open}>
        {text.open}
      </Button>
    </div>
  );
}
