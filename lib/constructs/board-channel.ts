import {
  AppSyncAuthorizationType,
  type ChannelNamespace,
  Code,
  EventApi,
} from "aws-cdk-lib/aws-appsync";
import { UserPool } from "aws-cdk-lib/aws-cognito";
import type { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { Construct } from "constructs";
import type { Region } from "../../regions/load.ts";
import { allow } from "../access.ts";
import { boardNamespace } from "../names.ts";

const roles = ["operator", "lead-operator", "supervisor"];

/** Live changes of the board: functions publish with their role, signed-in people of this region subscribe. */
export class BoardChannel extends Construct {
  readonly api: EventApi;
  readonly namespace: ChannelNamespace;

  constructor(
    scope: Construct,
    id: string,
    props: { readonly region: Region; readonly userPoolId: string },
  ) {
    super(scope, id);
    const people = AppSyncAuthorizationType.USER_POOL;
    const functions = AppSyncAuthorizationType.IAM;
    this.api = new EventApi(this, "Api", {
      apiName: `Siaga112 ${props.region.code}`,
      authorizationConfig: {
        authProviders: [
          { authorizationType: functions },
          {
            authorizationType: people,
            cognitoConfig: { userPool: UserPool.fromUserPoolId(this, "People", props.userPoolId) },
          },
        ],
        connectionAuthModeTypes: [people],
        defaultPublishAuthModeTypes: [functions],
        defaultSubscribeAuthModeTypes: [people],
      },
    });
    this.namespace = this.api.addChannelNamespace(boardNamespace, {
      code: Code.fromInline(onSubscribe(props.region)),
    });
  }

  /** The domain takes events over HTTPS at `/event`. */
  get endpoint(): string {
    return `https://${this.api.httpDns}`;
  }

  /** Where desks listen. */
  get realtimeUrl(): string {
    return `wss://${this.api.realtimeDns}/event/realtime`;
  }

  publishing(): PolicyStatement {
    return allow(["appsync:EventPublish"], [this.namespace.channelNamespaceArn]);
  }
}

/** Runs in AppSync: nobody listens to another region's board, and no role without case content listens at all. */
function onSubscribe(region: Region): string {
  return `import { util } from "@aws-appsync/utils";
export function onSubscribe(ctx) {
  const claims = ctx.identity.claims;
  const groups = claims["cognito:groups"] ?? [];
  const allowed = groups.filter((group) => ${JSON.stringify(roles)}.includes(group));
  if (claims["custom:region"] !== ${JSON.stringify(region.code)} || allowed.length === 0) {
    util.unauthorized();
  }
}
`;
}
