import {
  type ConnectClient,
  ConnectServiceException,
  UpdateContactAttributesCommand,
} from "@aws-sdk/client-connect";
import type { WaitingCallers } from "../../usecases/centre-ports.ts";
import { idInArn } from "./arn.ts";

/** The caller has put down meanwhile. Which of them Connect answers with is not documented. */
const goneBefore = new Set(["InvalidRequestException", "ResourceNotFoundException"]);

/** Callers in Connect's queues, told by the attribute `overflowNow` that customer-queue compares. */
export function connectWaitingCallers(client: ConnectClient, instanceArn: string): WaitingCallers {
  return {
    async setOverflowNow(contactId, on) {
      try {
        await client.send(
          new UpdateContactAttributesCommand({
            InstanceId: idInArn(instanceArn),
            InitialContactId: contactId,
            Attributes: { overflowNow: String(on) },
          }),
        );
      } catch (error) {
        if (!(error instanceof ConnectServiceException && goneBefore.has(error.name))) throw error;
      }
    },
  };
}
