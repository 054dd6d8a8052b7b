import { useEffect, useState } from "react";
import type { Api } from "./api.ts";
import type { Settings } from "./state/settings-edit.ts";

/** What was read is good for so long; a duty list changes a few times a day. Unit: ms. Chosen. */
const freshMs = 60_000;

type Kept = { readonly at: number; readonly settings: Settings };

/** Of each page's API, what it last told: every view shares one reading. */
const kept = new WeakMap<Api, Kept>();

/** The region's duty lists, waits, languages and neighbours; undefined until they are known. */
export function useLiving(api: Api): Settings | undefined {
  const [settings, setSettings] = useState(() => kept.get(api)?.settings);
  useEffect(() => {
    let left = false;
    const read = async () => {
      const known = kept.get(api);
      if (known !== undefined && Date.now() - known.at < freshMs)
        return setSettings(known.settings);
      const answer = await api.settings();
      if (!answer.ok) return;
      kept.set(api, { at: Date.now(), settings: answer.value.settings });
      if (!left) setSettings(answer.value.settings);
    };
    void read();
    const timer = setInterval(() => void read(), freshMs);
    return () => {
      left = true;
      clearInterval(timer);
    };
  }, [api]);
  return settings;
}
