import { livingSchemas } from "../contracts/living.ts";
import { ownNeighbourIssues } from "../domain/handover/neighbour-rules.ts";
import { type LivingTopic, livingTopics } from "../domain/region/living.ts";
import { livingIssues, surroundingIssues } from "../domain/region/living-rules.ts";
import type { RoutingAgency } from "../domain/routing/route.ts";
import { routingSurroundingIssues } from "../domain/routing/routing-rules.ts";
import { accept, type Result, refuse } from "../domain/shared/result.ts";
import type { Clock, LivingChange, LivingStore } from "./ports.ts";

export type ChangeSettingPorts = {
  readonly living: Pick<LivingStore, "read" | "write">;
  /** Of the region file. */
  readonly regionCode: string;
  readonly concurrentCalls: number;
  readonly agencyLine: string;
  readonly agencies: readonly RoutingAgency[];
  readonly clock: Clock;
};

export type ChangeSettingRefusal =
  | { readonly kind: "unknown-setting" }
  | { readonly kind: "invalid-request"; readonly issues: readonly string[] }
  | { readonly kind: "unknown-agency"; readonly agencyId: string }
  /** Somebody changed the topic since this person read it. */
  | { readonly kind: "concurrent-change" };

export type SettingChange = {
  readonly value: unknown;
  readonly reason: string;
  /** The version that was read; absent: whichever stands is replaced. */
  readonly version?: number | undefined;
};

/** An item of the table holds 400 kB; no duty list comes near it. Unit: characters of JSON. */
const maxValueLength = 200_000;

/** @returns undefined for a word that is no topic */
export function topicOf(name: string): LivingTopic | undefined {
  return livingTopics.find((topic) => topic === name);
}

/** Replaces one topic of what people change in a shift; every version stays in the history. */
export async function changeSetting(
  ports: ChangeSettingPorts,
  name: string,
  change: SettingChange,
  actor: string,
): Promise<Result<LivingChange, ChangeSettingRefusal>> {
  const topic = topicOf(name);
  if (topic === undefined) return refuse({ kind: "unknown-setting" });
  const parsed = livingSchemas[topic].safeParse(change.value);
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path, code }) => `${path.join(".")}: ${code}`);
    return refuse({ kind: "invalid-request", issues });
  }
  if (JSON.stringify(parsed.data).length > maxValueLength) {
    return refuse({ kind: "invalid-request", issues: ["value: too long"] });
  }
  const known = new Set(ports.agencies.map(({ agencyId }) => agencyId));
  const stranger = agenciesIn(topic, parsed.data).find((agencyId) => !known.has(agencyId));
  if (stranger !== undefined) return refuse({ kind: "unknown-agency", agencyId: stranger });
  const issues = [
    ...livingIssues({ [topic]: parsed.data }, [...known]),
    ...selfIssues(ports, topic, parsed.data),
    ...(await numberIssues(ports, topic, parsed.data)),
  ];
  if (issues.length > 0) return refuse({ kind: "invalid-request", issues });
  const { reason, version } = change;
  const at = ports.clock.now();
  const written = await ports.living.write(topic, parsed.data, actor, reason, at, version);
  return written === undefined ? refuse({ kind: "concurrent-change" }) : accept(written);
}

function selfIssues({ regionCode }: ChangeSettingPorts, topic: LivingTopic, value: unknown) {
  if (topic !== "neighbours") return [];
  return ownNeighbourIssues(livingSchemas.neighbours.parse(value), regionCode);
}

const besideOthers: readonly LivingTopic[] = [
  "agencies",
  "supervisors",
  "overflowNumber",
  "telephone",
  "routing",
  "localKinds",
];

/** Numbers and lines are judged beside what is in force; 1 request for these topics only. */
async function numberIssues(ports: ChangeSettingPorts, topic: LivingTopic, value: unknown) {
  if (!besideOthers.includes(topic)) return [];
  const { concurrentCalls, agencyLine, regionCode } = ports;
  const current = await ports.living.read();
  const changed = { [topic]: value };
  return [
    ...surroundingIssues(changed, { concurrentCalls, agencyLine, current }),
    ...routingSurroundingIssues(changed, { regionCode, current }),
  ];
}

/** The agencies that a value names; only the region file says which agencies there are. */
function agenciesIn(topic: LivingTopic, value: unknown): readonly string[] {
  if (topic === "agencies") return Object.keys(livingSchemas.agencies.parse(value));
  if (topic !== "routing") return [];
  return livingSchemas.routing.parse(value).flatMap(({ lead, support }) => [...lead, ...support]);
}
