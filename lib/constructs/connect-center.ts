import { Construct } from "constructs";
import type { Region } from "../../regions/load.ts";
import { ConnectDesk } from "./connect-desk.ts";
import { ConnectLanguages } from "./connect-languages.ts";
import { ConnectQuality } from "./connect-quality.ts";
import { ConnectQueues } from "./connect-queues.ts";
import { ConnectRouting } from "./connect-routing.ts";
import { ConnectSecurity } from "./connect-security.ts";
import { ConnectStatuses } from "./connect-statuses.ts";

export type ConnectCenterProps = { readonly region: Region; readonly instanceArn: string };

/** What one region has of its own within a Connect instance, apart from flows and functions. */
export class ConnectCenter extends Construct {
  readonly queues: ConnectQueues;
  readonly routing: ConnectRouting;
  readonly statuses: ConnectStatuses;

  constructor(scope: Construct, id: string, props: ConnectCenterProps) {
    super(scope, id);
    this.queues = new ConnectQueues(this, "Queues", props);
    this.routing = new ConnectRouting(this, "Routing", { ...props, queues: this.queues });
    this.statuses = new ConnectStatuses(this, "Statuses", props);
    const desk = new ConnectDesk(this, "Desk", props);
    new ConnectSecurity(this, "Security", { ...props, desk });
    new ConnectLanguages(this, "Skills", props);
    new ConnectQuality(this, "Quality", props);
  }
}
