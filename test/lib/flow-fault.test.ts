import { Stack } from "aws-cdk-lib";
import { expect, it } from "vitest";
import { FlowFault } from "../../contact-flows/check/assert-flow.ts";
import { loadFlow } from "../../contact-flows/load.ts";
import { ContactFlow } from "../../lib/constructs/contact-flow.ts";

it("a flow with a fault fails synth with its file, block and reason", () => {
  const whisper = loadFlow("caller-whisper");
  const [first] = whisper.flow.Actions;
  const planted = { ...whisper.flow, Actions: [{ ...first, Type: "EndFlow" }] };
  const render = (flow: typeof whisper.flow) => () =>
    new ContactFlow(new Stack(), "Flow", {
      loaded: { ...whisper, flow },
      instanceArn: "arn:instance",
      regionCode: "33.75",
      values: {},
    });

  expect(render(whisper.flow)).not.toThrow();
  expect(render(planted as typeof whisper.flow)).toThrow(FlowFault);
  expect(render(planted as typeof whisper.flow)).toThrow(
    "contact-flows/caller-whisper.json: connect: unknown type EndFlow",
  );
});
