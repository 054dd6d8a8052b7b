import {
  type ConnectClient,
  ConnectServiceException,
  DismissUserContactCommand,
  PutUserStatusCommand,
} from "@aws-sdk/client-connect";
import type { OperatorPhones } from "../../usecases/ports.ts";
import { idInArn } from "./arn.ts";

export type OperatorPhonesOptions = {
  readonly instanceArn: string;
  /** ARNs of the statuses by name: "Tidak menjawab". */
  readonly statusArns: Readonly<Record<string, string>>;
};

/** A status that this instance does not have: a wrong deployment. */
export class UnknownStatus extends Error {
  override readonly name = "UnknownStatus";
}

/**
 * The contact has gone by itself, or was dismissed before: what was wanted is so. Which of the three Connect answers with is
 * not documented; were it another reason, the telephone stays blocked and the desks go on showing that.
 */
const goneBefore = new Set([
  "InvalidParameterException",
  "InvalidRequestException",
  "ResourceNotFoundException",
]);

/** Operators' telephones in Amazon Connect. */
export function connectOperatorPhones(
  client: ConnectClient,
  { instanceArn, statusArns }: OperatorPhonesOptions,
): OperatorPhones {
  const InstanceId = idInArn(instanceArn);
  return {
    async dismiss(operatorId, contactId) {
      try {
        await client.send(
          new DismissUserContactCommand({ InstanceId, UserId: operatorId, ContactId: contactId }),
        );
      } catch (error) {
        if (!(error instanceof ConnectServiceException && goneBefore.has(error.name))) throw error;
      }
    },
    async setStatus(operatorId, status) {
      const arn = statusArns[status];
      if (arn === undefined) throw new UnknownStatus(`no agent status "${status}"`);
      const AgentStatusId = idInArn(arn);
      await client.send(
        new PutUserStatusCommand({ InstanceId, UserId: operatorId, AgentStatusId }),
      );
    },
  };
}
