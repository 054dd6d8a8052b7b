import { Stack } from "aws-cdk-lib";
import type { Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import type { Construct } from "constructs";
import type { Region } from "../../regions/load.ts";
import { IpPbx, type IpPbxProps, PbxCommands } from "./ip-pbx.ts";
import { keyByAlias } from "./region-keys.ts";
import { SipTrunk, type SipTrunkProps } from "./sip-trunk.ts";

/** What nobody outside has confirmed yet; written into each stack of the region, so that no reader takes it for granted. */
const unconfirmed: Readonly<Record<Region["telephony"], readonly string[]>> = {
  "sip-trunk": [
    "carrier: translates 112 of every cell of the region to the Connect number",
    "carrier: hands the caller's number on, hidden and SIM-less calls included",
    "carrier: goes on to the overflow number and the neighbour when Connect does not answer",
    "AWS: an Indonesian number for Connect, and its use for an emergency service",
  ],
  "ip-pbx": [
    "carrier: delivers 112 of every cell of the region to the PBX's lines",
    "carrier: hands the caller's number on, hidden and SIM-less calls included",
    "carrier: goes on to the overflow number and the neighbour when the PBX does not answer",
    "region: PBX, its lines, power and internet are provided and kept by the region",
  ],
};

const provisioned: Readonly<Record<Region["telephony"], string>> = {
  "sip-trunk":
    "only a number's association with the flow and a check that calls arrive; the trunk is the carrier's",
  "ip-pbx":
    "only keys, the route and function for the PBX's signed events, transfer commands and a check that the PBX lives; the PBX is the region's",
};

/** Says in the template what the network configuration provisions and what is not confirmed. */
function describeNetwork(stack: Stack, region: Region): void {
  const { telephony, code, name } = region;
  stack.templateOptions.description = `Siaga 112 ${code} ${name}. Network ${telephony}: ${provisioned[telephony]}. Not confirmed by AWS or a carrier: see Metadata.`;
  stack.templateOptions.metadata = {
    ...stack.templateOptions.metadata,
    "siaga112:network": {
      configuration: telephony,
      provisioned: provisioned[telephony],
      unconfirmed: [...unconfirmed[telephony]],
    },
  };
}

export type ContactNetworkProps = SipTrunkProps & {
  /** The function that makes the centre's own calls. */
  readonly callOut: LambdaFunction;
};

type Network<P> = Readonly<Record<Region["telephony"], (scope: Construct, props: P) => unknown>>;

const atHome: Network<IpPbxProps> = {
  "sip-trunk": () => undefined,
  "ip-pbx": (scope, props) => new IpPbx(scope, "IpPbx", props),
};
const besideConnect: Network<ContactNetworkProps> = {
  "sip-trunk": (scope, props) => new SipTrunk(scope, "SipTrunk", props),
  "ip-pbx": (scope, { context, callOut }) =>
    new PbxCommands(scope, "IpPbx", {
      commander: callOut,
      key: keyByAlias(Stack.of(scope), context.region, "pbx"),
    }),
};

/** The data stack's part of the region's network configuration. Source: KD-PPI-112-2019 (R49). */
export function networkAtHome(stack: Stack, props: IpPbxProps): void {
  const { region } = props.context;
  describeNetwork(stack, region);
  atHome[region.telephony](stack, props);
}

/** The contact stack's part. */
export function networkBesideConnect(stack: Stack, props: ContactNetworkProps): void {
  const { region } = props.context;
  describeNetwork(stack, region);
  besideConnect[region.telephony](stack, props);
}
