import { ConnectClient } from "@aws-sdk/client-connect";
import { connectPhoneNumbers } from "../../core/adapters/connect/phone-numbers.ts";
import { logProblem } from "../shared/log.ts";
import { putAnswer } from "./put-answer.ts";
import { associateNumberRoute } from "./route.ts";

// Two requests a second for the whole account, shared with every other deployment. Source: connect.md 1.2.
const client = new ConnectClient({ retryMode: "adaptive", maxAttempts: 10 });

const route = associateNumberRoute({
  numbers: connectPhoneNumbers(client),
  answer: putAnswer,
  onProblem: logProblem,
});

export const handler = (event: unknown) => route(event);
