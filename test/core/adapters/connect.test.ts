import { ConnectClient, ConnectServiceException } from "@aws-sdk/client-connect";
import { describe, expect, it } from "vitest";
import { connectOperatorPhones } from "../../../core/adapters/connect/operator-phones.ts";
import { connectTelephony } from "../../../core/adapters/connect/telephony.ts";
import { DialRefused, NoLineFree } from "../../../core/usecases/call-out.ts";

const instanceArn = "arn:aws:connect:ap-southeast-1:000000000000:instance/i-1";

function fault(name: string): ConnectServiceException {
  return new ConnectServiceException({ name, $fault: "client", $metadata: {}, message: name });
}

/** Takes the place of every request: writes it down, and answers or fails as the test says. */
function recorded(answer: unknown, error?: Error) {
  const sent: unknown[] = [];
  const client = new ConnectClient({ region: "ap-southeast-1" });
  client.middlewareStack.add(
    () => async (call) => {
      sent.push(call.input);
      if (error !== undefined) throw error;
      return { output: Object.assign({ $metadata: {} }, answer), response: {} };
    },
    { step: "initialize" },
  );
  return { client, sent };
}

const options = {
  instanceArn,
  queueArn: `${instanceArn}/queue/q-1`,
  flowArns: {
    "alert-agency": `${instanceArn}/contact-flow/f-1`,
    "alert-on-call": `${instanceArn}/contact-flow/f-2`,
    "overflow-test": `${instanceArn}/contact-flow/f-3`,
    "call-back": `${instanceArn}/contact-flow/f-4`,
  },
};
const call = {
  requestId: "request-1",
  to: "+620811000001",
  purpose: "alert-on-call",
  attributes: { alertRef: "ref" },
} as const;

describe("Amazon Connect as the centre's telephones", () => {
  it("dials with the flow of the purpose, and with the request as its token, so that it rings once", async () => {
    const { client, sent } = recorded({ ContactId: "c-1" });

    expect(await connectTelephony(client, options).dial(call)).toEqual({ contactId: "c-1" });
    expect(sent).toEqual([
      {
        InstanceId: "i-1",
        ContactFlowId: "f-2",
        QueueId: "q-1",
        DestinationPhoneNumber: "+620811000001",
        ClientToken: "request-1",
        Attributes: { alertRef: "ref" },
      },
    ]);
  });

  it.each([
    ["LimitExceededException", NoLineFree],
    ["DestinationNotAllowedException", DialRefused],
    ["OutboundContactNotPermittedException", DialRefused],
    ["InvalidRequestException", DialRefused],
    ["InternalServiceException", ConnectServiceException],
  ])("tells %s from what a second try may mend", async (name, expected) => {
    const { client } = recorded({}, fault(name));

    await expect(connectTelephony(client, options).dial(call)).rejects.toBeInstanceOf(expected);
  });
});

describe("operators' telephones in Amazon Connect", () => {
  const statusArns = { "Tidak menjawab": `${instanceArn}/agent-state/s-1` };

  it("clears a missed call, and one that has gone by itself is cleared too", async () => {
    const first = recorded({});
    await connectOperatorPhones(first.client, { instanceArn, statusArns }).dismiss("op-1", "c-1");
    const gone = recorded({}, fault("ResourceNotFoundException"));
    await connectOperatorPhones(gone.client, { instanceArn, statusArns }).dismiss("op-1", "c-1");

    expect(first.sent).toEqual([{ InstanceId: "i-1", UserId: "op-1", ContactId: "c-1" }]);
  });

  it("does not hide that a telephone could not be reached", async () => {
    const { client } = recorded({}, fault("ThrottlingException"));
    const phones = connectOperatorPhones(client, { instanceArn, statusArns });

    await expect(phones.dismiss("op-1", "c-1")).rejects.toThrow("ThrottlingException");
  });

  it("sets a pause by its name, and refuses one that the instance does not have", async () => {
    const { client, sent } = recorded({});
    const phones = connectOperatorPhones(client, { instanceArn, statusArns });
    await phones.setStatus("op-1", "Tidak menjawab");

    expect(sent).toEqual([{ InstanceId: "i-1", UserId: "op-1", AgentStatusId: "s-1" }]);
    await expect(phones.setStatus("op-1", "Makan")).rejects.toThrow("Makan");
  });
});
