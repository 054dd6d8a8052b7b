import { join } from "node:path";
import { Duration } from "aws-cdk-lib";
import { type PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Architecture, Code, Function as LambdaFunction, Runtime } from "aws-cdk-lib/aws-lambda";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import { allow } from "../access.ts";
import { digitsOf } from "../names.ts";
import type { RegionContext } from "../region-context.ts";
import { acknowledgeWildcards } from "../wildcards.ts";
import { countedLineAlarm, type RingingLines, ringing } from "./counted-lines.ts";
import { outageAlarm } from "./outage-alarm.ts";

/** Metadata under which the house rules find that somebody thought about a failure. */
export const errorImpactKey = "siaga112:error-impact";

export type RegionFunctionProps = {
  readonly context: RegionContext;
  /** Folder under the built functions, with `handler.js`. */
  readonly name: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Everything that the function may do besides writing its log. */
  readonly access: readonly PolicyStatement[];
  /** Unit: seconds. */
  readonly timeoutSeconds: number;
  /** What the person on duty is told is broken *for the public*, in one sentence; names the way by hand. */
  readonly errorImpact: string;
  /** Lines of its log that ring though no invocation fails. */
  readonly rings?: RingingLines;
};

/** One Lambda of one region with its own role, its log group and the alarm that says whom its errors hurt. */
export class RegionFunction extends Construct {
  readonly function: LambdaFunction;

  constructor(scope: Construct, id: string, props: RegionFunctionProps) {
    super(scope, id);
    const { region, assets, layer, alarmTopic } = props.context;
    const logGroup = new LogGroup(this, "Logs", { retention: RetentionDays.ONE_YEAR });
    const role = new Role(this, "Role", {
      assumedBy: new ServicePrincipal("lambda.amazonaws.com"),
    });
    role.addToPolicy(allow(["logs:CreateLogStream", "logs:PutLogEvents"], [logGroup.logGroupArn]));
    for (const statement of props.access) role.addToPolicy(statement);
    acknowledgeWildcards(role, props.access);
    this.function = new LambdaFunction(this, "Function", {
      description: `${region.code} ${props.name}`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: "handler.handler",
      code: Code.fromAsset(join(assets.functions, props.name)),
      layers: [layer],
      memorySize: 512, // chosen, not measured
      timeout: Duration.seconds(props.timeoutSeconds),
      environment: {
        REGION_CODE: region.code,
        REGION_FILE: "/opt/region.json",
        DATA_REGION: region.dataRegion,
        ...props.environment,
      },
      role,
      logGroup,
    });
    const errorImpact = `${region.name}: ${props.errorImpact}`;
    this.node.addMetadata(errorImpactKey, errorImpact);
    outageAlarm(this, "Errors", {
      metric: this.function.metricErrors({ period: Duration.minutes(1) }),
      errorImpact,
      alarmTopic,
    });
    for (const [line, impact] of ringing(props.rings)) {
      countedLineAlarm(this, {
        line,
        logGroup,
        owner: `${digitsOf(region.code)}-${props.name}`,
        errorImpact: `${region.name}: ${impact}`,
        alarmTopic,
      });
    }
  }
}
