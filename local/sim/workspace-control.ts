import * as z from "zod/mini";
import type { AgentView, ConnectQuickConnect, ContactView } from "../connect/types.ts";
import type { WorkspaceState } from "./workspace-host.ts";
import type { SimWorld } from "./world.ts";

/** The operator's telephone as the local workspace page shows it and the desk asks for it. */
export type WorkspaceView = WorkspaceState & {
  /** The status that the operator chose, whatever he is doing now. */
  readonly chosen: string;
  /** A call that rings, is spoken on or is being written up. */
  readonly contact: ContactView | undefined;
  readonly quickConnects: readonly {
    readonly id: string;
    readonly arn: string;
    readonly name: string;
    readonly type: "phone_number" | "queue";
    readonly number?: string;
  }[];
  /** What can be chosen, as the SDK names it. */
  readonly statuses: readonly {
    readonly arn: string;
    readonly type: string;
    readonly name: string;
  }[];
};

const typeOfStatus = { ROUTABLE: "routable", CUSTOM: "not_routable", OFFLINE: "offline" } as const;

/** While a call is dealt with, Connect's own states stand in the place of the chosen status. */
const stateOfActivity: Readonly<
  Record<AgentView["activity"], { readonly type: string; readonly name: string } | undefined>
> = {
  idle: undefined,
  ringing: { type: "system", name: "Pending" },
  "on-call": { type: "system", name: "Busy" },
  "after-call": { type: "after_call_work", name: "AfterCallWork" },
  missed: { type: "error", name: "MissedCallAgent" },
  error: { type: "error", name: "Error" },
};

const phaseOfActivity = {
  idle: undefined,
  ringing: "ringing",
  "on-call": "talking",
  "after-call": "after-call",
  missed: "missed",
  error: "missed",
} as const;

export function workspaceView(
  { connect }: SimWorld,
  region: string,
  agentId: string,
): WorkspaceView | undefined {
  const agent = connect.agents(region).find(({ id }) => id === agentId);
  if (agent === undefined) return;
  const statuses = connect.statuses(region).map(({ arn, name, type }) => ({
    arn,
    name,
    type: typeOfStatus[type],
  }));
  const chosen = statuses.find(({ name }) => name === agent.status);
  const phase = phaseOfActivity[agent.activity];
  const { contactId } = agent;
  const contact = contactId === undefined ? undefined : connect.contact(contactId);
  const other = contact?.thirdParty;
  return {
    status: stateOfActivity[agent.activity] ?? {
      type: chosen?.type ?? "offline",
      name: agent.status,
    },
    chosen: agent.status,
    line: contactId === undefined || phase === undefined ? undefined : { contactId, phase },
    contact,
    third: other === undefined || other.state === "gone" ? undefined : other.contactId,
    quickConnects: connect.quickConnects(region).map(quickConnectView),
    statuses,
  };
}

function quickConnectView(one: ConnectQuickConnect): WorkspaceView["quickConnects"][number] {
  const { quickConnectId: id, arn, name } = one;
  return one.type === "QUEUE"
    ? { id, arn, name, type: "queue" }
    : { id, arn, name, type: "phone_number", number: one.number };
}

const act = z.discriminatedUnion("act", [
  z.object({ act: z.literal("status"), name: z.string() }),
  z.object({
    act: z.enum(["bring", "hand-over"]),
    contactId: z.string(),
    quickConnectId: z.string(),
  }),
  z.object({
    act: z.literal("bring-number"),
    contactId: z.string(),
    name: z.string(),
    number: z.string(),
  }),
  z.object({ act: z.literal("dial"), number: z.string() }),
  z.object({
    act: z.enum(["accept", "clear", "hold", "resume", "leave"]),
    contactId: z.string(),
  }),
]);
const workspaceAct = z.object({ region: z.string(), agentId: z.string(), act });

/** Does what an operator does at the softphone. @throws ConnectRefused */
export async function actInWorkspace({ connect }: SimWorld, body: unknown): Promise<void> {
  const { region, agentId, act: wanted } = workspaceAct.parse(body);
  const agent = connect.agents(region).find(({ id }) => id === agentId);
  switch (wanted.act) {
    case "status":
      connect.setAgent(region, {
        id: agentId,
        name: agent?.name ?? agentId,
        state: agent?.state ?? "available",
        status: wanted.name,
      });
      return;
    case "bring":
      return connect.addParticipant(wanted.contactId, wanted.quickConnectId);
    case "bring-number":
      return connect.addNumber(wanted.contactId, wanted);
    case "dial":
      await connect.dialFrom(region, agentId, wanted.number);
      return;
    case "hand-over":
      return connect.transfer(wanted.contactId, wanted.quickConnectId);
    case "accept":
      return connect.accept(wanted.contactId, agentId);
    case "clear":
      return connect.dismiss(region, agentId, wanted.contactId);
    case "hold":
      return connect.hold(wanted.contactId);
    case "resume":
      return connect.resume(wanted.contactId);
    case "leave":
      return connect.hangUp(wanted.contactId, "agent");
  }
}
