import { useCallback, useEffect, useState } from "react";
import type { Answer, Problem } from "./answer.ts";
import type { Api } from "./api.ts";
import type { Settings } from "./state/settings-edit.ts";

/** What was read is good for so long; a duty list changes a few times a day. Unit: ms. Chosen. */
const freshMs = 60_000;
/** After a failure it is read again so soon: an offer is a matter of seconds. Unit: ms. Chosen. */
const retryMs = 3_000;

type Kept = { readonly at: number; readonly settings: Settings };

/** Of each page's API, what it last told: every view shares one reading. */
const kept = new WeakMap<Api, Kept>();

/** What is known, read anew when it is no longer fresh. */
async function readLiving(api: Api): Promise<Answer<Settings>> {
  const known = kept.get(api);
  if (known !== undefined && Date.now() - known.at < freshMs) {
    return { ok: true, value: known.settings };
  }
  const answer = await api.settings();
  if (!answer.ok) return answer;
  const { settings } = answer.value;
  kept.set(api, { at: Date.now(), settings });
  return { ok: true, value: settings };
}

type LivingRead = {
  readonly settings: Settings | undefined;
  /** Why nothing newer is known. It is tried again by itself. */
  readonly problem: Problem | undefined;
  readonly again: () => void;
};

/** The region's duty lists, waits, languages and neighbours, and whether they could be read. */
export function useLivingRead(api: Api): LivingRead {
  const [settings, setSettings] = useState(() => kept.get(api)?.settings);
  const [problem, setProblem] = useState<Problem | undefined>(undefined);
  const [tries, setTries] = useState(0);
  const again = useCallback(() => setTries((before) => before + 1), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try is a reason to read
  useEffect(() => {
    let left = false;
    let timer: ReturnType<typeof setTimeout>;
    const take = (answer: Answer<Settings>) => {
      setProblem(answer.ok ? undefined : answer.problem);
      if (answer.ok) setSettings(answer.value);
    };
    const read = async () => {
      const answer = await readLiving(api);
      if (left) return;
      timer = setTimeout(() => void read(), answer.ok ? freshMs : retryMs);
      take(answer);
    };
    void read();
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [api, tries]);
  return { settings, problem, again };
}

/** The region's duty lists, waits, languages and neighbours; undefined until they are known. */
export function useLiving(api: Api): Settings | undefined {
  return useLivingRead(api).settings;
}
