import {
  type ConnectClient,
  ConnectServiceException,
  StartOutboundVoiceContactCommand,
} from "@aws-sdk/client-connect";
import type { OutgoingPurpose } from "../../domain/call/telephony.ts";
import { DialRefused, NoLineFree } from "../../usecases/call-out.ts";
import type { Telephony } from "../../usecases/ports.ts";
import { idInArn } from "./arn.ts";

export type ConnectTelephonyOptions = {
  readonly instanceArn: string;
  /** Its outbound caller number is shown to whoever is rung. */
  readonly queueArn: string;
  readonly flowArns: Readonly<Record<OutgoingPurpose, string>>;
};

/** The request itself is refused: the same again is refused again. */
const refusals = new Set([
  "DestinationNotAllowedException",
  "InvalidParameterException",
  "InvalidRequestException",
  "OutboundContactNotPermittedException",
  "ResourceNotFoundException",
]);

/** Reads why Connect does not dial. Throttling is left to the client's own retries, then to the queue. */
function translated(error: unknown): unknown {
  if (!(error instanceof ConnectServiceException)) return error;
  if (error.name === "LimitExceededException") {
    return new NoLineFree("Connect has no call free", { cause: error });
  }
  return refusals.has(error.name) ? new DialRefused(error.name, { cause: error }) : error;
}

/** Amazon Connect as the centre's telephones. A repeated request gets the contact that the first one made, for 7 days. */
export function connectTelephony(
  client: ConnectClient,
  options: ConnectTelephonyOptions,
): Pick<Telephony, "dial"> {
  return {
    async dial({ requestId, to, purpose, attributes }) {
      try {
        const { ContactId } = await client.send(
          new StartOutboundVoiceContactCommand({
            InstanceId: idInArn(options.instanceArn),
            ContactFlowId: idInArn(options.flowArns[purpose]),
            QueueId: idInArn(options.queueArn),
            DestinationPhoneNumber: to,
            ClientToken: requestId,
            Attributes: { ...attributes },
          }),
        );
        return { contactId: ContactId ?? requestId };
      } catch (error) {
        throw translated(error);
      }
    },
  };
}
