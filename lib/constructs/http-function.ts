import type { Construct } from "constructs";
import type { DeskRoute } from "../desk-function.ts";
import type { DeskApi } from "./desk-api.ts";
import { RegionFunction, type RegionFunctionProps } from "./region-function.ts";

export type HttpFunctionProps = Omit<RegionFunctionProps, "timeoutSeconds"> & {
  readonly api: DeskApi;
  readonly routes: readonly DeskRoute[];
};

/** One Lambda behind the region's HTTP API. What it answers with 500 is no error to Lambda: its line in the log rings. */
export class HttpFunction extends RegionFunction {
  constructor(scope: Construct, id: string, props: HttpFunctionProps) {
    super(scope, id, {
      ...props,
      timeoutSeconds: 10, // chosen, not measured
      rings: { ...props.rings, fault: props.errorImpact },
    });
    props.api.route(this.function, props.routes);
  }
}
