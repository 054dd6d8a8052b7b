import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import type { ReactNode } from "react";

/** A part of a form under its heading. */
export function Section(props: {
  readonly title: string;
  readonly description?: string;
  readonly children: ReactNode;
}) {
  return (
    <Container
      header={
        <Header variant="h3" description={props.description}>
          {props.title}
        </Header>
      }
    >
      <div className="stack">{props.children}</div>
    </Container>
  );
}
