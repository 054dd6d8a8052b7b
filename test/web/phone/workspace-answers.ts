type Answer = (data: Record<string, unknown>) => unknown;

/** What a workspace answers to each command of the SDK, for one operator with one agency to be reached by a key. */
export function workspaceAnswers(participantState: () => string): Record<string, Answer> {
  const queue = { name: "Darurat 112", queueARN: "arn:queue/112", queueId: "112" };
  const given: Record<string, unknown> = {
    "agent/getState": { type: "routable", name: "Available" },
    "agent/listAvailabilityStates": [
      { type: "routable", name: "Available" },
      { type: "not_routable", name: "Istirahat" },
      { type: "offline", name: "Offline" },
    ],
    "agent/setAvailabilityStateByName": { status: "updated", current: {} },
    "agent/getRoutingProfile": { queues: [queue], defaultOutboundQueue: queue },
    "agent/listQuickConnects": {
      quickConnects: [
        {
          type: "phone_number",
          endpointARN: "arn:qc/damkar",
          name: "Pos Damkar",
          phoneNumber: "+620285000113",
        },
      ],
      nextToken: null,
    },
    "contact/getAttributes": { unableToSpeak: "true" },
    "contact/addParticipant": { participantId: "p-3" },
    "contact/transfer": undefined,
    "contact/listParticipants": [
      { participantId: "p-caller", isSelf: false },
      { participantId: "p-me", isSelf: true },
    ],
    "contact/disconnectParticipant": undefined,
    "contact/listContacts": [],
    "contact/clear": undefined,
    "contact/accept": undefined,
    "voice/conferenceParticipants": undefined,
    "voice/createOutboundCall": { contactId: "c-out" },
  };
  const routes: Record<string, Answer> = {
    "contact/getInitialContactId": ({ contactId }) => ({
      initialContactId: String(contactId).replace("-leg", ""),
    }),
    "contact/getParticipantState": () => ({ value: participantState() }),
  };
  for (const [command, answer] of Object.entries(given)) routes[command] = () => answer;
  return routes;
}
