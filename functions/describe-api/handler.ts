import document from "../../docs/openapi.json" with { type: "json" };
import { httpHandler } from "../shared/middleware.ts";
import { describeApiRoute } from "./route.ts";

export const handler = httpHandler(describeApiRoute(document));
