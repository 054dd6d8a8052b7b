import * as z from "zod/mini";
import { inOneSpelling, outsideMoment, outsideText } from "./outside.ts";

const status = z.nullish(
  z.object({
    arn: outsideText,
    name: outsideText,
    startTimestamp: outsideMoment,
    /** `ROUTABLE`, `CUSTOM`, `OFFLINE`; absent in AWS's own sample. */
    type: outsideText,
  }),
);

const contact = z.object({
  contactId: outsideText,
  channel: outsideText,
  /** `CONNECTING`, `CONNECTED`, `CONNECTED_ONHOLD`, `MISSED`, `ERROR`, `REJECTED`, `ENDED` … */
  state: outsideText,
  stateStartTimestamp: outsideMoment,
  connectedToAgentTimestamp: outsideMoment,
});

const snapshot = z.nullish(
  z.object({
    agentStatus: status,
    nextAgentStatus: status,
    configuration: z.nullish(
      z.object({
        username: outsideText,
        routingProfile: z.nullish(z.object({ arn: outsideText })),
      }),
    ),
    contacts: z.nullish(z.array(contact)),
  }),
);

/**
 * Agent event (Kinesis): the whole state of one operator's telephone, at each change and every 120 s. Read in either
 * spelling; what we do not use is not named. Source: Connect Administrator Guide, agent event streams data model.
 */
export const agentEvent = z.pipe(
  z.pipe(z.unknown(), z.transform(inOneSpelling)),
  z.object({
    agentArn: z.string().check(z.minLength(1), z.maxLength(300)),
    /** `LOGIN`, `LOGOUT`, `STATE_CHANGE`, `HEART_BEAT`. */
    eventType: z.string(),
    eventTimestamp: outsideMoment,
    currentAgentSnapshot: snapshot,
    previousAgentSnapshot: snapshot,
  }),
);
export type AgentEvent = z.infer<typeof agentEvent>;
