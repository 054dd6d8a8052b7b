import {
  AssociatePhoneNumberContactFlowCommand,
  BatchGetFlowAssociationCommand,
  type ConnectClient,
  DisassociatePhoneNumberContactFlowCommand,
} from "@aws-sdk/client-connect";

/** Which flow answers a telephone number of an instance. */
export type PhoneNumbers = {
  /** The same number and flow again changes nothing; another flow replaces the one before. */
  readonly associate: (number: NumberOfInstance & { readonly flowId: string }) => Promise<void>;
  /** Id of the flow that answers the number now. */
  readonly flowOf: (number: NumberOfInstance) => Promise<string | undefined>;
  readonly disassociate: (number: NumberOfInstance) => Promise<void>;
};

export type NumberOfInstance = {
  /** Id that Connect gave the claimed number, not the number itself. */
  readonly phoneNumberId: string;
  readonly instanceId: string;
};

/** The numbers of Amazon Connect. Throws what the SDK throws. */
export function connectPhoneNumbers(client: ConnectClient): PhoneNumbers {
  return {
    async associate({ phoneNumberId, instanceId, flowId }) {
      await client.send(
        new AssociatePhoneNumberContactFlowCommand({
          PhoneNumberId: phoneNumberId,
          InstanceId: instanceId,
          ContactFlowId: flowId,
        }),
      );
    },
    async flowOf({ phoneNumberId, instanceId }) {
      const { FlowAssociationSummaryList: found = [] } = await client.send(
        new BatchGetFlowAssociationCommand({
          InstanceId: instanceId,
          ResourceIds: [phoneNumberId],
          ResourceType: "VOICE_PHONE_NUMBER",
        }),
      );
      return found[0]?.FlowId?.split("/").at(-1); // an id by the documentation; an ARN would end with it
    },
    async disassociate({ phoneNumberId, instanceId }) {
      await client.send(
        new DisassociatePhoneNumberContactFlowCommand({
          PhoneNumberId: phoneNumberId,
          InstanceId: instanceId,
        }),
      );
    },
  };
}
