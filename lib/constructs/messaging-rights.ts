import { Stack } from "aws-cdk-lib";
import type { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { Construct } from "constructs";
import type { Region } from "../../regions/load.ts";
import { allow } from "../access.ts";
import { smsConfigurationSet } from "../names.ts";
import { parameter } from "../parameter.ts";

/** Id of the region's WhatsApp number; drawn by AWS when the business account is linked (no CloudFormation type). */
export function whatsAppNumber(scope: Construct): string {
  return parameter(scope, "WhatsAppNumberId", {
    default: `phone-number-id-${"0".repeat(32)}`,
    description: "Id of the WhatsApp number in AWS End User Messaging Social",
  });
}

/** Sender of SMS: a registered sender id or number. */
export function smsSender(scope: Construct): string {
  return parameter(scope, "SmsOrigination", {
    default: "SIAGA112",
    description: "Sender id, number or pool that SMS come from",
  });
}

export function whatsAppSending(stack: Stack, region: Region): PolicyStatement {
  const numbers = `arn:aws:social-messaging:${region.messagingRegion}:${stack.account}:phone-number-id/*`;
  return allow(["social-messaging:SendWhatsAppMessage"], [numbers]);
}

export function smsSending(stack: Stack, region: Region): PolicyStatement {
  const arn = (resource: string) =>
    `arn:aws:sms-voice:${region.messagingRegion}:${stack.account}:${resource}`;
  return allow(
    ["sms-voice:SendTextMessage"],
    [
      arn("sender-id/*"),
      arn("phone-number/*"),
      arn("pool/*"),
      arn(`configuration-set/${smsConfigurationSet(region)}`),
    ],
  );
}

/** What a function needs that writes an SMS to a caller. */
export function smsToCallers(scope: Construct, region: Region) {
  return {
    environment: {
      MESSAGING_REGION: region.messagingRegion,
      SMS_CONFIGURATION_SET: smsConfigurationSet(region),
      SMS_ORIGINATION: smsSender(scope),
    },
    sending: smsSending(Stack.of(scope), region),
  };
}
