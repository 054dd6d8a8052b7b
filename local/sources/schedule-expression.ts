import { Cron } from "croner";
import { TemplateFault } from "../template/json.ts";

/** When a schedule is due next. */
export type NextDue = (
  /** ms since 1970. */
  after: number,
) => number | undefined;

const unitMs = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

/**
 * Reads `rate(…)`, `cron(…)` and `at(…)` of EventBridge and EventBridge Scheduler.
 *
 * @param timeZone IANA name; for cron and at.
 * @throws TemplateFault for anything else.
 */
export function scheduleOf(expression: string, timeZone: string, where: string): NextDue {
  const [, kind, argument = ""] = /^(rate|cron|at)\((.+)\)$/.exec(expression) ?? [];
  switch (kind) {
    case "rate":
      return rate(argument, where);
    case "cron":
      return cron(argument, timeZone, where);
    case "at":
      return dates(new Cron(argument, { timezone: timeZone, paused: true }));
    default:
      throw new TemplateFault(`${where}: schedule ${expression} is not known locally`);
  }
}

function rate(argument: string, where: string): NextDue {
  const [, count = "0", unit] = /^(\d+) (minute|hour|day)s?$/.exec(argument) ?? [];
  const ms = unit === "minute" || unit === "hour" || unit === "day" ? unitMs[unit] : 0;
  if (Number(count) * ms === 0) throw new TemplateFault(`${where}: rate(${argument}) is not known`);
  return (after) => after + Number(count) * ms;
}

/** `minutes hours day-of-month month day-of-week year`, weekdays from 1 = SUN. */
function cron(argument: string, timeZone: string, where: string): NextDue {
  const fields = argument.trim().split(/\s+/);
  if (fields.length !== 6 || !(fields[2] === "?" || fields[4] === "?")) {
    throw new TemplateFault(`${where}: cron(${argument}) needs six fields, one of the days as ?`);
  }
  const pattern = `0 ${fields.map(cronField).join(" ")}`;
  try {
    return dates(
      new Cron(pattern, { timezone: timeZone, alternativeWeekdays: true, paused: true }),
    );
  } catch (error) {
    throw new TemplateFault(`${where}: cron(${argument}): ${String(error)}`);
  }
}

const lastValues = [59, 23, 31, 12, 7, 2199] as const;

/** AWS writes `0/15` for "from 0 on, every 15"; croner wants the range's end. */
function cronField(field: string, index: number): string {
  return field.replaceAll("?", "*").replace(/(^|,)(\d+)\//g, `$1$2-${lastValues[index]}/`);
}

function dates(job: Cron): NextDue {
  return (after) => job.nextRun(new Date(after))?.getTime();
}
